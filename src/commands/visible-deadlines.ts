import { isDirector, municipalitiesOf } from "../core/access.ts";
import type { CivilDate } from "../core/calendar/civil-date.ts";
import type { CommandContext } from "../core/command.ts";
import { isSensitiveAction, sightOf } from "../core/decision-view.ts";
import { isLegalOf, legalDeadlines } from "../core/legal-deadlines.ts";
import { whereOf } from "../core/meeting-calendar.ts";
import type { MeetingView } from "../core/meeting-view.ts";
import type { Deadline } from "../core/store/deadlines.ts";
import { sayLegalTitle } from "../core/words/legal-deadlines.ts";
import { sayMeetingBesideDay } from "../core/words/meeting-names.ts";
import { comingMeetings } from "./meetings/which-meeting.ts";

/** All for the DGS; for the others, what is of all the EPCI and of their own municipalities. */
export function visibleDeadlines(context: CommandContext): Deadline[] {
  return context.store.deadlines.open().filter(readsDeadline(context));
}

/** Whether this person may read a deadline, done ones as those that are open. */
export function readsDeadline({ store, library, person }: CommandContext): (one: Deadline) => boolean {
  const own = municipalitiesOf(person);
  const sight = sightOf(store, library);
  return (one) =>
    (one.insee === undefined || isDirector(person) || own.includes(one.insee)) && sight.readsDeadline(person, one);
}

/** What is of all the EPCI: what may be said where others read. */
export function commonDeadlines(context: CommandContext): Deadline[] {
  return context.store.deadlines.open().filter(isCommonDeadline(context));
}

export function isCommonDeadline({ store, library }: CommandContext): (one: Deadline) => boolean {
  const sight = sightOf(store, library);
  return (one) => one.insee === undefined && sight.isPublicDeadline(one);
}

/** With the name of its municipality, if it is of one; `sensitive`: what decided it is read by some alone. */
export function withPlace(
  { store }: CommandContext,
  deadline: Deadline,
): Deadline & { place?: string; sensitive: boolean } {
  const { insee } = deadline;
  const sensitive = isSensitiveAction(store, deadline);
  return insee === undefined
    ? { ...deadline, sensitive }
    : { ...deadline, sensitive, place: store.territory.municipality(insee)?.name ?? insee };
}

/** What the law asks of the EPCI, for the DGS, or of their municipalities, for the others, within `days`. */
export function legalLines(context: CommandContext, days: number): { title: string; due: CivilDate }[] {
  const { store, library, today, person } = context;
  return legalDeadlines(store, library, today, days)
    .filter((one) => isLegalOf(person, one))
    .map(({ insee, due, ...line }) => {
      const place = insee === undefined ? undefined : store.territory.municipality(insee)?.name;
      return { title: sayLegalTitle(place === undefined ? line : { ...line, place }), due };
    });
}

/** The coming meetings that `which` keeps, as lines among the deadlines: "Comité de pilotage, 14 h, Vougy". */
export function meetingLines(
  context: CommandContext,
  which: (view: MeetingView) => boolean = () => true,
): { title: string; due: CivilDate }[] {
  return comingMeetings(context).flatMap((view) => {
    const { heldOn } = view.meeting;
    const title = sayMeetingBesideDay(view, whereOf(context.store, view));
    return heldOn === undefined || !which(view) ? [] : [{ title, due: heldOn }];
  });
}
