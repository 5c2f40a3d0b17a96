import type { CommandContext, Parameters } from "../../core/command.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { bodyNamed, type SeatedBody } from "../../core/seats.ts";
import { splitTrailingDate } from "../trailing-date.ts";
import { isSurelyVenue, readDetails, readVenue } from "./read-details.ts";

const link = /^(?:à|a|au|aux|de|du|des|dans|en|et|pour|sur|le|la|les)$/iu;

/** The instance that some of the words name, the first and the longest way to, and the words around it. */
export function takeBody(said: string, bodies: readonly SeatedBody[]): { body: SeatedBody; rest: string } | undefined {
  const tokens = said.split(/\s+/u).filter((token) => token !== "");
  for (let start = 0; start < tokens.length; start += 1) {
    for (let end = tokens.length; end > start; end -= 1) {
      // What ties a name to what follows is not part of it: "copil à Vougy".
      if (link.test(tokens[end - 1] ?? "")) continue;
      const body = bodyNamed(tokens.slice(start, end).join(" "), bodies);
      if (body) return { body, rest: [...tokens.slice(0, start), ...tokens.slice(end)].join(" ") };
    }
  }
  return undefined;
}

/** Words that only tie the others: "la réunion du", "pour le", "à". */
export function withoutLinks(said: string): string {
  return said
    .replace(/^(?:(?:la|une|de|du|des|le|les|d['’]|pour|réunion|reunion|séance|seance|:|,)(?:\s+|$)|[\s,:;-]+)+/iu, "")
    .replace(/(?:\s+|^)(?:svp|s'il vous pla[îi]t|stp|merci|et|de|du|le|la|pour|à|a|en)$/iu, "")
    .trim();
}

/** "sur la jeunesse", "sujet : budget": what the meeting is about. */
export function takeSubject(said: string): { words: string; known: Parameters } {
  const match = /(?:^|\s)(?:sur|sujet|objet|intitulée?|thème|theme)\s*:?\s+(.{2,160})$/iu.exec(said);
  return match
    ? { words: said.slice(0, match.index).trim(), known: { title: match[1] ?? "" } }
    : { words: said, known: {} };
}

/**
 * The meeting that is to change, then what it becomes: "copil 18 décembre 15 h", "copil du 17 au 18 décembre", "le lieu du copil à
 * Vougy". With several of one instance it is asked which. Undefined when something said makes no sense here.
 */
export function readChange(
  text: string,
  views: readonly MeetingView[],
  context: CommandContext,
): Parameters | undefined {
  const match = /^(.+?)\s+(?:au|pour le|vers le)\s+(.+)$/iu.exec(text);
  const before = match ? splitTrailingDate(match[1] ?? "", context.today) : { words: "" };
  const from = "date" in before ? before.date : undefined;
  const details = readDetails(from === undefined ? text : (match?.[2] ?? ""), context);
  const words = withoutLinks(from === undefined ? details.words : `${before.words} ${details.words}`);
  if (words === "") return details.known;
  const taken = takeBody(words, [...new Map(views.map(({ seated }) => [seated.body.id, seated])).values()]);
  if (taken === undefined) return undefined;
  const ofBody = views.filter(({ seated }) => seated.body.id === taken.body.body.id);
  const said = { ...details.known };
  // "Le copil du 17": the day of a meeting that stands says which one it is, not when it is to be.
  const onDay = ofBody.find(({ meeting }) => meeting.heldOn !== undefined && meeting.heldOn === (from ?? said.heldOn));
  if (onDay && from === undefined) delete said.heldOn;
  const chosen = onDay ?? (ofBody.length === 1 && from === undefined ? ofBody[0] : undefined);
  const meeting = chosen === undefined ? {} : { meeting: String(chosen.meeting.id) };
  const rest = withoutLinks(taken.rest);
  if (rest === "") return { ...meeting, ...said };
  const venue = readVenue(rest, context.store.territory.municipalities());
  return isSurelyVenue(rest, venue) ? { ...meeting, ...said, ...venue } : undefined;
}
