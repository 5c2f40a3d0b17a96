import { may } from "../../core/access.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { isInvited, type MeetingView, meetingsFor, readableItems } from "../../core/meeting-view.ts";
import { type Outbound, say } from "../../core/message.ts";
import type { AgendaItem } from "../../core/store/agendas.ts";
import { type ItemShown, sayAgendaOf, sayNoAgenda } from "../../core/words/agenda-items.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { comingMeetings } from "../meetings/which-meeting.ts";
import { numberedItems } from "./which-item.ts";
import { meetingCalled } from "./which-agenda.ts";

export const agendaItems: Command = {
  name: "agenda-items",
  words: ["ordre du jour", "odj", "ordres du jour", "l'ordre du jour"],
  group: "meetings",
  summary: "les points d'une réunion à venir",
  examples: ["ordre du jour copil"],
  action: "see_meetings",
  read(rest, context) {
    const view = meetingCalled(rest.replace(/^(?:du|de la|de l'|de|des)\s+/iu, ""), context);
    return view && { meeting: String(view.meeting.id) };
  },
  run(context, parameters) {
    const coming = comingMeetings(context);
    const view = viewOf(context, parameters, coming);
    if (view === undefined) return { message: say(sayNoAgenda()) };
    const offers = coming
      .filter(({ meeting, items }) => meeting.id !== view.meeting.id && items.length > 0)
      .slice(0, 4)
      .map((one) => ({ value: `ordre du jour ${typedMeeting(one)}`, label: sayMeetingName(one, context.today) }));
    return { message: show(context, view, parameters["meeting"] === undefined ? offers : []) };
  },
  // Where others read: of an instance that everyone may read, and nothing sensitive, nor who is invited.
  share(context, parameters) {
    const view = viewOf(context, parameters, comingMeetings(context));
    if (view === undefined || view.seated.template.audience !== "everyone") return undefined;
    const items = view.items.filter(({ sensitive }) => !sensitive);
    const shown = items.map((item, index) => ({
      ...shownOf(context, item),
      guests: [],
      ...(items.length === view.items.length && { number: index + 1 }),
    }));
    return sayAgendaOf(view, shown, { today: context.today, offers: [], hidden: 0, manages: false });
  },
};

/** The one asked for, else the next one that this person is told of. */
function viewOf(
  { store, library, person }: CommandContext,
  { meeting: id }: Parameters,
  coming: readonly MeetingView[],
): MeetingView | undefined {
  if (id === undefined)
    return coming.find((view) => isInvited(person, view)) ?? coming.find(({ items }) => items.length > 0) ?? coming[0];
  return meetingsFor(store, library, person).find(({ meeting }) => String(meeting.id) === id);
}

/** Numbers are those of the agenda; a reader to whom some are hidden gets none, which would tell that there are others. */
function show(context: CommandContext, view: MeetingView, offers: { value: string; label: string }[]): Outbound {
  const { person, today } = context;
  const manages = may(person, "manage_meetings");
  const numbered = numberedItems(context, view);
  const hidden = view.items.length - readableItems(person, view).length;
  const shown = numbered.map(({ number, item }) => ({
    ...shownOf(context, item),
    ...((hidden === 0 || manages) && { number }),
  }));
  return sayAgendaOf(view, shown, { today, offers, hidden, manages });
}

function shownOf({ store }: CommandContext, { title, sensitive, guests, fromItem }: AgendaItem): ItemShown {
  const meetingId = fromItem === undefined ? undefined : store.agendas.meetingOf(fromItem);
  const source = meetingId === undefined ? undefined : store.meetings.byId(meetingId);
  const body = source && store.bodies.byId(source.bodyId);
  return {
    title,
    sensitive,
    guests: guests.map(({ name }) => name),
    ...(body && {
      from: {
        body: body.name,
        own: body.domain !== undefined,
        ...(source?.heldOn !== undefined && { heldOn: source.heldOn }),
      },
    }),
  };
}
