import { weekdayOf } from "../../core/calendar/civil-date.ts";
import type { Vote } from "../../core/governance/date-poll.ts";
import type { DateOption } from "../../core/store/polls.ts";
import { filler, votes } from "./vote-words.ts";

/** `ranks`: the dates it may be, from 0; `bare`: a number alone, a line of the list as well as a day. */
export type DatePart = { is: "date"; ranks: number[]; bare?: number; dated: boolean };

/** One thing said in an answer about dates. */
export type Part = { is: "vote"; vote: Vote } | DatePart | { is: "others" } | { is: "unknown" };

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const months = [
  "janv(?:ier)?",
  "fevr?(?:ier)?",
  "mars",
  "avr(?:il)?",
  "mai",
  "juin",
  "juil(?:let)?",
  "aout",
  "sept(?:embre)?",
  "oct(?:obre)?",
  "nov(?:embre)?",
  "dec(?:embre)?",
];
const dated = new RegExp(
  `^(?:(?<weekday>${weekdays.join("|")})s?(?:\\s+(?<first>\\d{1,2})(?:er)?)?` +
    `|(?<article>le |au |du |la |l')?(?<number>\\d{1,2})(?<ordinal>er|e|eme)?(?![\\d]|\\s*h\\b))` +
    `(?:\\s*/\\s*(?<month>\\d{1,2})(?:/\\d{2,4})?|\\s+(?<monthName>${months.join("|")})\\b\\.?(?:\\s+\\d{4})?)?` +
    `(?:\\s*,?\\s*(?:a\\s+)?(?<hour>\\d{1,2})\\s*h\\s*(?<minutes>\\d{2})?)?`,
  "u",
);
const ordinals = ["premiere?", "deuxieme|seconde?", "troisieme", "quatrieme", "cinquieme", "sixieme"];
const others = /^(?:pour )?(?:les autres|le reste|l'autre|toutes les autres)(?: dates?)?\b/u;
const gap = /^[\s,.;:!()]+/u;
const anyWord = /^(?:[\p{L}\d'°]+|.)/su;

/** An answer about dates, folded, in its parts; a vote said twice in a row counts once. */
export function partsOf(folded: string, options: readonly DateOption[]): Part[] {
  const parts: Part[] = [];
  for (let rest = folded.replace(gap, ""); rest !== "";) {
    const { part, length } = nextPart(rest, options);
    const last = parts.at(-1);
    const isSame = part?.is === "vote" && last?.is === "vote" && last.vote === part.vote;
    if (part && !isSame) parts.push(part);
    rest = rest.slice(length).replace(gap, "");
  }
  return parts;
}

function nextPart(rest: string, options: readonly DateOption[]): { part?: Part; length: number } {
  const left = others.exec(rest);
  if (left) return { part: { is: "others" }, length: left[0].length };
  for (const [vote, pattern] of votes) {
    const said = pattern.exec(rest);
    if (said) return { part: { is: "vote", vote }, length: said[0].length };
  }
  for (const [rank, word] of ordinals.entries()) {
    const said = new RegExp(`^(?:la |le )?(?:${word})\\b`, "u").exec(rest);
    const ranks = rank < options.length ? [rank] : [];
    if (said) return { part: { is: "date", ranks, dated: false }, length: said[0].length };
  }
  const day = dated.exec(rest);
  if (day) return { part: toDate(day.groups ?? {}, options), length: day[0].length };
  const skipped = filler.exec(rest);
  if (skipped) return { length: skipped[0].length };
  return { part: { is: "unknown" }, length: anyWord.exec(rest)?.[0].length ?? 1 };
}

type Groups = Record<string, string | undefined>;

function toDate(groups: Groups, options: readonly DateOption[]): DatePart {
  const { weekday, article, number, ordinal, hour } = groups;
  const ranks = options.flatMap((option, rank) => (fits(option, groups) ? [rank] : []));
  const month = groups["month"] ?? groups["monthName"];
  const isAlone = weekday === undefined && month === undefined && hour === undefined && ordinal === undefined;
  // "Le 8" is a day where there is one, "la 2" a line; what may be either is left to the whole answer.
  const isDay = article?.startsWith("l") === true ? article === "le " && ranks.length > 0 : article !== undefined;
  const mayBeLine = isAlone && (!isDay || (article === "le " && Number(number) <= options.length));
  return mayBeLine ? { is: "date", ranks, bare: Number(number), dated: false } : { is: "date", ranks, dated: true };
}

function fits({ heldOn, startsAt }: DateOption, groups: Groups): boolean {
  const { weekday, first, number, month, monthName, hour, minutes } = groups;
  const day = first ?? number;
  const named = monthName && months.findIndex((one) => new RegExp(`^(?:${one})$`, "u").test(monthName)) + 1;
  const ofMonth = month ?? named;
  return (
    (weekday === undefined || weekdays[weekdayOf(heldOn) - 1] === weekday) &&
    (day === undefined || Number(heldOn.slice(8)) === Number(day)) &&
    (ofMonth === undefined || Number(heldOn.slice(5, 7)) === Number(ofMonth)) &&
    (hour === undefined || startsAt === `${hour.padStart(2, "0")}:${minutes ?? "00"}`)
  );
}
