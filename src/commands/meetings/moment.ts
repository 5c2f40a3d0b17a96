import type { CivilDate } from "../../core/calendar/civil-date.ts";
import { type LocalTime, localTimeAt } from "../../core/calendar/local-time.ts";
import type { CommandContext, Parameters, Refused } from "../../core/command.ts";
import { type DayWarning, type OtherMeeting, warningsAbout } from "../../core/governance/meeting-day.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { allMeetings, invitedPeople } from "../../core/meeting-view.ts";
import { sayDayUnread, sayKeepDate, sayMomentUnread, sayNoMomentKept } from "../../core/words/meetings.ts";
import { sayMeetingTitle } from "../../core/words/meeting-names.ts";
import { dateParameter, openParameter, timeParameter } from "../parameter.ts";
import { dayAmongQuestion, readDayAmong } from "./day-among.ts";
import { readDetails } from "./read-details.ts";

export type Moment = { heldOn: CivilDate; startsAt: LocalTime };

/** Whose meeting it is, so that its date can be compared with those of the others. */
export type About = { bodyId: number; minutes: number; people: readonly number[]; meetingId?: number };

/** A date that calls for a warning is asked again this often, then nothing is done: a meeting is never one nobody wanted. */
const mostRounds = 6;

/**
 * When a meeting takes place: what is still to be asked, and the moment once nothing is. A date that has passed, a holiday, or one
 * already taken is told why and kept only after a word; another date can be typed there as well.
 */
export function settleMoment(
  context: CommandContext,
  known: Parameters,
  about: About | undefined,
  before: Partial<Moment> = {},
): { questions: AtomicQuestion[]; moment: Moment | undefined } {
  const questions: AtomicQuestion[] = [];
  const day = (id: string, text: string) => questions.push(dateParameter({ id, text, label: "Date" }));
  const hour = (id: string) => questions.push(timeParameter({ id, text: "À quelle heure ?", label: "Heure" }));
  const isUnsure = known.unsureDay !== undefined && known.heldOn === undefined;
  const among = isUnsure && known.whichDay !== undefined ? readDayAmong(known, context.today) : {};
  let heldOn = textOf(known.heldOn) ?? textOf(among.heldOn) ?? before.heldOn;
  let startsAt = textOf(known.startsAt) ?? textOf(among.startsAt) ?? before.startsAt;
  if (isUnsure) questions.push(dayAmongQuestion(known));
  else if (before.heldOn === undefined || known.heldOn !== undefined) day("heldOn", "Quel jour ?");
  if (among.startsAt === undefined && (before.startsAt === undefined || known.startsAt !== undefined)) hour("startsAt");
  for (let round = 1; round <= mostRounds; round += 1) {
    if (heldOn === undefined || startsAt === undefined || about === undefined) return { questions, moment: undefined };
    const moment = { heldOn, startsAt };
    const warnings = warningsOf(context, moment, about);
    if (warnings.length === 0) return { questions, moment };
    const keep = `keep${round}`;
    questions.push(keepQuestion(keep, moment, warnings, context.today));
    const answer = textOf(known[keep]);
    if (answer === undefined) return { questions, moment: undefined };
    if (answer === "garder") return { questions, moment };
    if (answer === "autre date") {
      day(`heldOn${round}`, "Quel autre jour ?");
      heldOn = textOf(known[`heldOn${round}`]);
    } else if (answer === "autre heure") {
      hour(`startsAt${round}`);
      startsAt = textOf(known[`startsAt${round}`]);
    } else {
      const typed = readDetails(answer, context).known;
      heldOn = textOf(typed.heldOn) ?? heldOn;
      startsAt = textOf(typed.startsAt) ?? startsAt;
    }
  }
  throw new UserError(sayNoMomentKept());
}

/** What was answered to « Quel jour ? » or to « Gardez-vous ce moment ? » that is neither a word for it nor a date or an hour: it is asked again. */
export function refuseMoment(known: Parameters, context: CommandContext): Refused | undefined {
  const { whichDay } = known;
  if (whichDay !== undefined && known.heldOn === undefined && readDayAmong(known, context.today).heldOn === undefined)
    return { id: "whichDay", sentence: sayDayUnread(String(whichDay)) };
  for (let round = 1; round <= mostRounds; round += 1) {
    const id = `keep${round}`;
    const answer = textOf(known[id]);
    if (answer === undefined || ["garder", "autre date", "autre heure"].includes(answer)) continue;
    const typed = readDetails(answer, context).known;
    if (typed.heldOn === undefined && typed.startsAt === undefined) return { id, sentence: sayMomentUnread(answer) };
  }
  return undefined;
}

function keepQuestion(id: string, moment: Moment, warnings: readonly DayWarning[], today: CivilDate): AtomicQuestion {
  const ready = [
    { value: "garder", label: "Oui, garder ce moment", words: ["oui", "ok", "d'accord", "je garde", "oui garder"] },
    { value: "autre date", label: "Non, une autre date", words: ["non", "une autre date", "changer de date"] },
    { value: "autre heure", label: "Non, une autre heure", words: ["une autre heure", "changer d'heure"] },
  ];
  const asked = { id, text: sayKeepDate(moment, warnings, today), label: "Moment" };
  const help = "Vous pouvez aussi écrire un autre moment, par exemple « lundi à 15 h ».";
  return openParameter({ ...asked, help }, ready);
}

function warningsOf(context: CommandContext, moment: Moment, about: About): DayWarning[] {
  const { store, library, now, today, timeZone } = context;
  const others = allMeetings(store, library).flatMap((view): OtherMeeting[] => {
    const { meeting, seated } = view;
    if (meeting.status !== "planned" || meeting.heldOn === undefined || meeting.id === about.meetingId) return [];
    const people = new Set(invitedPeople(view));
    return [
      {
        name: sayMeetingTitle(view),
        heldOn: meeting.heldOn,
        ...(meeting.startsAt !== undefined && { startsAt: meeting.startsAt }),
        minutes: meeting.minutes,
        sameBody: seated.body.id === about.bodyId,
        shared: about.people.filter((id) => people.has(id)).length,
      },
    ];
  });
  const { time } = localTimeAt(now, timeZone);
  const known = { today, time, place: store.territory.holidayPlace(), others };
  return warningsAbout({ ...moment, minutes: about.minutes }, known);
}

function textOf(value: string | number | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
