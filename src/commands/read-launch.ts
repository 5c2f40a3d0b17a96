import type { CivilDate } from "../core/calendar/civil-date.ts";
import type { CommandContext, Parameters } from "../core/command.ts";
import { isMonth } from "../core/language/calendar-words.ts";
import { fold } from "../core/language/fold.ts";
import { readChoice } from "../core/language/read-choice.ts";
import { readChoices } from "../core/language/read-choices.ts";
import { readDate } from "../core/language/read-date.ts";
import type { Option } from "../core/language/reading.ts";
import { splitTrailingDate } from "./trailing-date.ts";
import { questionnaireOptions } from "./which-questionnaire.ts";

/** "voirie à Vougy et Boyer, exercice 2024, pour le 15 janvier": in any order but the questionnaire, which comes first. */
export function readLaunch(rest: string, context: CommandContext): Parameters | undefined {
  const { words: unseen, ...seen } = cutVisa(rest.replace(asides, " ").trim());
  const { words: timeless, ...times } = cutTimes(unseen, context.today);
  const { words: undated, ...dated } = splitDate(timeless, context);
  const { words, ...wrong } = cutNoSuchDay(undated, context.today);
  const { date } = dated;
  const told = { ...seen, ...times, ...wrong, ...(date === undefined ? {} : { wishedBy: date }) };
  if (words === "") return told;
  const about =
    readQuestionnaire(words, context) ??
    readParts(words, context, date !== undefined) ??
    readPlaces(words.replace(leadIn, ""), context);
  if (about !== undefined) return { ...told, ...about };
  // Several questionnaires could be meant: the list is shown, and the rest is kept.
  return readChoice(words, questionnaireOptions(context)).kind === "ask" ? told : undefined;
}

/** Said of a change, they say nothing of what is asked: "le 22 janvier plutôt". */
const asides = /^(?:mais|et|alors|donc)\s+|(?:^|[\s,]+)(?:plut[ôo]t|finalement|seulement|uniquement)(?=[\s,.]|$)/giu;

const aVisa =
  /[\s,]*\b(?:(avec|sans)\s+(?:le\s+)?visas?(?:\s+d(?:u|es)\s+maires?)?|(?:le\s+)?visas?(?:\s+d(?:u|es)\s+maires?)?\s*:?\s*(oui|non))\b/iu;
const visaAlone = /^(?:le\s+)?visas?(?:\s+d(?:u|es)\s+maires?)?$/iu;

/** "avec visa du maire", "visa oui", wherever it stands. */
function cutVisa(said: string): { words: string; visa?: "yes" | "no" } {
  if (visaAlone.test(said)) return { words: "", visa: "yes" };
  const [found, preposition = "", answer = ""] = aVisa.exec(said) ?? [];
  if (found === undefined) return { words: said };
  const isWanted = ["avec", "oui"].includes(fold(preposition || answer));
  return { words: said.replace(found, "").trim(), visa: isWanted ? "yes" : "no" };
}

const aDay =
  /[\s,]*(?:\b(?:pour\s+)?(?:le|au|avant\s+le)\s+)?\b(\d{1,2}(?:er)?(?:\s+(\p{L}+)(?:\s+\d{4})?|\/\d{1,2}(?:\/\d{2,4})?))\s*$/iu;

/** "30 février": said as a day, and none. */
function cutNoSuchDay(said: string, today: CivilDate): { words: string; noSuchDay?: string } {
  const [found, day = "", month] = aDay.exec(said) ?? [];
  if (found === undefined || (month !== undefined && !isMonth(fold(month)))) return { words: said };
  if (readDate(day, today).kind !== "unread") return { words: said };
  return { words: said.slice(0, -found.length).trim(), noSuchDay: day };
}

/** The municipalities of a campaign, as one option each. */
export function placeOptions({ store }: CommandContext): Option[] {
  return store.territory.municipalities().map(({ insee, name }) => ({ value: insee, label: name }));
}

const leadIn = /^(?:(?:à|a|au|aux|dans|pour|les|communes?|de|seulement)\s+)+/iu;
const beforePlaces = /[\s,]+(?=(?:à|a|au|aux|dans|pour|partout|toutes)(?:\s|$))|\s*,\s*/giu;

