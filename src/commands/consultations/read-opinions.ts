import type { CivilDate } from "../../core/calendar/civil-date.ts";
import { fold } from "../../core/language/fold.ts";
import { distance } from "../../core/language/suggest.ts";
import type { Municipality } from "../../core/people.ts";
import { placesIn } from "./places-in.ts";
import { cutDate, placeNamed } from "./said.ts";

export type Answer = "favourable" | "reserved" | "unfavourable" | "not_yet" | "withdrawn";

/** What is said of one council. `answer: "doubt"`: something like one was said, and is to be asked again. */
export type SaidOpinion = {
  place?: Municipality;
  answer?: Answer | "doubt";
  reserves?: string;
  date?: CivilDate;
  resolution?: string;
};

const letter = String.raw`(?![\p{L}\d])`;
const start = String.raw`(?<![\p{L}\d])`;
const word = (pattern: string) => new RegExp(`${start}(?:${pattern})${letter}`, "giu");

/** In this order: each takes its words away before the next is looked for. */
const answers: [Answer, RegExp][] = [
  ["withdrawn", word(String.raw`(?:à|a)\s+retirer|retir[ée]e?|retirer|annul[ée]e?|annuler|effacer`)],
  [
    "not_yet",
    word(
      String.raw`(?:n['’](?:a|est)\s+)?pas\s+encore(?:\s+(?:rendu|vot[ée]|donn[ée]|d[ée]lib[ée]r[ée]|pass[ée]|r[ée]uni|connu)e?s?)?|en\s+attente|(?:n['’]a\s+)?pas\s+d[ée]lib[ée]r[ée]|toujours\s+(?:rien|pas)|je\s+(?:ne\s+)?sais\s+pas(?:\s+encore)?|jsp`,
    ),
  ],
  [
    "unfavourable",
    word(
      String.raw`d[ée]favorables?|(?:pas|non|peu)\s+favorables?|n[ée]gati(?:f|ve)s?|contre|(?:a\s+)?rejet[ée]e?s?|(?:a\s+)?refus[ée]?e?s?|pas\s+d['’]accord|d[ée]saccord|(?:s['’])?oppos[ée]e?s?`,
    ),
  ],
  [
    "reserved",
    word(
      String.raw`(?:favorables?\s+)?(?:(?:avec|sous|mais|et)\s+)*(?:des\s+|une\s+|quelques\s+)?r[ée]serv(?:es?|[ée]e?s?)`,
    ),
  ],
  [
    "favourable",
    word(
      String.raw`favorables?|positi(?:f|ve)s?|d['’]accord|(?:a\s+)?approuv[ée]e?s?|(?:a\s+)?adopt[ée]e?s?|oui|ok|(?<=\S\s)pour(?=\s*$)`,
    ),
  ],
];

const hedged = word(
  String.raw`peut[- ][êe]tre|je\s+crois|je\s+pense|il\s+me\s+semble|plut[ôo]t|a\s+priori|sans\s+doute|probablement|normalement|devrait|serait|sera|mais|sauf|ou`,
);
const fillers = word(
  String.raw`(?:l['’])?avis|(?:le\s+|du\s+)?conseil\s+municipal|(?:le\s+|du\s+)?conseil|(?:la\s+|de\s+la\s+)?commune|mairie|rendu|rendue|donn[ée]|[ée]mis|vot[ée]e?|d[ée]lib[ée]r[ée]|d[ée]lib[ée]ration|(?:à\s+|a\s+)?l['’]unanimit[ée]|unanime|est|a|ont|un|une|pour|nous|on|notre`,
);
const resolutions = new RegExp(
  String.raw`[\s,;(]*(?:par\s+|selon\s+)?(?:la\s+)?(?:d[ée]lib[ée]ration|d[ée]lib\.?)\s*(?:n°|num[ée]ro|no|:)?\s*([\p{L}\d._/-]*\d[\p{L}\d._/-]*)\)?`,
  "iu",
);
const dateLike = /^\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?$/;
const looseAnswers = ["favorable", "favorables", "defavorable", "defavorables", "reserve", "reserves"];

