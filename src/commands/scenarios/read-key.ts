import { type Indicator } from "../../core/diagnostic/indicator.ts";
import { fold } from "../../core/language/fold.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Measure, SharingKey } from "../../core/scenario/sharing.ts";
import { indicatorOf } from "../../core/scenario/totals.ts";
import { sayIndicator } from "../../core/words/figures.ts";

/** Why words are no key: what they name is not known here, their parts do not make 100, or several measures have no part. */
export type KeyRead =
  | { kind: "key"; key: SharingKey }
  | { kind: "unknown"; said: string }
  | { kind: "not_100"; total: number }
  | { kind: "unparted" };

const versus =
  /\s*(?:,\s*)?(?<![\p{L}\d])(?:ou(?:\s+bien)?|contre|vs|versus|plut[ôo]t\s+que|face\s+à|par\s+rapport\s+(?:à|au)|compar[ée]e?s?\s+(?:à|avec))(?![\p{L}\d])\s*/iu;

/** "population", "60 % population 40 % usage", "population ou usage": one key, or those to put side by side. */
export function readKeys(said: string, indicators: readonly Indicator[]): KeyRead[] {
  return said
    .split(versus)
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((one) => readKey(one, indicators));
}

const percent =
  /(\d+(?:[.,]\d+)?)\s*(?:%|pour[ -]?cents?|pourcents?)|(?<!\p{L})(moiti[ée]|(?:le )?reste)(?!\p{L}|\s+à\s+charge)/giu;

function readKey(said: string, indicators: readonly Indicator[]): KeyRead {
  const text = spread(said, indicators);
  const marks = [...text.matchAll(percent)];
  if (marks.length === 0) return alone(text, indicators);
  const head = text.slice(0, marks[0]?.index).trim();
  // « population 60 %, usage 40 % »: the measure comes first.
  const isAfter = withoutLink(head) !== "";
  const parts = marks.map(({ 0: words, index, 1: figure, 2: word }, rank) => {
    const previous = marks[rank - 1];
    const about = isAfter
      ? text.slice(previous === undefined ? 0 : previous.index + previous[0].length, index)
      : text.slice(index + words.length, marks[rank + 1]?.index ?? text.length);
    return { said: withoutLink(about), percent: partOf(figure, word) };
  });
  const told = parts.reduce((sum, one) => sum + (one.percent ?? 0), 0);
  const shares = parts.map((one) => ({ said: one.said, percent: one.percent ?? 100 - told }));
  const total = shares.reduce((sum, one) => sum + one.percent, 0);
  if (Math.abs(total - 100) > 0.001 || shares.some((one) => one.percent <= 0)) return { kind: "not_100", total: told };
  const measures = shares.map((one) => ({ ...one, measure: measureOf(one.said, indicators) }));
  const lost = measures.find(({ measure }) => measure === undefined);
  if (lost !== undefined) return { kind: "unknown", said: lost.said };
  return { kind: "key", key: measures.map((one) => ({ measure: one.measure ?? "population", percent: one.percent })) };
}

const aRatio = /^(\d+(?:[.,]\d+)?)\s*(?:%\s*)?[/-]\s*(\d+(?:[.,]\d+)?)\s*(?:%\s*)?(?:entre\s+)?(.+)$/iu;

/** "60/40 population usage" as "60 % population 40 % usage". */
function spread(said: string, indicators: readonly Indicator[]): string {
  const [, one = "", other = "", words = ""] = aRatio.exec(said) ?? [];
  const tokens = words.split(/\s*[,/]\s*|\s+/u).filter((token) => token !== "");
  const cut = tokens.findIndex((_, at) =>
    [tokens.slice(0, at), tokens.slice(at)].every(
      (side) => measureOf(withoutLink(side.join(" ")), indicators) !== undefined,
    ),
  );
  if (cut < 0) return said;
  return `${one} % ${tokens.slice(0, cut).join(" ")} ${other} % ${tokens.slice(cut).join(" ")}`;
}

function partOf(figure: string | undefined, word: string | undefined): number | undefined {
  if (figure !== undefined) return Number(figure.replace(",", "."));
  return /^moiti/iu.test(word ?? "") ? 50 : undefined;
}

function alone(said: string, indicators: readonly Indicator[]): KeyRead {
  const words = withoutLink(said);
  const measure = measureOf(words, indicators);
  if (measure !== undefined) return { kind: "key", key: [{ measure, percent: 100 }] };
  const several = words.split(/\s*(?:,|\+|\/|\bet\b)\s*/iu).filter((one) => one !== "");
  const isSeveral = several.length > 1 && several.every((one) => measureOf(withoutLink(one), indicators) !== undefined);
  return isSeveral ? { kind: "unparted" } : { kind: "unknown", said: words };
}

function withoutLink(said: string): string {
  return said
    .trim()
    .replace(
      /^(?:(?:[,;:+]|et|au prorata|selon|suivant|par|à|de|du|des|la|le|les|l['’]|d['’]|en|sur|pour)(?:\s+|(?<=['’,;:+])))+/iu,
      "",
    )
    .replace(/(?:\s*[,;:+.]|\s+(?:et|par|pour))+$/iu, "")
    .trim();
}

const wordsOf: [measure: "population" | "equal" | "usage" | "fte", words: RegExp][] = [
  ["population", /^(?:la )?(?:population(?: municipale)?|nombre d'habitants|habitante?s?|hab)$/u],
  ["equal", /^(?:a )?(?:parts? egales?|egalite|egal|egales?|egalement|parts?|commune|nombre de communes)$/u],
  ["usage", /^(?:l')?(?:usages?|usagers?|utilisateurs?|utilisation|frequentation|beneficiaires?|nombre d'usagers)$/u],
  ["fte", /^(?:l'|les )?(?:etp|equivalents? temps pleins?|agents?|temps d'agents?|effectifs?)$/u],
];

function measureOf(said: string, indicators: readonly Indicator[]): Measure | undefined {
  const word = fold(said);
  const named = wordsOf.find(([, words]) => words.test(word))?.[0];
  if (named === "population" || named === "equal") return named;
  if (named !== undefined) return indicatorOf(named, indicators)?.key;
  const options = indicators.map((one) => ({
    value: one.key,
    label: sayIndicator(one),
    words: one.question?.words ?? [],
  }));
  const reading = readChoice(said, options);
  return reading.kind === "read" && reading.rest === "" ? reading.value : undefined;
}

const anAmount =
  /(?<![\p{L}\d%])(\d[\d\s.,]*\s*(?:millions?|M|k|K|mille)?\s*(?:d['’]\s*)?(?:€|euros?|eur)(?!\p{L}))(?:\s+(?:par\s+an|l['’]an|annuels?))?/u;

/** "120 000 €", "120 k€", or a bare number that is no scenario's, and the words without it. */
export function cutAmount(said: string): { amount?: string; rest: string } {
  const [found, amount] =
    anAmount.exec(said) ??
    /(?<![\p{L}\d%]|\d\s)(\d{1,3}(?:[\s.]?\d{3})+(?:,\d{1,2})?)(?![\d%,]|\s*%)/u.exec(said) ??
    [];
  if (found === undefined || amount === undefined) return { rest: said };
  return { amount: amount.trim(), rest: said.replace(found, " ").replaceAll(/\s+/gu, " ").trim() };
}
