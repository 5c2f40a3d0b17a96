import { expect, test } from "vitest";
import type { AtomicQuestion } from "../../../src/core/interview/questionnaire.ts";
import { formatValue } from "../../../src/core/words/values.ts";

const asked = { id: "q", text: "?", label: "Q", checks: [], sensitivity: "shared" as const, words: [] };

test.each<[AtomicQuestion, number, string]>([
  [{ ...asked, type: "year", min: 1950, max: 2100 }, 2012, "2012"],
  [{ ...asked, type: "year", min: 1950, max: 2100 }, 2007.5, "2008"],
  [{ ...asked, type: "scale5" }, 4, "4 sur 5"],
  [{ ...asked, type: "scale5" }, 2.5, "2,5 sur 5"],
])("the middle of several answers reads in French: %s %s", (question, value, said) => {
  expect(formatValue(question, value, [])).toBe(said);
});