/** `unread`: the words that are neither an answer, a day nor a municipality. */
export type OpinionsRead = { kind: "read"; opinions: SaidOpinion[] } | { kind: "unread"; words: string };

/** "Vougy favorable le 10/12 délibération 2026-45, Nandax avec réserves : le transport": all of it, or nothing. */
export function readOpinions(
  said: string,
  municipalities: readonly Municipality[],
  read: (text: string) => CivilDate | undefined,
): OpinionsRead {
  const pieces = segmentsOf(said, municipalities, read).flatMap((segment) => {
    const [before, reserved] = cutBeforeReserves(segment);
    return [
      ...before.split(/\s*[,\n]\s*|\.\s+|\s+et\s+/u).filter((piece) => piece.trim() !== ""),
      ...(reserved === undefined ? [] : [reserved]),
    ];
  });
  const opinions: (SaidOpinion & { bare: boolean })[] = [];
  for (const piece of pieces) {
    const one = readOpinion(piece, municipalities, read);
    if ("unread" in one) return { kind: "unread", words: one.unread };
    const last = opinions.at(-1);
    // "…, le 10/12, délibération 2026-45" goes on about the same council.
    if (one.place === undefined && last !== undefined) {
      const answer = one.answer === undefined ? last.answer : last.answer === undefined ? one.answer : "doubt";
      Object.assign(last, one, answer === undefined ? {} : { answer });
    } else opinions.push({ ...one, bare: one.answer === undefined && one.date === undefined });
    // "avec réserves : le transport, Nandax défavorable": of two councils, neither is sure.
    const swallowed = answeredIn(one.reserves ?? "", municipalities);
    if (swallowed.length === 0) continue;
    const current = opinions.at(-1);
    if (current !== undefined) current.answer = "doubt";
    opinions.push(...swallowed.map((place) => ({ place, answer: "doubt" as const, bare: false })));
  }
  return { kind: "read", opinions: shared(opinions).map(({ bare: _bare, ...one }) => one) };
}

/** A semicolon or a line always ends what is said of a council, unless what follows can only be more of its reserves. */
function segmentsOf(
  said: string,
  municipalities: readonly Municipality[],
  read: (text: string) => CivilDate | undefined,
): string[] {
  const segments: string[] = [];
  for (const segment of said.split(/\s*[;\n]\s*/u).filter((one) => one.trim() !== "")) {
    const last = segments.at(-1);
    const isAct =
      cutAnswers(segment).found.length > 0 ||
      placesIn(segment, municipalities).places.length > 0 ||
      cutLoose(segment).loose ||
      cutDate(segment, read).date !== undefined ||
      cutResolution(segment).resolution !== undefined;
    if (last !== undefined && !isAct && hasReserves(last)) segments[segments.length - 1] = `${last} ; ${segment}`;
    else segments.push(segment);
  }
  return segments;
}

/** The municipalities that the text of reserves seems to give an answer to, after a comma or « et ». */
function answeredIn(reserves: string, municipalities: readonly Municipality[]): Municipality[] {
  return reserves
    .split(/\s*,\s*|\s+et\s+/u)
    .slice(1)
    .flatMap((piece) => {
      const { places } = placesIn(piece, municipalities);
      return places.length > 0 && (cutAnswers(piece).found.length > 0 || cutLoose(piece).loose) ? places : [];
    });
}

/** "Briennon défavorable, Nandax avec réserves : …": what comes before the council that has reserves is cut in pieces as usual. */
function cutBeforeReserves(said: string): [before: string, reserved?: string] {
  if (!hasReserves(said)) return [said];
  const [, before] =
    /^([^:]*(?:[;,\n]|\set(?=\s)(?!\s+(?:avec|sous|mais|des|une|quelques|r[ée]serv))))[^;,\n:]*?r[ée]serv/iu.exec(
      said,
    ) ?? [];
  return before === undefined ? ["", said] : [before.replace(/\set$/iu, ""), said.slice(before.length)];
}

/** Whether the words speak of reserves and say which: the text after is free, and must not be cut in pieces. */
function hasReserves(said: string): boolean {
  return /r[ée]serves?\s*(?:\S|$)/iu.test(said) && !/r[ée]serv[ée]e?s?\s*(?:$|,)/iu.test(said);
}

