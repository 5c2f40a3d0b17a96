import type { CommandContext, Parameters } from "../../core/command.ts";
import { timesIn } from "../../core/language/read-time.ts";
import { minutesOf } from "../../core/calendar/local-time.ts";
import type { Municipality } from "../../core/people.ts";
import type { MeetingFormat } from "../../core/store/meetings.ts";
import { findPlace } from "../find-place.ts";
import { findDay } from "./find-day.ts";

/** What a message says of a meeting besides its instance; `words` is what is left. */
export type Details = { words: string; known: Parameters };

/** Reads the day, the hour, how long, in which form and under which title, wherever they are said. */
export function readDetails(said: string, { today }: Pick<CommandContext, "today">): Details {
  const titled = takeTitle(said);
  const formed = takeFormat(titled.words);
  const lasting = takeDuration(formed.words);
  const timed = takeTime(lasting.words);
  const { words, date, unsure } = findDay(timed.words, today);
  return {
    words: words.replace(/[\s,;:-]+$|^[\s,;:-]+/gu, "").replace(/\s+,/gu, ","),
    known: {
      ...titled.known,
      ...formed.known,
      ...lasting.known,
      ...timed.known,
      ...(date !== undefined && { heldOn: date }),
      ...(unsure && { unsureDay: unsure.said, unsureDays: unsure.days.join(",") }),
    },
  };
}

type Taken = { words: string; known: Parameters };

function takeTitle(said: string): Taken {
  const match = /[«"“]\s*([^«»"“”]{2,160}?)\s*[»"”]/u.exec(said);
  return match
    ? { words: without(said, match.index, match[0].length), known: { title: match[1] ?? "" } }
    : nothing(said);
}

const formats: [MeetingFormat, RegExp][] = [
  [
    "mixed",
    /(?<!\p{L})(?:en\s+|format\s+|(?:en\s+)?r[ée]union\s+)?(?:mixte|hybride|bimodale?|(?:en\s+)?comodal)(?!\p{L})/iu,
  ],
  [
    "remote",
    /(?<!\p{L})(?:en\s+|par\s+|à\s+|a\s+)?(?:visio(?:[\s-]?conf[ée]rence)?|distanciel|distance|teams|zoom|t[ée]l[ée]phone)(?!\p{L})/iu,
  ],
  ["in_person", /(?<!\p{L})(?:en\s+)?(?:pr[ée]sentiel|sur\s+place)(?!\p{L})/iu],
];

function takeFormat(said: string): Taken {
  for (const [format, pattern] of formats) {
    const match = pattern.exec(said);
    if (match) return { words: without(said, match.index, match[0].length), known: { format } };
  }
  return nothing(said);
}

/** "pendant 2 h", "durée 1 h 30", "de 90 minutes", in minutes. */
function takeDuration(said: string): Taken {
  const match =
    /(?<!\p{L})(?:pendant|durée(?:\s+(?:de|:))?|duree(?:\s+(?:de|:))?|durant)\s*:?\s*(?:(\d{1,2})\s*h(?:eures?)?\s*(\d{2})?|(\d{2,3})\s*(?:min(?:utes?)?|mn))(?!\p{L})/iu.exec(
      said,
    );
  if (!match) return nothing(said);
  const minutes = match[3] === undefined ? Number(match[1]) * 60 + Number(match[2] ?? 0) : Number(match[3]);
  return minutes < 15 || minutes > 720
    ? nothing(said)
    : { words: without(said, match.index, match[0].length), known: { minutes } };
}

