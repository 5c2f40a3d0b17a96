import { expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { createDemoBot, dgs, sylvie } from "../support/demo-bot.ts";
import { readable } from "../support/test-bot.ts";

test("a campaign whose line found no room in the point is not counted as recalled", () => {
  const bot = createDemoBot();
  bot.play(dgs, "diagnostic lancer voirie à Vougy 11 décembre", "oui");
  bot.play(dgs, "diagnostic lancer petite enfance à Vougy 11 décembre", "oui");
  bot.say(sylvie, "point court");
  bot.clock.moveTo(instantOf("2026-12-08", "08:00", "Europe/Paris"));
  bot.scheduler.tick();
  const point = bot.drain().find((one) => one.to === sylvie && one.key.startsWith("briefing:"));
  const read = point === undefined ? "" : readable(toPlainText(point.message));
  const { reminders, campaigns, people } = bot.store;
  const recalled = reminders.of(people.byEmail(sylvie)?.id ?? 0).map(({ campaignId }) => campaignId);
  const titled = campaigns.all().map(({ id, project }) => ({ id, isRead: read.includes(project.title) }));
  expect(titled.map(({ isRead }) => isRead)).toContain(false);
  expect(new Set(recalled)).toEqual(new Set(titled.flatMap(({ id, isRead }) => (isRead ? id : []))));
});
