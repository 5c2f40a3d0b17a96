import { expect, test } from "vitest";
import { createDemoBot } from "../../support/demo-bot.ts";

test("answers without a name are shown five more at a time, so that none is told from two readings", () => {
  const { store } = createDemoBot();
  const campaignId = store.campaigns.all()[0]?.id ?? 0;
  const shown: number[] = [];
  for (let rank = 1; rank <= 11; rank += 1) {
    store.unnamedAnswers.add(campaignId, 1, {});
    shown.push(store.unnamedAnswers.shown(campaignId).length);
  }
  expect(shown).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]);
  expect(store.unnamedAnswers.waiting(campaignId)).toBe(1);
});
