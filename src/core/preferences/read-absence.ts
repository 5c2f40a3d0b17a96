import { addDays, type CivilDate, weekdayOf } from "../calendar/civil-date.ts";
import { weekdayNamed } from "../language/calendar-words.ts";
import { fold } from "../language/fold.ts";
import { readDate } from "../language/read-date.ts";
import type { Change } from "./preferences.ts";

/** `until` absent: its end is still to be asked. Both are days away, the last one included. */
export type Away = { first: CivilDate; until?: CivilDate };

const courtesy = /[\s,.]*(?:svp|s'il vous pla[iî]t|stp|merci|inclus|compris|bonjour)[\s,.]*/giu;
const span = /^(?:du|de|entre le|depuis le)\s+(.+?)\s+(?:au|[àa]|jusqu['’]?(?:au|[àa])|et le)\s+(.+)$/iu;
const end = /^jusqu['’]?\s?(?:au|[àa])\s+(.+)$/iu;
const start = /^(?:[àa] partir (?:du|de)|d[èe]s|depuis)\s+(.+)$/iu;

const isVague = /^(?:fin|debut|mi|dans|en)\b/u;
/** "Le lundi", "les mercredis": every week, which is no absence. */
const everyWeek = /^(?:le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|les \p{L}+s)[\s.!]*$/u;

export function isEveryWeek(said: string): boolean {
  return everyWeek.test(fold(said.trim()));
}

/** "du 21 décembre au 4 janvier", "jusqu'à vendredi", "la semaine prochaine", "demain": undefined when it is no time. */
export function readAway(said: string, today: CivilDate): Away | undefined {
  const text = said.replace(courtesy, " ").trim();
  const [, from, to] = span.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return between(from, to, today);
  const until = end.exec(text)?.[1];
  if (until !== undefined) return checked({ first: today, until: dayIn(until, today) });
  const since = start.exec(text)?.[1];
  if (since !== undefined) {
    const first = dayIn(since, today);
    return first === undefined ? undefined : { first };
  }
  const week = weekIn(fold(text), today);
  // Of a week that is not understood, no day is read.
  if (week !== undefined || /^(?:toute )?la semaine\b/u.test(fold(text))) return week;
  // "Fin décembre" or "dans deux semaines" may end an absence, and are not one.
  const day = isVague.test(fold(text)) || isEveryWeek(text) ? undefined : dayIn(text, today);
  if (day === undefined) return undefined;
  // Said on a Monday, "lundi" is the next one: today has its word.
  const only = day === today && weekdayNamed(fold(text)) !== undefined ? addDays(day, 7) : day;
  return { first: only, until: only };
}

/** "le 5", "lundi", "demain", "le 5 janvier". */
export function dayIn(said: string, today: CivilDate): CivilDate | undefined {
  const bare = /^\d{1,2}(?:er)?$/u.test(said.trim()) ? `le ${said.trim()}` : said.trim();
  const reading = readDate(bare, today);
  if (reading.kind === "read") return reading.rest === "" ? reading.value : undefined;
  if (reading.kind === "unread") return undefined;
  const days = reading.candidates.map(({ value }) => value).toSorted();
  // One date of two years, or one weekday of two weeks, is the first to come: it is said back, and changed in a word. "Février",
  // "deux semaines" or "lundi et mardi" are no day.
  const isOne =
    new Set(days.map((day) => day.slice(5))).size === 1 ? !isSpan.test(fold(bare)) : oneWeekday.test(fold(bare));
  return isOne ? days.find((day) => day >= today) : undefined;
}

const isSpan = /\b(?:jours?|semaines?|mois)\b/u;
const oneWeekday = /^(?:le |ce )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: prochain| qui vient)?$/u;

/** "du 21 au 28 décembre": the month is told once. */
function between(from: string, to: string, today: CivilDate): Away | undefined {
  const until = dayIn(to, today);
  const [, month] = /\s(\p{L}{3,}\.?(?:\s+\d{4})?)$|(\/\d{1,2}(?:\/\d{2,4})?)$/u.exec(to.trim()) ?? [];
  const lone = /^(?:le\s+)?\d{1,2}(?:er)?$/u.test(from.trim());
  const first = dayIn(lone && month !== undefined ? `${from} ${month}` : from, today);
  if (first === undefined || until === undefined) return undefined;
  if (until >= first) return { first, until };
  // "du 21 décembre au 4 janvier" told before either is of the turn of a year; told during it, it has begun.
  const began = readDate(from, today, "past");
  if (began.kind === "read" && began.value <= until) return { first: began.value, until };
  const next = dayIn(to, first);
  return next !== undefined && next >= first ? { first, until: next } : undefined;
}

function weekIn(text: string, today: CivilDate): Away | undefined {
  const monday = addDays(today, 1 - weekdayOf(today));
  if (/^(?:toute )?(?:cette semaine|la semaine)$/u.test(text)) return { first: today, until: addDays(monday, 6) };
  if (/^(?:toute )?la semaine prochaine$/u.test(text)) return { first: addDays(monday, 7), until: addDays(monday, 13) };
  const named = /^(?:toute )?la semaine du (.+)$/u.exec(text)?.[1];
  // "La semaine du 23", said on Tuesday 24, is this one.
  const day = named === undefined ? undefined : dayIn(named, monday);
  if (day === undefined) return undefined;
  const first = addDays(day, 1 - weekdayOf(day));
  return { first: first < today ? today : first, until: addDays(first, 6) };
}

function checked({ first, until }: { first: CivilDate; until: CivilDate | undefined }): Away | undefined {
  return until === undefined ? undefined : { first, until };
}

export function absenceOf({ first, until }: { first: CivilDate; until: CivilDate }): Change {
  return { about: "absence", first, back: addDays(until, 1) };
}
