import { expect, test } from "vitest";
import { type SurveyAnswer, surveyClosesOn, tallySurvey } from "../../../src/core/governance/survey.ts";

test("counts marks, wishes and people; who passed a question still counts", () => {
  const answers: SurveyAnswer[] = [
    { question: "useful", value: "5" },
    { question: "useful", value: "4" },
    { question: "more", value: "yes" },
    { question: "more", value: "yes" },
    { question: "more", value: "unsure" },
    { question: "learnt", value: "Le calendrier" },
  ];
  expect(tallySurvey(answers)).toEqual({
    answers: 3,
    useful: [0, 0, 0, 1, 1],
    average: 4.5,
    more: { yes: 2, no: 0, unsure: 1 },
    learnt: ["Le calendrier"],
    missing: [],
  });
});

test("without a mark there is no average", () => {
  expect(tallySurvey([{ question: "more", value: "no" }])).not.toHaveProperty("average");
});

test("is open for thirty days", () => {
  expect(surveyClosesOn("2026-12-01")).toBe("2026-12-31");
});
