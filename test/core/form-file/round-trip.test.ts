import { describe, expect, test } from "vitest";
import { formLines } from "../../../src/core/form-file/form-lines.ts";
import type { Outcome } from "../../../src/core/form-file/outcome.ts";
import { readForm, type SentForm } from "../../../src/core/form-file/read-form.ts";
import { takeForm } from "../../../src/core/form-file/take-form.ts";
import type { Answers } from "../../../src/core/interview/answers.ts";
import { type Context, type InterviewState, stepsOf } from "../../../src/core/interview/state.ts";
import { formCsv } from "../../../src/core/words/form-file.ts";
import { library } from "../../support/test-bot.ts";
import { answerAll, contextFor } from "./answered.ts";

const key = { campaign: 2, insee: "42218", version: 1 };

function formOf(context: Context, state: InterviewState): SentForm {
  const file = formCsv({
    key,
    place: "Vougy",
    title: context.questionnaire.title,
    territory: "CC Charlieu-Belmont",
    today: context.today,
    wishedBy: "2026-12-18",
    questionnaire: context.questionnaire,
    lines: formLines(context, state),
  });
  if (!("text" in file)) throw new Error("a form is a text");
  const reading = readForm(Buffer.from(file.text));
  if (reading.kind !== "form") throw new Error(`not a form: ${reading.kind}`);
  return reading.form;
}

function linesBut(kind: Outcome["kind"], outcomes: readonly Outcome[]): string[] {
  return outcomes
    .filter((one) => one.kind !== kind)
    .map((one) => `${one.line} ${"question" in one ? one.question.id : ""} (${one.said}): ${one.kind}`);
}

/** A generator of its own, so that a failure is found again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const named = [...library.questionnaires.values()].map((one) => [one.id, one] as const);

function valuesOf(answers: Answers, paths: readonly string[]) {
  return paths.map((path) => {
    const answer = answers[path];
    return [path, answer?.state === "given" ? { value: answer.value, estimate: answer.estimate } : answer?.state];
  });
}

describe.each(named)("the form of %s", (_id, questionnaire) => {
  const context = contextFor(questionnaire);

  const full = answerAll(context, seeded(7_919));
  const form = formOf(context, full);

  test("a spreadsheet that writes decimals with a point says the same", () => {
    const pointed = form.lines.map((line) => ({ ...line, said: line.said.replace(/^(\d+),(\d+)$/u, "$1.$2") }));
    expect(linesBut("same", takeForm(context, full, pointed, { replace: false }).outcomes)).toEqual([]);
  });

  test("gives back every answer it was filled with", () => {
    expect(form.key).toEqual(key);
    // What checks find unusual is said to be exact.
    const lines = form.lines.map((line) => ({ ...line, remark: "C’est exact." }));
    const { state, outcomes } = takeForm(context, { answers: {} }, lines, { replace: false });
    expect(linesBut("kept", outcomes)).toEqual([]);
    const paths = stepsOf(context, full).flatMap((step) =>
      step.kind === "question" && step.question.type === "computed" ? [] : [step.path],
    );
    expect(valuesOf(state.answers, paths)).toEqual(valuesOf(full.answers, paths));
  });

  test("changes nothing in the interview that it was made from", () => {
    const { state, outcomes } = takeForm(context, full, form.lines, { replace: true });
    expect(linesBut("same", outcomes)).toEqual([]);
    expect(state).toBe(full);
  });
});

test("a question that waits for another of the same form is in it, and leaves with it", () => {
  const questionnaire = library.questionnaires.get("mutu_service/jeunesse");
  if (questionnaire === undefined) throw new Error("no questionnaire");
  const context = contextFor(questionnaire);
  const keysAfter = (existe: string) => {
    const answers = { existe: { state: "given" as const, value: existe, estimate: false, raw: "" } };
    return formLines(context, { answers }).map((line) => line.key);
  };
  expect(keysAfter("regie")).toEqual(expect.arrayContaining(["cout_unitaire", "cout_unitaire_unite"]));
  expect(keysAfter("non").filter((one) => one.startsWith("cout_unitaire"))).toEqual([]);
});
