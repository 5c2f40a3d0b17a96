import type { CivilDate } from "../calendar/civil-date.ts";
import type { Option } from "../language/reading.ts";
import type { Expression } from "./expression.ts";

/** One diagnostic questionnaire, as a YAML file of `data/questionnaires/` says it once read and checked. */
export type Questionnaire = {
  id: string;
  version: number;
  title: string;
  /** Minutes a whole interview takes, told before it begins. */
  minutes: number;
  /** Names that the campaign must give a value (`service`, `annee_ref`): usable in texts as `{name}` and in expressions. */
  variables: string[];
  /** Answered by persons in their own name; absent: by each municipality, through its clerk. */
  respondents?: "elected" | "direction" | "partners";
  /** Whoever answers chooses at the end whether their name stays with their answers. */
  unnamed?: true;
  sections: Section[];
};

export type Section = { id: string; title: string; questions: Question[] };

type Common = {
  /** Stable across versions: answers are kept under it. */
  id: string;
  text: string;
  /** Asked in these words where `text` and `help`, which hold something restricted, may not be written. */
  elsewhere?: string;
  /** Two to five words for recaps and corrections. */
  label: string;
  help?: string;
  /** Asked only when true. */
  when?: Expression;
  /** `restricted`: read by its author and the DGS alone. */
  sensitivity: "shared" | "restricted";
  /** Other words a person may use to name this question in "corriger …". */
  words: string[];
  checks: Check[];
  /** The name of a fact already known: its value is shown to be confirmed instead of typed. */
  prefill?: string;
  /** An average, a price, a duration: the values of several municipalities make no total. */
  separate?: true;
  /** Shown in the few lines of a synthesis, and drawn there too. */
  highlight?: "line" | "chart";
  /** The question that counts the agents behind this one: with too few of them, a figure would speak of somebody. */
  headcount?: string;
};

/**
 * `rule` must hold once the question is answered: else the answer is refused, kept only after a yes, or kept and told to those
 * who read all the answers.
 */
export type Check = { rule: Expression; message: string; severity: "refuse" | "confirm" | "flag" };

/** Bounds included. */
type Bounds = { min: number; max: number; unit?: string };

/**
 * Options written down, or drawn from what is known when the question is asked. `municipalities`: the others, which
 * `all_municipalities` adds that of the interview to.
 */
export type Options =
  | { list: Option[] }
  | { from: "municipalities" | "all_municipalities" | "elected_officials" }
  | { fromGroup: string };

/** A question answered in one go. */
export type AtomicQuestion = Common &
  /** `ready`: answers offered to whoever would rather not type theirs. */
  /** `figures`: an answer may be nothing but numbers ("4 3 2"), which in words would be doubted. */
  (
    | { type: "text"; maxLength: number; ready?: Option[]; figures?: true }
    | ({ type: "integer" | "number" | "fte" | "euro" | "percent" } & Bounds)
    | { type: "year"; min: number; max: number }
    | { type: "date"; min?: CivilDate; max?: CivilDate }
    /** An hour of the day, `HH:MM`. */
    | { type: "time" }
    | { type: "yes_no" }
    | { type: "scale5" }
    | { type: "choice"; options: Options }
    | { type: "choices"; options: Options; maxChosen?: number; other: boolean; exclusive: string[] }
    | { type: "ranking"; options: Options; maxRanked: number }
    | ({ type: "computed"; as: "euro" | "fte" | "number"; formula: Expression } & Bounds)
  );

/** Rows asked one by one, each answered by a column. */
type GridQuestion = Common & { type: "grid"; rows: Option[]; columns: Option[] };

/** A repeated group ("liste"): its own questions for each item, then "en ajouter un autre ?". */
export type GroupQuestion = Common & {
  type: "group";
  /** What one item is called, with its article: "un équipement", "une subvention". */
  item: string;
  questions: AtomicQuestion[];
  /** Absent: "aucun" is an answer. */
  minItems?: number;
  maxItems: number;
};

export type Question = AtomicQuestion | GridQuestion | GroupQuestion;

/**
 * A value by question type: text string; integer, number, fte (1 = 35 h a week), euro, percent (0-100), year, scale5,
 * computed: number; yes_no boolean; date CivilDate; time LocalTime; choice string; choices and ranking as below; group as below.
 */
export type Value = string | number | boolean | ChoicesValue | RankingValue | GroupValue;
export type ChoicesValue = { chosen: string[]; other?: string };
export type RankingValue = { ranked: string[] };
/** Item numbers in order. `last` is the greatest ever given: none is used twice, so that what names an item stays true. */
export type GroupValue = { items: number[]; closed: boolean; last?: number };
