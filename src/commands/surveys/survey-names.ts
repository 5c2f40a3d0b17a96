import type { CommandContext } from "../../core/command.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { namedMeeting } from "../attendance/meeting-first.ts";
import { splitTrailingDate } from "../trailing-date.ts";

export const links = ["du", "de la", "sur le", "sur la"];
export const kinds = ["séminaire", "visite", "formation", "concertation"];
/** What people thought of it, for who may read that; to give one's own opinion, for the others. */
export const surveyResultWords = [...links, ...kinds].map((end) => `avis ${end}`);

const anyKind = String.raw`(?:s[ée]minaires?|formations?(?:[- ]actions?)?|visites?|concertations?|r[ée]unions?\s+(?:d['’]information|de\s+concertation)|r[ée]unions?\s+publiques?|rencontres?)`;
const anyLinks = String.raw`(?:(?:du|de\s+la|de\s+l['’]|de|des|d['’]|sur|pour|au|[àa]\s+la|le|la|les|cette|ce)\s*)*`;
const named = new RegExp(`^${anyLinks}${anyKind}(?![\\p{L}])`, "iu");
const alone = new RegExp(`^${anyLinks}${anyKind}$`, "iu");
/** "sur la rencontre", "sur cette réunion": whichever waits. */
const unnamed = new RegExp(`^${anyLinks}(?:rencontre|r[ée]union|journ[ée]e)?$`, "iu");

/** Whether these words name a meeting of which people are asked what they thought. */
export function namesSurveyed(rest: string): boolean {
  return named.test(rest.trim());
}

/** Nothing but the kind of a meeting: with more words, it may be an answer to something else. */
export function namesKindAlone(rest: string): boolean {
  return alone.test(rest.trim());
}

export function namesNothing(rest: string): boolean {
  return unnamed.test(rest.trim());
}

/** The meeting of `views` that the words name: "le séminaire", "la visite du 1er décembre", "du 1er décembre"; it is past. */
export function surveyedNamed(
  said: string,
  views: readonly MeetingView[],
  context: CommandContext,
): MeetingView | undefined {
  const { words, date } = splitTrailingDate(said.trim(), context.today, "past");
  const onDay = date === undefined ? views : views.filter(({ meeting }) => meeting.heldOn === date);
  const name = words.replace(/\s*(?:du|le)$/iu, "");
  return name === "" && date !== undefined ? onDay[0] : namedMeeting(name, onDay, context);
}
