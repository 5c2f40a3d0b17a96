import { type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import { fold } from "../language/fold.ts";
import { readAmount } from "../language/read-amount.ts";
import { readChoice } from "../language/read-choice.ts";
import { readChoices } from "../language/read-choices.ts";
import { readDate } from "../language/read-date.ts";
import { readFte } from "../language/read-fte.ts";
import { readInteger } from "../language/read-integer.ts";
import { readNumber } from "../language/read-number.ts";
import { readPercent } from "../language/read-percent.ts";
import { readRanking } from "../language/read-ranking.ts";
import { readScale } from "../language/read-scale.ts";
import { readTime } from "../language/read-time.ts";
import { readYear } from "../language/read-year.ts";
import { readYesNo } from "../language/read-yes-no.ts";
import type { Candidate, Option, Reading } from "../language/reading.ts";
import type { AtomicQuestion, ChoicesValue, RankingValue, Value } from "./questionnaire.ts";

/** Longer lists are not shown, one writes a name instead: nobody reads a list of 158 municipalities. */
export const longestList = 30;

/** What `text` means as an answer to `question`. `proposal`: the value shown to be confirmed, which "oui" keeps. */
export function readAnswer(
  question: AtomicQuestion,
  text: string,
  context: { options: Option[]; today: CivilDate; proposal?: Value },
): Reading<Value> {
  if (context.proposal !== undefined) {
    const confirmed = readYesNo(text);
    if (
      confirmed.kind === "read" &&
      confirmed.value &&
      confirmed.rest === "" &&
      !confirmed.estimate &&
      !/\d/.test(text)
    ) {
      return { kind: "read", value: context.proposal, estimate: false, rest: "" };
    }
  }
  switch (question.type) {
    case "text": {
      const value = text.trim();
      if (value === "") return { kind: "unread" };
      const ready = readyAnswer(value, context.options);
      if (ready !== undefined) return read(ready);
      const isFigures = question.figures === true && /\d/u.test(value);
      return !isFigures && (saysLittle.test(fold(value)) || isYesOrNo(value))
        ? { kind: "ask", candidates: [{ value, estimate: false }] }
        : read(value);
    }
    case "integer":
      return readInteger(withoutUnit(text, question.unit));
    case "number":
      return readNumber(withoutUnit(text, question.unit));
    case "fte":
      return readFte(text);
    case "euro":
      return readAmount(text);
    case "percent":
      return readPercent(text);
    case "computed":
      return { euro: readAmount, fte: readFte, number: readNumber }[question.as](text);
    case "year":
      return readYear(text, context.today);
    case "date":
      return readNearDate(text, context.today);
    case "time":
      return readTime(text);
    case "yes_no":
      return readYesNo(text);
    case "scale5":
      return readScale(text);
    case "choice":
      return byName(context.options, (options) => readChoice(text, options));
    case "choices":
      return readSeveral(question, text, context.options);
    case "ranking":
      return map(readRanking(text, context.options), (ranked): RankingValue => ({ ranked }));
  }
}

/** Where the list is not shown, no number can mean one of it: what depends on the order of the options is no answer. */
function byName<T>(options: Option[], readAmong: (options: Option[]) => Reading<T>): Reading<T> {
  const reading = readAmong(options);
  if (options.length <= longestList || reading.kind === "unread") return reading;
  const shifted = readAmong([...options.slice(1), ...options.slice(0, 1)]);
  const same = new Set(candidatesOf(shifted).map(({ value }) => JSON.stringify(value)));
  if (reading.kind === "read") return same.has(JSON.stringify(reading.value)) ? reading : { kind: "unread" };
  const candidates = reading.candidates.filter(({ value }) => same.has(JSON.stringify(value)));
  return candidates.length === 0 ? { kind: "unread" } : { kind: "ask", candidates };
}

function candidatesOf<T>(reading: Reading<T>): Candidate<T>[] {
  if (reading.kind === "ask") return reading.candidates;
  return reading.kind === "read" ? [reading] : [];
}

/** One of the answers offered beside free words, by its number or its very words: anything else is free. */
function readyAnswer(said: string, options: readonly Option[]): string | undefined {
  const index = /^\d$/u.test(said) ? Number(said) - 1 : -1;
  const named = options.find(({ value, label, words = [] }) =>
    [value, label, ...words].some((way) => fold(way) === fold(said).replace(/[\s.!,]+$/u, "")),
  );
  return (named ?? options[index])?.value;
}

/** What buttons send: exact option values, joined by commas where several may be picked. Their labels are kept as said. */
export function readPicked(
  question: AtomicQuestion,
  sent: string,
  options: readonly Option[],
): { value: Value; estimate: boolean; raw: string } | undefined {
  const picked = sent.split(",").flatMap((value) => options.find((option) => option.value === value) ?? []);
  const [only] = picked;
  if (only === undefined || picked.length !== sent.split(",").length) return undefined;
  const raw = picked.map((option) => option.label).join(", ");
  if (question.type === "choice" && picked.length === 1) return { value: only.value, estimate: false, raw };
  if (question.type === "choices")
    return { value: { chosen: picked.map((option) => option.value) }, estimate: false, raw };
  return question.type === "ranking"
    ? { value: { ranked: picked.map((option) => option.value) }, estimate: false, raw }
    : undefined;
}

function isYesOrNo(text: string): boolean {
  const reading = readYesNo(text);
  return reading.kind === "read" && reading.rest === "";
}

/** Courtesies, lone signs and numbers: rarely an answer in words, so never kept as one in silence. */
const saysLittle =
  /^(?:oui|ok|d'accord|merci|merci beaucoup|bonjour|bonsoir|salut|allo|test|voila|\w|(?:(?:la|les?|l'|et|ou|sauf|option|reponse)\b\s*|[\d\W]+)+)[\s.!,?]*$/;

