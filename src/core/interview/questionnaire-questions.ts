import type { Option } from "../language/reading.ts";
import { ExpressionError } from "./expression-tokens.ts";
import type { Expression } from "./expression.ts";
import { parseExpression } from "./parse-expression.ts";
import type { FileAtomicQuestion, FileOption, FileQuestion } from "./questionnaire-schema.ts";
import type { Path, Problem } from "./questionnaire-source.ts";
import type { AtomicQuestion, Check, Options, Question } from "./questionnaire.ts";

const numeric = { entier: "integer", nombre: "number", etp: "fte", eur: "euro", pct: "percent" } as const;
const computed = { nombre: "number", etp: "fte", eur: "euro" } as const;
const sensitivities = { partagee: "shared", restreinte: "restricted" } as const;
const highlights = { ligne: "line", graphique: "chart" } as const;
const severities = { refuser: "refuse", confirmer: "confirm", signaler: "flag" } as const;

/** A question of the file as the engine knows it. What cannot be converted is left out and told in `problems`. */
export function toQuestion(source: FileQuestion, path: Path, problems: Problem[]): Question {
  if (source.type === "grille") {
    const [rows, columns] = [toOptions(source.lignes), toOptions(source.colonnes)];
    return { ...commonOf(source, path, problems), type: "grid", rows, columns };
  }
  if (source.type !== "liste") return toAtomicQuestion(source, path, problems);
  const questions = source.questions.map((question, index) =>
    toAtomicQuestion(question, path.concat("questions", index), problems),
  );
  const { element: item, min: minItems, max: maxItems } = source;
  return { ...commonOf(source, path, problems), type: "group", item, questions, maxItems, ...given({ minItems }) };
}

function toAtomicQuestion(source: FileAtomicQuestion, path: Path, problems: Problem[]): AtomicQuestion {
  const common = commonOf(source, path, problems);
  switch (source.type) {
    case "texte":
      return { ...common, type: "text", maxLength: source.longueur };
    case "entier":
    case "nombre":
    case "etp":
    case "eur":
    case "pct":
      return { ...common, type: numeric[source.type], ...boundsOf(source) };
    case "annee":
      return { ...common, type: "year", min: source.min, max: source.max };
    case "date":
      return { ...common, type: "date", ...given({ min: source.min, max: source.max }) };
    case "ouinon":
      return { ...common, type: "yes_no" };
    case "note5":
      return { ...common, type: "scale5" };
    case "choix":
      return { ...common, type: "choice", options: sourceOfOptions(source, path, problems) };
    case "choix_multiple": {
      const { autre: other, exclusives: exclusive } = source;
      const options = sourceOfOptions(source, path, problems);
      return { ...common, type: "choices", options, other, exclusive, ...given({ maxChosen: source.maximum }) };
    }
    case "rang":
      return {
        ...common,
        type: "ranking",
        options: sourceOfOptions(source, path, problems),
        maxRanked: source.maximum,
      };
    case "calcul": {
      const formula = toExpression(source.formule, [...path, "formule"], problems) ?? { op: "literal", value: 0 };
      return { ...common, type: "computed", as: computed[source.calcule_en], formula, ...boundsOf(source) };
    }
  }
}

function commonOf(source: FileQuestion, path: Path, problems: Problem[]) {
  const when = source.si === undefined ? undefined : toExpression(source.si, [...path, "si"], problems);
  return {
    id: source.cle,
    text: source.question,
    label: source.court,
    sensitivity: sensitivities[source.sensibilite],
    words: source.mots,
    checks: source.verifier.flatMap((check, index): Check[] => {
      const rule = toExpression(check.regle, [...path, "verifier", index, "regle"], problems);
      return rule === undefined ? [] : [{ rule, message: check.message, severity: severities[check.niveau] }];
    }),
    ...given({
      help: source.aide,
      when,
      prefill: source.prerempli,
      headcount: source.agents,
      separate: source.s_additionne ? undefined : (true as const),
      highlight: source.synthese && highlights[source.synthese],
    }),
  };
}

function boundsOf(source: { min: number; max: number; unite?: string | undefined }) {
  return { min: source.min, max: source.max, ...given({ unit: source.unite }) };
}

type OptionsSource = { options?: FileOption[] | undefined; options_depuis?: string | undefined };

const knownSources = new Map<string, Options>([
  ["communes", { from: "municipalities" }],
  ["communes_toutes", { from: "all_municipalities" }],
  ["elus", { from: "elected_officials" }],
]);

function sourceOfOptions({ options, options_depuis: from }: OptionsSource, path: Path, problems: Problem[]): Options {
  if ((options === undefined) === (from === undefined)) {
    const message =
      "il faut soit « options », soit « options_depuis » (communes, communes_toutes, elus ou la clé d’une liste)";
    problems.push({ path: [...path, "options"], message });
  }
  if (from !== undefined) return knownSources.get(from) ?? { fromGroup: from };
  return { list: toOptions(options ?? []) };
}

export function toOptions(options: FileOption[]): Option[] {
  return options.flatMap((option): Option[] => {
    if (isLong(option)) {
      return [{ value: option.valeur, label: option.libelle, ...given({ words: option.mots }) }];
    }
    return Object.entries(option).map(([value, label]) => ({ value, label }));
  });
}

type LongOption = { valeur: string; libelle: string; mots?: string[] | undefined };

function isLong(option: FileOption): option is LongOption {
  return "valeur" in option && "libelle" in option;
}

function toExpression(source: string, path: Path, problems: Problem[]): Expression | undefined {
  try {
    return parseExpression(source);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    problems.push({ path, message: error.message, column: error.column });
    return undefined;
  }
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without the keys that hold `undefined`: an optional key is either there or not. */
function given<T extends object>(fields: T): Given<T>;
function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
