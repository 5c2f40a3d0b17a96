import { expect, test } from "vitest";
import { createDemoBot, sylvie } from "../../support/demo-bot.ts";

test("a reminder is kept once, and what was asked last of the next ones is what counts", () => {
  const { store } = createDemoBot();
  const { id = 0 } = store.people.byEmail(sylvie) ?? {};
  const campaignId = store.campaigns.all()[0]?.id ?? 0;
  for (const at of [200, 100, 200]) store.reminders.add(id, campaignId, at);
  expect(store.reminders.of(id)).toEqual([
    { campaignId, at: 100 },
    { campaignId, at: 200 },
  ]);
  store.reminders.snooze(id, campaignId, "2026-12-15", 1);
  expect(store.reminders.snoozes(id)).toEqual([{ campaignId, until: "2026-12-15" }]);
  store.reminders.snooze(id, campaignId, undefined, 2);
  expect(store.reminders.snoozes(id)).toEqual([{ campaignId }]);
  store.reminders.resume(id, campaignId);
  expect(store.reminders.snoozes(id)).toEqual([]);
});
