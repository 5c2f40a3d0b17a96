import type { Vote } from "../../core/governance/date-poll.ts";
import { fold } from "../../core/language/fold.ts";
import type { DateOption } from "../../core/store/polls.ts";
import { type DatePart, type Part, partsOf } from "./vote-parts.ts";
import { all, allOf, none } from "./vote-words.ts";

/**
 * What somebody answers about dates, by rank from 0. `whole`: nothing but the dates that suit was said, so that the others
 * do not; `dated`: by days, not by their numbers. `ask`: about the dates, but not surely understood. Undefined: about something else.
 */
export type VotesRead =
  | { kind: "read"; votes: Map<number, Vote>; whole: boolean; dated: boolean }
  | { kind: "ask" }
  | undefined;

/** "Les trois", when there are three of them. */
const counted: Record<number, string> = { 2: "deux", 3: "trois", 4: "quatre", 5: "cinq" };
const courtesy = /^(?:bonjour|bonsoir|merci)[ ,.]+|[ ,.]+(?:merci|svp|s'il vous plait)$/gu;
const asides = /\b(?:egalement|finalement|en fait|en plus)\b/gu;

/** Dates and what is answered of each: "1 et 3", "oui pour le 8, non le 10", "mardi oui, jeudi peut-être", "aucune". */
export function readVotes(said: string, options: readonly DateOption[]): VotesRead {
  const folded = fold(said).replace(courtesy, "");
  const everyRank = options.map((_, rank) => rank);
  if (none.test(folded)) return everything(everyRank, "no");
  if (all.test(folded) || isAllOf(folded, options.length)) return everything(everyRank, "yes");
  const parts = partsOf(folded.replace(asides, " "), options);
  const dates = parts.filter((part) => part.is === "date");
  const votes = parts.filter((part) => part.is === "vote");
  if (dates.length === 0) {
    const [alone] = votes;
    if (alone === undefined || parts.length > 1) return undefined;
    return options.length === 1 ? everything(everyRank, alone.vote) : { kind: "ask" };
  }
  // "1, aucune" is one or the other; "j'ai piscine le 10" may be a no.
  if (parts.some((part) => part.is === "unknown") || isSpan(said, folded)) return { kind: "ask" };
  const ranks = ranksOf(dates, options.length);
  const read = ranks && assign(parts, ranks, everyRank);
  if (read === undefined) return { kind: "ask" };
  const adds = /\b(?:aussi|egalement|en plus)\b/u.test(folded);
  const whole = votes.length === 0 && !adds && !parts.some((part) => part.is === "others");
  return { kind: "read", votes: read, whole, dated: dates.every((one) => one.dated) };
}

function everything(ranks: number[], vote: Vote): VotesRead {
  return { kind: "read", votes: new Map(ranks.map((rank) => [rank, vote])), whole: true, dated: false };
}

function isAllOf(folded: string, count: number): boolean {
  const said = allOf.exec(folded)?.[1];
  return said !== undefined && said === counted[count];
}

/** "1 à 3", "1-3": all of them, or two of them. */
function isSpan(said: string, folded: string): boolean {
  return (
    /(?<![\d:h]\s?)\b\d{1,2}\s*[-–]\s*\d{1,2}\b(?!\s*h)/u.test(said) || /\b\d{1,2} a \d{1,2}\b(?! ?h)/u.test(folded)
  );
}

type Target = number | "others";

/** A vote is of the dates after it when one comes first, else of those before it; undefined when a date or a vote is left alone. */
function assign(
  parts: readonly Part[],
  ranks: ReadonlyMap<Part, number>,
  everyRank: readonly number[],
): Map<number, Vote> | undefined {
  const said = new Map<Target, Vote>();
  for (const { vote, targets } of groupsOf(parts, ranks)) {
    if (vote === undefined || targets.length === 0) return undefined;
    for (const target of targets) {
      if ((said.get(target) ?? vote) !== vote) return undefined;
      said.set(target, vote);
    }
  }
  const rest = said.get("others");
  return new Map(
    everyRank.flatMap((rank): [number, Vote][] => {
      const vote = said.get(rank) ?? rest;
      return vote === undefined ? [] : [[rank, vote]];
    }),
  );
}

type Group = { vote: Vote | undefined; targets: Target[] };

function groupsOf(parts: readonly Part[], ranks: ReadonlyMap<Part, number>): Group[] {
  const hasVote = parts.some((part) => part.is === "vote");
  const voteFirst = parts[0]?.is === "vote";
  const groups: Group[] = [];
  let open: Group = { vote: hasVote ? undefined : "yes", targets: [] };
  const close = () => {
    if (open.targets.length > 0 || open.vote !== undefined) groups.push(open);
    open = { vote: undefined, targets: [] };
  };
  for (const part of parts) {
    if (part.is === "vote" && voteFirst) close();
    if (part.is === "vote") open.vote = part.vote;
    if (part.is === "vote" && !voteFirst) close();
    if (part.is === "others") open.targets.push("others");
    const rank = ranks.get(part);
    if (rank !== undefined) open.targets.push(rank);
  }
  close();
  return groups;
}

/** Numbers alone are lines or days of the month: all of them the one or all the other, and never in doubt. */
function ranksOf(dates: readonly DatePart[], count: number): Map<Part, number> | undefined {
  const bare = dates.filter((one) => one.bare !== undefined);
  const areLines = bare.every(({ bare: n = 0 }) => n >= 1 && n <= count);
  const areDays = bare.every(({ ranks }) => ranks.length === 1);
  const differ = bare.some(({ bare: n = 0, ranks }) => ranks[0] !== n - 1);
  if (bare.length > 0 && (areLines && areDays ? differ : !areLines && !areDays)) return undefined;
  const found = new Map<Part, number>();
  for (const date of dates) {
    const rank = date.bare !== undefined && areLines ? date.bare - 1 : date.ranks[0];
    if (rank === undefined || (date.bare === undefined && date.ranks.length !== 1)) return undefined;
    found.set(date, rank);
  }
  return found;
}