/** "à 14 h", "de 14 h à 16 h 30", "14h-16h". An hour that may be another is left to be asked. */
function takeTime(said: string): Taken {
  const [first, second] = timesIn(said);
  if (first === undefined) return nothing(said);
  const between = second && said.slice(first.end, second.start).trim();
  const isRange = second !== undefined && /^(?:à|a|-|–|jusqu'à|\/)$/iu.test(between ?? "");
  const start = said.slice(0, first.start).search(/(?:\b(?:de|vers|pour)\s+|(?<!\p{L})[àa]\s+)$/iu);
  const from = start === -1 ? first.start : start;
  const words = without(said, from, (isRange ? second.end : first.end) - from);
  const [time] = first.times;
  if (first.times.length !== 1 || time === undefined) return { words, known: {} };
  const end = isRange && second.times.length === 1 ? second.times[0] : undefined;
  const minutes = end === undefined ? 0 : minutesOf(end) - minutesOf(time);
  return { words, known: { startsAt: time, ...(minutes >= 15 && { minutes }) } };
}

function without(said: string, start: number, length: number): string {
  return `${said.slice(0, start)} ${said.slice(start + length)}`.replace(/\s+/gu, " ").trim();
}

function nothing(said: string): Taken {
  return { words: said, known: {} };
}

/** Where: a municipality, a place in one, or a place in words. */
export type Venue = { place?: string; insee?: string };

const opening = /^(?:(?:à|a|au|aux|dans|en|chez|lieu|la|le|les|:)\s+|à\s*l['’]|l['’])+/iu;

/** "à Pouilly", "salle des fêtes de Vougy", "mairie de Pouilly": the municipality is known when the end of the words surely names it. */
export function readVenue(said: string, municipalities: readonly Municipality[]): Venue {
  const words = said.trim().replace(/[\s.,;]+$/u, "");
  const bare = words.replace(opening, "");
  // "Mairie de Mars" is more than Mars, but "Belmont de la Loire" is all of its name.
  const whole = venueWords.test(bare)
    ? undefined
    : (findPlace(bare, municipalities) ?? findPlace(words, municipalities));
  if (whole) return { insee: whole.insee };
  for (const match of bare.matchAll(/[\s,]+(?:de|du|des|d['’]|à|au|aux)\s*|,\s*/giu)) {
    const host =
      findPlace(bare.slice(match.index + match[0].length), municipalities) ??
      findPlace(articled(bare, match), municipalities);
    const before = bare.slice(0, match.index).trim();
    if (host && before !== "") return { place: before, insee: host.insee };
  }
  return bare === "" ? {} : { place: bare };
}

/** "du Cergne" names Le Cergne. */
function articled(bare: string, match: RegExpExecArray): string {
  const article = /des|aux/iu.test(match[0]) ? "les " : /du|au/iu.test(match[0]) ? "le " : "";
  return article + bare.slice(match.index + match[0].length);
}

const venueWords =
  /^(?:salle|mairie|si[èe]ge|foyer|maison|h[ôo]tel|m[ée]diath[èe]que|[ée]cole|espace|centre|gymnase|th[ée][âa]tre|ch[âa]teau|p[ôo]le|locaux|cin[ée]ma|restaurant|amphith[ée][âa]tre|campus|lyc[ée]e|coll[èe]ge)(?!\p{L})/iu;

/** Whether words left at the end of a one-line request are surely a place, and no other thing said in passing. */
export function isSurelyVenue(words: string, venue: Venue): boolean {
  if (venue.insee !== undefined && venue.place === undefined) return true;
  const isShort =
    words.split(/\s+/u).length <= 8 &&
    !/(?<!\p{L})(?:et|puis|mais|avec|pr[ée]viens|pr[ée]venez)(?!\p{L})/iu.test(words);
  return venue.place !== undefined && isShort && venueWords.test(venue.place);
}

const placeWords =
  /(?<!\p{L})(?:salle|mairie|si[èe]ge|foyer|maison|h[ôo]tel|m[ée]diath[èe]que|biblioth[èe]que|[ée]cole|espace|centre|gymnase|th[ée][âa]tre|ch[âa]teau|p[ôo]le|locaux|local|cin[ée]ma|restaurant|auberge|amphi(?:th[ée][âa]tre)?|campus|lyc[ée]e|coll[èe]ge|pr[ée]fecture|b[âa]timent|halle|hall|stade|parc|complexe|ferme|grange|g[îi]te|chapelle|cantine|caserne|rue|avenue|boulevard|place|chemin|route|zone|bureaux|agence|tiers[\s-]lieu)(?!\p{L})/iu;

/** Whether an answer to « Où ? » tells a place: a municipality, a word for one, a number in a street, or "chez", "à la", "au". */
export function tellsPlace(said: string, { insee }: Venue): boolean {
  return (
    insee !== undefined ||
    placeWords.test(said) ||
    /\d/u.test(said) ||
    /^(?:à|au|aux|chez|dans|lieu)\s/iu.test(said.trim())
  );
}
