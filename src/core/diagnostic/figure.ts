import { isGroupValue } from "../interview/answers.ts";
import type { Value } from "../interview/questionnaire.ts";
import type { Unit } from "./coverage.ts";
import { type Indicator, keyOfPath, type Respondent } from "./indicator.ts";

/** Why there is no value: still to be answered, "je ne sais pas", passed, or for want of the answer that decides whether it is asked. */
export type Gap = "waiting" | "unfinished" | "unknown" | "skipped" | "undecided";

/** What one municipality says of an indicator. `partial`: an item of its list has no value, so the total is too low. */
export type Cell =
  | { kind: "values"; values: readonly Value[]; paths: readonly string[]; estimate: boolean; partial: boolean }
  | { kind: "gap"; why: Gap }
  /** The question does not concern it: another branch was taken. */
  | { kind: "apart" };

export type Answered = { respondent: Respondent; cell: Extract<Cell, { kind: "values" }> };

/** How much of the territory stands behind a figure: never shown without it. The four add up to `total`. */
export type Coverage = {
  unit: Unit;
  total: number;
  answered: number;
  /** Of those answered: "environ", and lists of which an item lacks its value. */
  estimates: number;
  partial: number;
  apart: number;
  gaps: Record<Gap, number>;
};

export function cellOf(indicator: Indicator, respondent: Respondent): Cell {
  const { validated, isUnfinished, steps, answers } = respondent;
  if (!validated) return { kind: "gap", why: isUnfinished ? "unfinished" : "waiting" };
  const isUndecided = mayStillBeAsked(indicator, respondent);
  if (indicator.question === undefined) return countOf(indicator.key, steps, answers, isUndecided);
  const paths = pathsOf(steps, indicator.key);
  if (paths.length === 0) return withoutItems(indicator, steps, answers, isUndecided);
  const found = paths.map((path) => ({ path, answer: answers[path] }));
  const given = found.flatMap(({ path, answer }) => (answer?.state === "given" ? [{ path, answer }] : []));
  if (given.length === 0) return { kind: "gap", why: whyNot(found[0]?.answer?.state) };
  return {
    kind: "values",
    values: given.map(({ answer }) => answer.value),
    paths: given.map(({ path }) => path),
    estimate: given.some(({ answer }) => answer.estimate),
    partial: given.length < found.length || isUndecided,
  };
}

const byKey = new WeakMap<Respondent["steps"], Map<string, string[]>>();

/** Sorted once: every figure over a territory asks it of everyone. */
function pathsOf(steps: Respondent["steps"], key: string): readonly string[] {
  let paths = byKey.get(steps);
  if (paths === undefined) {
    paths = new Map();
    for (const { kind, path } of steps) {
      if (kind !== "question") continue;
      const own = paths.get(keyOfPath(path)) ?? [];
      own.push(path);
      paths.set(keyOfPath(path), own);
    }
    byKey.set(steps, paths);
  }
  return paths.get(key) ?? [];
}

/** How many items a list has. */
function countOf(key: string, steps: Respondent["steps"], answers: Respondent["answers"], isUndecided: boolean): Cell {
  if (!steps.some((step) => step.path === key)) return notAsked(isUndecided);
  const answer = answers[key];
  if (answer?.state !== "given" || !isGroupValue(answer.value)) return { kind: "gap", why: whyNot(answer?.state) };
  const { items } = answer.value;
  return { kind: "values", values: [items.length], paths: [key], estimate: false, partial: false };
}

/** A question of a list: without items, it does not concern this municipality; a list left unanswered is a gap. */
function withoutItems(
  { group }: Indicator,
  steps: Respondent["steps"],
  answers: Respondent["answers"],
  isUndecided: boolean,
): Cell {
  if (group === undefined || !steps.some((step) => step.path === group.id)) return notAsked(isUndecided);
  const state = answers[group.id]?.state;
  return state === "given" ? notAsked(isUndecided) : { kind: "gap", why: whyNot(state) };
}

/** It, the list that holds it, or it in one of the items. */
function mayStillBeAsked({ key, group }: Indicator, { undecided }: Respondent): boolean {
  if (undecided.size === 0) return false;
  const keys = undecidedKeys.get(undecided) ?? new Set([...undecided].map(keyOfPath));
  undecidedKeys.set(undecided, keys);
  return keys.has(key) || (group !== undefined && keys.has(group.id));
}

/** As `byKey`. */
const undecidedKeys = new WeakMap<Respondent["undecided"], ReadonlySet<string>>();

function notAsked(isUndecided: boolean): Cell {
  return isUndecided ? { kind: "gap", why: "undecided" } : { kind: "apart" };
}

function whyNot(state: "given" | "unknown" | "skipped" | undefined): Gap {
  return state === "unknown" || state === "skipped" ? state : "waiting";
}

export function coverageOfCells(cells: readonly Cell[], unit: Unit): Coverage {
  const count = (isOne: (cell: Cell) => boolean) => cells.filter(isOne).length;
  const gap = (why: Gap) => count((cell) => cell.kind === "gap" && cell.why === why);
  return {
    unit,
    total: cells.length,
    answered: count((cell) => cell.kind === "values"),
    estimates: count((cell) => cell.kind === "values" && cell.estimate),
    partial: count((cell) => cell.kind === "values" && cell.partial),
    apart: count((cell) => cell.kind === "apart"),
    gaps: {
      waiting: gap("waiting"),
      unfinished: gap("unfinished"),
      unknown: gap("unknown"),
      skipped: gap("skipped"),
      undecided: gap("undecided"),
    },
  };
}

/** Those that answered, in the order given. */
export function answeredIn(indicator: Indicator, respondents: readonly Respondent[]): Answered[] {
  return respondents.flatMap((respondent) => {
    const cell = cellOf(indicator, respondent);
    return cell.kind === "values" ? [{ respondent, cell }] : [];
  });
}