/** A date without its year that would be most of a year ahead may well be the one just past: it is asked. */
export function readNearDate(text: string, today: CivilDate): Reading<CivilDate> {
  const reading = readDate(text, today);
  if (
    reading.kind !== "read" ||
    daysBetween(today, reading.value) < 270 ||
    /\d{4}|\d\D\d+\D\d{2}\b|\ban\b|année/iu.test(text)
  )
    return reading;
  const past = readDate(text, today, "past");
  const candidates = [reading, ...(past.kind === "read" ? [past] : [])].map(({ value, estimate }) => ({
    value,
    estimate,
  }));
  return { kind: "ask", candidates };
}

const otherSpellings: Record<string, string[]> = { "m²": ["m2", "mètres carrés", "metres carres"] };

/** "300 m²" as "300" when the question counts in m², "1 classe" as "1" when it counts classes. */
function withoutUnit(text: string, unit: string | undefined): string {
  if (unit === undefined) return text;
  const spellings = [unit, fold(unit), unit.replace(/s$/u, ""), ...(otherSpellings[unit] ?? [])];
  return spellings.reduce(
    (rest, spelling) => rest.replace(new RegExp(`(?<=[\\d\\s])${RegExp.escape(spelling)}(?!\\p{L})`, "iu"), ""),
    text,
  );
}

/** Several choices; with `other: true`, what names none of them is kept in the person's words ("autre : baby-gym"). */
function readSeveral(
  question: Extract<AtomicQuestion, { type: "choices" }>,
  text: string,
  options: Option[],
): Reading<Value> {
  const other = /(?:^|[,;\s])autres?\s*(?::|,)\s*(.+)$/is.exec(text);
  if (question.other && other?.[1] !== undefined) {
    const before = text.slice(0, other.index).trim();
    const chosen = before === "" ? [] : readChoices(before, options);
    if (Array.isArray(chosen)) return read({ chosen: [], other: other[1].trim() });
    return map(chosen, (values): ChoicesValue => ({ chosen: values, other: other[1]?.trim() ?? "" }));
  }
  const reading = byName(options, (among) => readChoices(text, among));
  if (reading.kind === "read" && question.other && reading.rest !== "") {
    const value = { chosen: reading.value, other: reading.rest };
    return {
      kind: "ask",
      candidates: [
        { value, estimate: false },
        { value: { chosen: reading.value }, estimate: false },
      ],
    };
  }
  if (reading.kind === "unread" && question.other && /\p{L}{3}/u.test(text)) {
    return { kind: "ask", candidates: [{ value: { chosen: [], other: text.trim() }, estimate: false }] };
  }
  return map(reading, (chosen): ChoicesValue => ({ chosen }));
}

function read(value: Value): Reading<Value> {
  return { kind: "read", value, estimate: false, rest: "" };
}

function map<T>(reading: Reading<T>, to: (value: T) => Value): Reading<Value> {
  if (reading.kind === "read") return { ...reading, value: to(reading.value) };
  if (reading.kind === "ask") {
    return { kind: "ask", candidates: reading.candidates.map((one) => ({ ...one, value: to(one.value) })) };
  }
  return reading;
}
