import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { calendarFileOf, whereOf } from "../../core/meeting-calendar.ts";
import { tellOfMeeting } from "../../core/meeting-notices.ts";
import { invitedPeople, meetingView, type MeetingView } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import type { Meeting, MeetingChange } from "../../core/store/meetings.ts";
import { sayMeetingKept, sayNothingChanged } from "../../core/words/meetings.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { preparationBlocks } from "./meeting-create.ts";
import { type About, refuseMoment, settleMoment } from "./moment.ts";
import { readChange } from "./name-meeting.ts";
import { formatQuestion, venueOf, venueQuestions } from "./venue.ts";
import { chosenMeeting, comingMeetings, meetingParameter } from "./which-meeting.ts";

type Aspect = "moment" | "place" | "format" | "minutes" | "title";

export const meetingMove = changing({
  name: "meeting-move",
  words: [
    "réunion déplacer",
    "déplacer la réunion",
    "déplacer réunion",
    "réunion reporter",
    "reporter la réunion",
    "reporter réunion",
    "réunion décaler",
    "décaler la réunion",
    "changer la date",
    "changer l'heure",
    "changer de date",
    "changer d'heure",
    "déplacer le",
    "déplacer la",
    "déplacer",
    "reporter le",
    "reporter la",
    "décaler le",
    "décaler la",
    "décaler",
  ],
  summary: "changer la date ou l'heure d'une réunion",
  examples: ["réunion déplacer copil {jour} 15h", "reporter la réunion"],
  aspect: "moment",
});

export const meetingPlace = changing({
  name: "meeting-place",
  words: ["réunion lieu", "changer le lieu", "changer de lieu", "modifier le lieu"],
  summary: "changer le lieu d'une réunion",
  examples: ["changer le lieu du copil", "réunion lieu copil à Vougy"],
  aspect: "place",
});

export const meetingChange = changing({
  name: "meeting-change",
  words: ["réunion modifier", "modifier la réunion", "modifier réunion", "réunion changer", "changer la réunion"],
  summary: "changer une réunion : date, heure, lieu, forme, durée, sujet",
  examples: ["réunion modifier copil", "réunion modifier copil mixte"],
});

/** A command that changes a meeting: one `aspect` of it, or what the message says, or else what is asked. */
function changing({
  aspect,
  ...named
}: Pick<Command, "name" | "words" | "summary" | "examples"> & { aspect?: Aspect }): Command {
  return {
    ...named,
    group: "meetings",
    action: "manage_meetings",
    parameters(context, known) {
      const views = comingMeetings(context);
      const view = views.find(({ meeting }) => String(meeting.id) === known.meeting);
      return [meetingParameter("Quelle réunion ?", views, context), ...questionsAbout(context, known, view, aspect)];
    },
    read: (rest, context) => readChange(rest, comingMeetings(context), context),
    refuse: refuseMoment,
    run: (context, parameters) => change(context, parameters, aspect),
  };
}

function questionsAbout(
  context: CommandContext,
  known: Parameters,
  view: MeetingView | undefined,
  aspect: Aspect | undefined,
): AtomicQuestion[] {
  const isSaid = ["heldOn", "startsAt", "unsureDay", "insee", "minutes", "title"].some((id) => known[id] !== undefined);
  const asksWhat =
    aspect === undefined && !isSaid && (known.what !== undefined || (known.format ?? known.place) === undefined);
  const what = aspect ?? known.what;
  const formatted = known.format === "in_person" || known.format === "mixed";
  const lacksPlace = view !== undefined && view.meeting.place === undefined && view.meeting.insee === undefined;
  return [
    ...(asksWhat ? [whatQuestion()] : []),
    ...(changesMoment(known, aspect) ? momentQuestions(context, known, view) : []),
    ...(what === "format" ? [formatQuestion()] : []),
    ...((what === "place" || (formatted && lacksPlace)) && known.insee === undefined && known.format !== "remote"
      ? venueQuestions(context, known, view?.seated.body.id)
      : []),
    ...(what === "minutes" ? [durationQuestion()] : []),
    ...(what === "title" ? [textParameter({ id: "title", text: "Quel est son sujet ?", label: "Sujet" })] : []),
  ];
}

function whatQuestion(): AtomicQuestion {
  return choiceParameter({ id: "what", text: "Que faut-il changer ?", label: "Changement" }, [
    { value: "moment", label: "La date ou l'heure", words: ["date", "heure", "jour", "moment"] },
    { value: "place", label: "Le lieu", words: ["lieu", "endroit", "salle"] },
    { value: "format", label: "La forme : sur place, à distance ou mixte", words: ["forme", "format", "visio"] },
    { value: "minutes", label: "La durée", words: ["durée"] },
    { value: "title", label: "Le sujet", words: ["sujet", "titre", "intitulé"] },
  ]);
}

