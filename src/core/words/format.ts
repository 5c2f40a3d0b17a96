import { weekdayOf } from "../calendar/civil-date.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";

const NARROW = "\u202f";
const WIDE = "\u00a0";

/** "1 250,5": two decimals at most. Throws RangeError on what no one should ever read: NaN, infinity, 1e21 and above. */
export function formatNumber(n: number): string {
  return formatRounded(n, 2).replace(/(?:,00|(?<=,\d)0)$/, "");
}

/** An amount in euros, "41 300 €"; cents only when there are some, "41 300,50 €". */
export function formatEuro(n: number): string {
  return `${formatRounded(n, 2).replace(/,00$/, "")}${WIDE}€`;
}

/** Full-time equivalents, 1 = 35 h a week: "2,5 ETP". */
export function formatFte(n: number): string {
  return `${formatNumber(n)}${WIDE}ETP`;
}

/** A percentage from 0 to 100: "60 %". */
export function formatPercent(n: number): string {
  return `${formatNumber(n)}${WIDE}%`;
}

function formatRounded(n: number, decimals: number): string {
  if (!(Math.abs(n) < 1e21)) throw new RangeError(`Not a number to show: ${n}`);
  const [whole = "", fraction] = Math.abs(n).toFixed(decimals).split(".");
  const digits = `${whole.replaceAll(/\B(?=(?:\d{3})+$)/g, NARROW)},${fraction}`;
  // A screen reader says U+2212 and often skips the hyphen, which would turn a debt into a gain.
  return n < 0 && /[1-9]/.test(digits) ? `\u2212${digits}` : digits;
}

const WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];

/** "lundi 23 novembre 2026", "mardi 1er décembre 2026". */
export function formatDate(date: CivilDate): string {
  return `${WEEKDAYS[weekdayOf(date) - 1]} ${formatDayAndMonth(date)} ${yearOf(date)}`;
}

/** "23 novembre", and "7 janvier 2027" when that is not in `referenceYear`. Without a reference, never the year. */
export function formatDateShort(date: CivilDate, referenceYear: number = yearOf(date)): string {
  const year = yearOf(date);
  return year === referenceYear ? formatDayAndMonth(date) : `${formatDayAndMonth(date)} ${year}`;
}

/** "17/12/2026": as one types it. */
export function typedDate(date: CivilDate): string {
  return date.split("-").toReversed().join("/");
}

function formatDayAndMonth(date: CivilDate): string {
  const day = Number(date.slice(8));
  // Intl prints "1 décembre", which is not French.
  return `${day === 1 ? "1er" : day} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
}

function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** "18:30" to "18 h 30", "08:00" to "8 h". */
export function formatTime(time: LocalTime): string {
  const [hours, minutes] = time.split(":");
  return `${Number(hours)}${WIDE}h${minutes === "00" ? "" : `${WIDE}${minutes}`}`;
}

/** "a, b et c", or with another `link` "a, b ou c"; nothing for an empty list. */
export function formatList(items: readonly string[], link = "et"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${link} ${last}`;
}

/** "21 minutes", and from an hour and a half on "2 h 30", by the quarter of an hour. */
export function formatDuration(minutes: number): string {
  if (minutes < 90) return count(minutes, "minute", "minutes");
  const quarters = Math.round(minutes / 15) * 15;
  return formatTime(`${Math.floor(quarters / 60)}:${String(quarters % 60).padStart(2, "0")}`);
}

const mostItems = 12;

/** Whether `formatSome` leaves some out. */
export function isCut(items: readonly unknown[]): boolean {
  return items.length > mostItems + 1;
}

/** A list that stays readable: the first ones, then how many more. */
export function formatSome(items: readonly string[]): string {
  if (!isCut(items)) return formatList(items);
  return `${items.slice(0, mostItems).join(", ")} et ${items.length - mostItems} autres`;
}

/** The word that goes with `n` things: in French, the plural begins at 2. */
export function plural(n: number, one: string, many: string): string {
  return Math.abs(n) < 2 ? one : many;
}

/** A sentence that begins with these words. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "14 communes", "1 commune", "0 commune". */
export function count(n: number, one: string, many: string): string {
  return `${formatNumber(n)} ${plural(n, one, many)}`;
}

/**
 * Names said after "de" with an apostrophe: a vowel, a y before a consonant ("Yssingeaux", not "Yutz"), or an h that
 * use most often drops. No rule tells one h from another: "Hyères" loses it, "Haguenau" and "Houilles" keep it.
 */
const ELIDED = /^(?:[aàâeéèêëiîïoôuùûüœæ]|y(?![aeiou])|h[eéèêiîy])/iu;

/** The place or thing `name` after "de": "de Vougy", "d’Arcinges", "du Cergne", "des Noës", "de La Bénisson-Dieu". */
export function of(name: string): string {
  return contracted(name, "du", "des") ?? (ELIDED.test(name) ? `d’${name}` : `de ${name}`);
}

/** The place or thing `name` after "à": "à Vougy", "au Cergne", "aux Noës", "à La Bénisson-Dieu". */
export function at(name: string): string {
  return contracted(name, "au", "aux") ?? `à ${name}`;
}

/** `name` with its article "le" or "les" melted into the word before it; undefined when it has neither. */
function contracted(name: string, withLe: string, withLes: string): string | undefined {
  const [, article, rest] = /^(les?) (.+)$/i.exec(name) ?? [];
  return article && `${article.toLowerCase() === "le" ? withLe : withLes} ${rest}`;
}