/** The questionnaire, then its places after the first "à" or "dans" that leads to some; a day may stand between them. */
function readParts(words: string, context: CommandContext, isDated: boolean): Parameters | undefined {
  for (const { index, 0: gap } of words.matchAll(beforePlaces)) {
    const head = isDated ? { words: words.slice(0, index) } : splitDate(words.slice(0, index), context);
    const questionnaire = readQuestionnaire(head.words, context);
    if (questionnaire === undefined) continue;
    const said = words.slice(index + gap.length).replace(leadIn, "");
    const read = readPlaces(said, context);
    // A comma alone leads to anything.
    if (read === undefined && /^\s*,\s*$/u.test(gap)) continue;
    const places = read ?? { places: "some", unread: said };
    return { ...questionnaire, ...places, ...(head.date === undefined ? {} : { wishedBy: head.date }) };
  }
  return undefined;
}

/** "Effectifs 15 janvier": a questionnaire's first word is no part of the day, though "effectif" may be said of one. */
function splitDate(said: string, context: CommandContext): { words: string; date?: CivilDate } {
  const [first = "", ...others] = said.split(/\s+/u);
  if (/^\d/u.test(first) || readQuestionnaire(first, context) === undefined)
    return splitTrailingDate(said, context.today);
  const { words, ...dated } = splitTrailingDate(others.join(" "), context.today);
  return { words: `${first} ${words}`.trim(), ...dated };
}

function readQuestionnaire(words: string, context: CommandContext): Parameters | undefined {
  const reading = readChoice(words, questionnaireOptions(context));
  return reading.kind === "read" && reading.rest === "" ? { questionnaire: reading.value } : undefined;
}

/** "toutes les communes sauf Vougy": said of the list, it is "toutes sauf Vougy". */
const allBut =
  /^(?:partout|tout le territoire|toutes(?:\s+les)?(?:\s+communes)?)\s+(sauf|hors|hormis|except[ée])(?=\s)/iu;

function readPlaces(said: string, context: CommandContext): Parameters | undefined {
  if (/^(?:partout|toutes|tout le territoire)$/u.test(fold(said).replace(/ (?:les )?communes$/u, "")))
    return { places: "all" };
  const options = placeOptions(context);
  const reading = readChoices(said.replace(allBut, "toutes $1"), options);
  if (reading.kind !== "read" || reading.rest !== "" || reading.value.length === 0 || !/\p{L}{3}/u.test(said))
    return undefined;
  return reading.value.length === options.length
    ? { places: "all" }
    : { places: "some", insees: reading.value.join(",") };
}

const aYear = /[\s,]*\b(?:exercice|année|annee|chiffres|comptes)\s+(?:de\s+)?(20\d\d)(?!\d)/iu;
const aReference = /[\s,]*\b(?:arrêtée?s?\s+au|arretee?s?\s+au|(?:date de )?r[ée]f[ée]rence(?:\s*:|\s+au)?)\s+/iu;
/** "1er janvier 2026". */
const longestDay = 4;

/** The year of the figures and the day of the staff, wherever they stand. */
function cutTimes(said: string, today: CivilDate): { words: string; year?: number; reference?: CivilDate } {
  const year = aYear.exec(said)?.[1];
  const { words, reference } = cutReference(said.replace(aYear, ""), today);
  return {
    words: words.trim(),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(reference === undefined ? {} : { reference }),
  };
}

function cutReference(said: string, today: CivilDate): { words: string; reference?: CivilDate } {
  const found = aReference.exec(said);
  if (found === null) return { words: said };
  const tokens = said.slice(found.index + found[0].length).split(" ");
  for (let end = Math.min(longestDay, tokens.length); end > 0; end -= 1) {
    const reading = readDate(tokens.slice(0, end).join(" ").replace(/,$/u, ""), today, "past");
    if (reading.kind !== "read" || reading.rest !== "") continue;
    return { words: [said.slice(0, found.index), ...tokens.slice(end)].join(" "), reference: reading.value };
  }
  return { words: said };
}