function durationQuestion(): AtomicQuestion {
  const options = [60, 90, 120, 150, 180, 240, 420].map((minutes) => {
    const hours = `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? "" : ` ${minutes % 60}`}`;
    return { value: String(minutes), label: minutes === 420 ? "La journée" : hours };
  });
  return choiceParameter({ id: "lasts", text: "Combien de temps dure-t-elle ?", label: "Durée" }, options);
}

function changesMoment(known: Parameters, aspect: Aspect | undefined): boolean {
  const isSaid = known.heldOn !== undefined || known.startsAt !== undefined || known.unsureDay !== undefined;
  return isSaid || aspect === "moment" || known.what === "moment";
}

function settle(context: CommandContext, known: Parameters, view: MeetingView | undefined) {
  if (view === undefined) return settleMoment(context, known, undefined, { startsAt: "00:00" });
  const { meeting, seated } = view;
  const minutes = typeof known.minutes === "number" ? known.minutes : meeting.minutes;
  const about: About = { bodyId: seated.body.id, meetingId: meeting.id, minutes, people: invitedPeople(view) };
  const keepsDay = known.startsAt !== undefined && known.heldOn === undefined && known.unsureDay === undefined;
  return settleMoment(context, known, about, {
    ...(keepsDay && meeting.heldOn !== undefined && { heldOn: meeting.heldOn }),
    ...(meeting.startsAt !== undefined && { startsAt: meeting.startsAt }),
  });
}

function momentQuestions(context: CommandContext, known: Parameters, view: MeetingView | undefined): AtomicQuestion[] {
  return settle(context, known, view).questions;
}

function change(context: CommandContext, parameters: Parameters, aspect: Aspect | undefined): CommandReply {
  const { store, library, person, now } = context;
  const view = chosenMeeting(parameters.meeting, comingMeetings(context), context);
  const { meeting } = view;
  const changed = differences(meeting, changeOf(context, parameters, view, aspect));
  if (Object.keys(changed).length === 0) return { message: say(sayNothingChanged(view)) };
  const isChosen = meeting.status === "polling" && changed.heldOn !== undefined;
  store.meetings.change(meeting.id, { ...changed, ...(isChosen && { status: "planned" }) }, true);
  const becomes = meetingView(store, library, meeting.id);
  if (becomes === undefined) throw new Error("the meeting just changed is not there");
  store.audit.add(now, person.id, "meeting.changed", `meeting:${meeting.id}`, {
    before: JSON.stringify(meeting),
    after: JSON.stringify(becomes.meeting),
  });
  const moved = changed.heldOn !== undefined || changed.startsAt !== undefined;
  if (moved) forgetAnnounced(context, meeting.id);
  const audience = tellOfMeeting(
    context,
    meeting.id,
    isChosen ? { news: "planned" } : { news: "changed", before: meeting },
  );
  const file = calendarFileOf(store, becomes, person, now);
  const said = { ...becomes, where: whereOf(store, becomes), file, tellsDuration: changed.minutes !== undefined };
  const { blocks } = sayMeetingKept(said, "changed", audience);
  return { message: { blocks: [...blocks, ...(moved ? preparationBlocks(context, becomes) : [])] } };
}

/** Who said they would come on another day has not answered for this one. */
function forgetAnnounced({ store }: CommandContext, meetingId: number): void {
  for (const { personId, announced } of store.attendances.ofMeeting(meetingId))
    if (announced) store.attendances.clear(meetingId, personId);
}

function changeOf(
  context: CommandContext,
  parameters: Parameters,
  view: MeetingView,
  aspect: Aspect | undefined,
): MeetingChange {
  const { venue, format } = venueOf(context, parameters);
  const { minutes, title, lasts } = parameters;
  const lasting = typeof minutes === "number" ? minutes : lasts === undefined ? undefined : Number(lasts);
  const moment = changesMoment(parameters, aspect) ? settle(context, parameters, view).moment : undefined;
  return {
    ...moment,
    ...(venue && { place: venue.place, insee: venue.insee }),
    // Nobody goes to a place for what is held at a distance.
    ...(format === "remote" && venue === undefined && { place: undefined, insee: undefined }),
    ...(format !== undefined && { format }),
    ...(lasting !== undefined && { minutes: lasting }),
    ...(typeof title === "string" && { title }),
  };
}

/** What is not already so. */
function differences(meeting: Meeting, wanted: MeetingChange): MeetingChange {
  const now = new Map<string, unknown>(Object.entries(meeting));
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => now.get(name) !== value));
}