/** "Vougy, Nandax et Mars favorables le 10/12": names alone take the answer said after them, else the one before. */
function shared(opinions: (SaidOpinion & { bare: boolean })[]): (SaidOpinion & { bare: boolean })[] {
  return opinions.map((one, index) => {
    if (!one.bare || one.place === undefined) return one;
    const giver =
      opinions.slice(index + 1).find(({ bare }) => !bare) ?? opinions.slice(0, index).findLast(({ bare }) => !bare);
    if (giver === undefined) return one;
    return {
      ...one,
      ...(giver.answer === undefined ? {} : { answer: giver.answer }),
      ...(giver.date === undefined ? {} : { date: giver.date }),
    };
  });
}

function readOpinion(
  piece: string,
  municipalities: readonly Municipality[],
  read: (text: string) => CivilDate | undefined,
): SaidOpinion | { unread: string } {
  const { words: withoutNumber, resolution } = cutResolution(piece);
  const { words: unreserved, reserves } = cutReserves(withoutNumber, read);
  const { words: undated, date } = cutDate(unreserved, read);
  const { words, found } = cutAnswers(undated);
  const doubtful = hedged.test(words) || found.length > 1;
  hedged.lastIndex = 0;
  const rest = words
    .replaceAll(hedged, " ")
    .replaceAll(fillers, " ")
    .replace(/[\s,;:.()?!]+/gu, " ")
    .trim();
  const { left, loose } = cutLoose(rest);
  const name = left.replace(/^(?:(?:de|du|des|d['’]|à|au|aux|le|la|les)\s*)+$/iu, "");
  const place = name === "" ? undefined : (placeNamed(name, municipalities) ?? placeNamed(rest, municipalities));
  if (name !== "" && place === undefined) return { unread: placesIn(left, municipalities).rest };
  const answer = doubtful || loose ? ("doubt" as const) : found[0];
  return {
    ...(place === undefined ? {} : { place }),
    ...(answer === undefined ? {} : { answer }),
    ...(reserves === undefined ? {} : { reserves }),
    ...(date === undefined ? {} : { date }),
    ...(resolution === undefined ? {} : { resolution }),
  };
}

function cutAnswers(said: string): { words: string; found: Answer[] } {
  let words = said;
  const found: Answer[] = [];
  for (const [answer, pattern] of answers) {
    const without = words.replaceAll(pattern, " ");
    if (without === words) continue;
    found.push(answer);
    words = without;
  }
  return { words, found };
}

/** A word close to an answer, badly typed: something was answered, and it is asked which. */
function cutLoose(said: string): { left: string; loose: boolean } {
  const tokens = said.split(" ");
  const left = tokens.filter(
    (token) => !looseAnswers.some((one) => token.length > 5 && distance(fold(token), one) <= 2),
  );
  return { left: left.join(" "), loose: left.length < tokens.length };
}

function cutResolution(said: string): { words: string; resolution?: string } {
  const found = resolutions.exec(said);
  const number = found?.[1];
  if (found === null || number === undefined || dateLike.test(number)) return { words: said };
  return { words: `${said.slice(0, found.index)} ${said.slice(found.index + found[0].length)}`, resolution: number };
}

/** What is asked in the reserves: after a colon, or right after the word. A date said before the colon is not part of them. */
function cutReserves(
  said: string,
  read: (text: string) => CivilDate | undefined,
): { words: string; reserves?: string } {
  const found = /^(.*?r[ée]serv(?:es|e))(?![\p{L}\d])(.*)$/isu.exec(said);
  if (found === null) return { words: said };
  const [, head = "", tail = ""] = found;
  const [, middle = "", after] = /^([^:]*):\s*(.+)$/su.exec(tail) ?? [];
  if (after !== undefined) return { words: `${head} ${middle}`, reserves: after.trim() };
  const { words, date } = cutDate(tail, read);
  const moved = date === undefined ? "" : ` ${date}`;
  const reserves = words.replace(/^[\s,;.]+|[\s,;.]+$/gu, "");
  return reserves === "" ? { words: `${head}${moved}` } : { words: `${head}${moved}`, reserves };
}
