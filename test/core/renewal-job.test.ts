import { describe, expect, test } from "vitest";
import { renewalDateAfter } from "../../src/core/calendar/renewal.ts";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { addDays } from "../../src/core/calendar/civil-date.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs } from "../support/demo-bot.ts";
import { readable } from "../support/test-bot.ts";

/** A Wednesday, far from any holiday. */
const due = "2027-03-17";

/** What is told of the account when the scheduler ticks on `date` at `time` in Paris. */
function toldOn(bot: DemoBot, date: string, time = "08:00"): string[] {
  bot.clock.moveTo(instantOf(date, time, "Europe/Paris"));
  bot.scheduler.tick();
  return bot
    .drain()
    .filter(({ key }) => key.startsWith("renewal:"))
    .map(({ to, message }) => `${to} ${readable(toPlainText(message))}`);
}

function withAccount(on = due): DemoBot {
  const bot = createDemoBot();
  bot.store.settings.set("matrix.renew_by", on);
  return bot;
}

describe("the account of the messenger", () => {
  test("is spoken of to the direction alone: what expires, when, what stops, what to do", () => {
    const [told, ...others] = toldOn(withAccount(), addDays(due, -15));
    expect(others).toEqual([]);
    expect(told).toContain(`${dgs} ⚠️ Le compte Tchap de Relais expire dans 15 jours, le mercredi 17 mars 2027.`);
    expect(told).toContain("je ne peux plus ni lire ni écrire sur Tchap");
    expect(told).toContain("le courriel de Tchap arrivé dans la boîte de Relais");
    expect(told).toContain("« npm run relais -- matrix renouvele »");
  });

  test("is spoken of once for each delay, then once a week, whatever restarts", () => {
    let bot = withAccount();
    const days: number[] = [];
    for (let left = 60; left >= -24; left -= 1) {
      const told = toldOn(bot, addDays(due, -left));
      expect(told.length).toBeLessThan(2);
      expect(toldOn(bot, addDays(due, -left), "09:00")).toEqual([]);
      if (told.length > 0) days.push(left);
      if (left === 40) bot = bot.restart();
    }
    // 45 days before is a Sunday and 30 a Monday: what falls on a closed day is said on the last open day before.
    expect(days).toEqual([47, 30, 15, 7, 5, 1, 0, -7, -14, -21]);
  });

  test("is spoken of on the day, the day before and after it", () => {
    const bot = withAccount();
    expect(toldOn(bot, addDays(due, -1))[0]).toContain("expire demain, le mercredi 17 mars 2027.");
    expect(toldOn(bot, due)[0]).toContain("expire aujourd'hui, le mercredi 17 mars 2027.");
    expect(toldOn(bot, addDays(due, 9))[0]).toContain("est expiré depuis le mercredi 17 mars 2027 (il y a 9 jours).");
  });

  test("is spoken of late after a stop, and only as it stands then", () => {
    const bot = withAccount();
    expect(toldOn(bot, addDays(due, -40))[0]).toContain("dans 40 jours");
    expect(toldOn(bot, addDays(due, -6))[0]).toContain("dans 6 jours");
    expect(toldOn(bot, addDays(due, -5))[0]).toContain("dans 5 jours");
    expect(toldOn(bot, addDays(due, -2))).toEqual([]);
  });

  test("is spoken of at an office hour, and before a week-end that it would expire in", () => {
    const sunday = "2027-03-14";
    const bot = withAccount(sunday);
    expect(toldOn(bot, "2027-03-12", "07:59")).toEqual([]);
    expect(toldOn(bot, "2027-03-12", "10:00")[0]).toContain("expire dans 2 jours, le dimanche 14 mars 2027.");
    expect(toldOn(bot, sunday)).toEqual([]);
    expect(toldOn(bot, "2027-03-15")).toEqual([]);
  });

  test("once renewed is spoken of again before its new date", () => {
    const bot = withAccount();
    expect(toldOn(bot, addDays(due, -7))).toHaveLength(1);
    const next = renewalDateAfter(addDays(due, -7));
    bot.store.settings.set("matrix.renew_by", next);
    expect(toldOn(bot, addDays(due, -3))).toEqual([]);
    expect(toldOn(bot, addDays(next, -7))[0]).toContain("dans 7 jours");
  });

  test("is not spoken of where there is none", () => {
    expect(toldOn(createDemoBot(), due)).toEqual([]);
  });
});

test.each([
  ["2026-11-25", "2027-12-25"],
  ["2027-01-31", "2028-02-29"],
  ["2026-01-31", "2027-02-28"],
])("an account renewed on %s is to be renewed before %s", (from, to) => {
  expect(renewalDateAfter(from)).toBe(to);
});

describe("the secret of Teams", () => {
  test("is spoken of like the account of Tchap, each for itself", () => {
    const bot = withAccount();
    bot.store.settings.set("teams.secret_until", due);
    const told = toldOn(bot, addDays(due, -15));
    expect(told).toHaveLength(2);
    expect(told[1]).toContain("Le secret de Relais pour Teams expire dans 15 jours, le mercredi 17 mars 2027.");
    expect(told[1]).toContain("je ne peux plus écrire sur Teams");
    expect(told[1]).toContain("TEAMS_SECRET_EXPIRES");
    bot.store.settings.set("teams.secret_until", "2029-03-17");
    expect(toldOn(bot, addDays(due, -7))).toEqual([expect.stringContaining("compte Tchap")]);
  });
});
