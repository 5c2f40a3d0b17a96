import type { CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { allMeetings, type MeetingView, meetingsFor } from "../../core/meeting-view.ts";
import { bodyNamed } from "../../core/seats.ts";
import { sayAgendaClosed } from "../../core/words/agenda-items.ts";
import { namedMeeting } from "../attendance/meeting-first.ts";
import { noMeetingOf, notSetUp } from "../meetings/no-meeting.ts";
import { chosenMeeting, comingMeetings, meetingParameter } from "../meetings/which-meeting.ts";
import { splitTrailingDate } from "../trailing-date.ts";
import { modelCalled } from "../bodies/which-body.ts";
import { bodiesOf, isWhole } from "../polls/naming.ts";

/** A meeting that the words name, and the words without it. */
export type MeetingSaid = { view?: MeetingView; rest: string };

/**
 * The meeting named by a whole expression, "copil du 17 décembre"; one to come first, else the latest. Undefined: it names none.
 * Throws `UserError` when it names an instance that has no meeting.
 */
export function meetingCalled(name: string, context: CommandContext): MeetingView | undefined {
  const coming = comingMeetings(context);
  const known = meetingsFor(context.store, context.library, context.person);
  const found = namedMeeting(name, coming, context) ?? namedMeeting(name, known.toReversed(), context);
  if (found) return found;
  const body = bodyNamed(name, bodiesOf(context));
  if (body) throw noMeetingOf(body, context);
  const missing = modelCalled(name, context.library);
  if (missing) throw notSetUp(missing, context);
  return undefined;
}

const to = "au|aux|à la|a la|à l['’]|a l['’]|pour le|pour la|pour les|pour l['’]|dans le|dans la";
const of = `${to}|du|de la|de l['’]|des|de`;
const links = {
  to: new RegExp(`(?:^|\\s)(?:${to})\\s*(?=\\S)`, "giu"),
  of: new RegExp(`(?:^|\\s)(?:${of})\\s*(?=\\S)`, "giu"),
};

/** "Fonds de concours au copil du 17": what follows the link names a meeting. `link`: "of" also takes "du copil". */
export function splitTrailingMeeting(said: string, link: "to" | "of", context: CommandContext): MeetingSaid {
  for (const match of said.matchAll(links[link])) {
    const name = said.slice(match.index + match[0].length).trim();
    // "Bilan au 8 décembre" names a day, not a meeting.
    const isDay = splitTrailingDate(name, context.today).words === "";
    const view = isDay ? undefined : meetingCalled(name, context);
    if (view) return { view, rest: said.slice(0, match.index).replace(/[\s,:]+$/u, "") };
  }
  return { rest: said.trim() };
}

/** "du copil : Titre", "au copil\n- Un point": the meeting comes first, after a link or before a colon. */
export function splitLeadingMeeting(said: string, context: CommandContext): MeetingSaid {
  const text = said.trim();
  const linked = new RegExp(`^(?:${of})\\s*(?=\\S)`, "iu").exec(text);
  const ends = [...text.matchAll(/[\s:]+/gu)].map(({ index, 0: gap }) => ({ index, gap })).slice(0, 12);
  for (const { index, gap } of [...ends, { index: text.length, gap: "" }].toReversed()) {
    if (!linked && !gap.includes(":") && gap !== "") continue;
    const name = text.slice(linked?.[0].length ?? 0, index).trim();
    if (name === "" || !isWhole(name) || (!linked && gap === "")) continue;
    const view = meetingCalled(name, context);
    if (view) return { view, rest: text.slice(index + gap.length).trim() };
  }
  return { rest: text };
}

/** Asked only when there are several of `views`. */
export function agendaParameter(
  text: string,
  views: readonly MeetingView[],
  known: Parameters,
  context: CommandContext,
): AtomicQuestion[] {
  if (known["meeting"] !== undefined && !views.some(({ meeting }) => String(meeting.id) === known["meeting"])) {
    const closed = allMeetings(context.store, context.library).find(
      ({ meeting }) => String(meeting.id) === known["meeting"],
    );
    if (closed) refuseClosed(closed, context);
  }
  return views.length === 1 && known["meeting"] === undefined ? [] : [meetingParameter(text, views, context)];
}

/** The one that was named or chosen, or the only one. Throws `UserError` when its agenda does not change any more. */
export function agendaOf({ meeting }: Parameters, views: readonly MeetingView[], context: CommandContext): MeetingView {
  const [only] = views;
  return meeting === undefined && only ? only : chosenMeeting(meeting, views, context);
}

/** Throws `UserError` when the meeting is cancelled, held or past. */
export function refuseClosed(view: MeetingView, { today }: CommandContext): void {
  const { status, heldOn } = view.meeting;
  if (status === "cancelled" || status === "held" || (heldOn !== undefined && heldOn < today))
    throw new UserError(sayAgendaClosed(view, today));
}
