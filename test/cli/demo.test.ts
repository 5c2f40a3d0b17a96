import { expect, onTestFinished, test } from "vitest";
import { seedDemo } from "../../src/cli/demo.ts";
import { openStore } from "../../src/core/store/store.ts";
import { library } from "../support/test-bot.ts";

test.each([
  ["in the morning", Date.UTC(2026, 10, 23, 8)],
  ["at night", Date.UTC(2026, 10, 26, 2)],
  ["on a Sunday", Date.UTC(2026, 10, 29, 10)],
])("a demonstration that is opened %s shows its first letters at once", (_, now) => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  seedDemo(store, library, "web", now);
  expect(store.outbox.countPending()).toBeGreaterThan(0);
  expect(store.outbox.nextScheduledAt(now)).toBeUndefined();
});
