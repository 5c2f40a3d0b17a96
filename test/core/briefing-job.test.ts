import { describe, expect, test } from "vitest";
import { addDays } from "../../src/core/calendar/civil-date.ts";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { openStore } from "../../src/core/store/store.ts";
import { caf, corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, technician } from "../support/demo-bot.ts";
import { atValidated } from "../support/demo-scenes.ts";
import { createTestBot, readable } from "../support/test-bot.ts";
import { charlieuBelmont } from "../support/territories.ts";

const paris = (date: string, time = "08:00") => instantOf(date, time, "Europe/Paris");

/** What leaves of the briefing when the scheduler ticks at `date` `time` in Paris. */
function tickAt(bot: DemoBot, date: string, time = "08:00") {
  bot.clock.moveTo(paris(date, time));
  bot.scheduler.tick();
  const letters = bot.drain().filter((one) => one.key.startsWith("briefing:"));
  return letters.map((one) => ({ to: one.to, key: one.key, text: readable(toPlainText(one.message)) }));
}

const readBy = (sent: { to: string; text: string }[], email: string) =>
  sent.filter((one) => one.to === email).map((one) => one.text);

describe("once a week", () => {
  test("each person with something to read gets one message, Monday at 8 h, whatever restarts", () => {
    const bot = createDemoBot();
    expect(tickAt(bot, "2026-11-30", "07:59")).toEqual([]);
    const sent = tickAt(bot, "2026-11-30");
    expect(readBy(sent, dgs)).toHaveLength(1);
    expect(new Set(sent.map((one) => one.to)).size).toBe(sent.length);
    expect(tickAt(bot, "2026-11-30", "08:01")).toEqual([]);
    const later = tickAt(bot.restart(), "2026-12-03", "10:00");
    expect(later.filter(({ to }) => sent.some((one) => one.to === to))).toEqual([]);
  });

  test("late delivery is never double: what Monday wrote and could not send leaves on Wednesday, once", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(paris("2026-11-30"));
    bot.scheduler.tick();
    const sent = tickAt(bot, "2026-12-02", "10:00");
    expect(readBy(sent, dgs)).toHaveLength(1);
    expect(sent.every((one) => one.key.startsWith("briefing:2026-11-30:"))).toBe(true);
    expect(readBy(tickAt(bot, "2026-12-07"), dgs)).toHaveLength(1);
  });

  test("is written before it is sent, under a key of the week and the person", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(paris("2026-11-30"));
    bot.scheduler.tick();
    const id = bot.store.people.byEmail(dgs)?.id;
    const keys = bot.waiting().map((row) => row.key);
    expect(keys).toContain(`briefing:2026-11-30:person:${id}`);
  });

  test("nothing for the week Relais was installed in, when its Monday was over", () => {
    // The demonstration is installed on Monday 23 November at 9 h.
    const bot = createDemoBot();
    expect(tickAt(bot, "2026-11-23", "09:01")).toEqual([]);
    expect(readBy(tickAt(bot, "2026-11-25", "10:00"), dgs)).toEqual([]);
  });
});

describe("after a stop", () => {
  test("the week is caught up at the next office hour: not in the evening, not at night", () => {
    const bot = createDemoBot();
    expect(tickAt(bot, "2026-12-01", "20:00")).toEqual([]);
    expect(tickAt(bot, "2026-12-02", "07:59")).toEqual([]);
    expect(readBy(tickAt(bot, "2026-12-02", "08:00"), dgs)).toHaveLength(1);
    expect(readBy(tickAt(bot, "2026-12-03", "10:00"), dgs)).toEqual([]);
  });

  test("a week whose office hours are over is not caught up: the next Monday says it once", () => {
    const bot = createDemoBot();
    expect(tickAt(bot, "2026-12-05", "10:00")).toEqual([]);
    const monday = tickAt(bot, "2026-12-07");
    expect(readBy(monday, dgs)).toHaveLength(1);
    expect(monday.every((one) => one.key.startsWith("briefing:2026-12-07:"))).toBe(true);
  });
});

describe("the hour", () => {
  test.each([
    ["the Monday after summer time begins, 2028", "2028-03-27", "2028-03-27T06:00Z"],
    ["the Monday after winter time begins, 2028", "2028-10-30", "2028-10-30T07:00Z"],
    ["summer time begins, 2027: that Monday is Easter Monday", "2027-03-30", "2027-03-30T06:00Z"],
    ["winter time begins, 2027: that Monday is 1 November", "2027-11-02", "2027-11-02T07:00Z"],
  ])("is 8 h on the wall: %s", (_, date, instant) => {
    expect(paris(date)).toBe(Date.parse(instant));
    const bot = createDemoBot();
    bot.store.settings.set("installed_at", "0");
    bot.store.preferences.takeTurn(bot.store.people.byEmail(dgs)?.id ?? 0, paris(addDays(date, -7)));
    expect(readBy(tickAt(bot, addDays(date, -1), "08:00"), dgs)).toEqual([]);
    expect(readBy(tickAt(bot, date, "07:59"), dgs)).toEqual([]);
    expect(readBy(tickAt(bot, date, "08:00"), dgs)).toHaveLength(1);
  });
});

describe("what is said", () => {
  test("the news of the week, to the DGS and to those concerned", () => {
    const bot = atValidated();
    const sent = tickAt(bot, "2026-11-30");
    const whole = "Charlieu a validé son diagnostic, 1 commune sur 25 en tout";
    for (const email of [dgs, "maire.charlieu@demo.example", technician])
      expect(readBy(sent, email)[0]).toContain(whole);
    // What she did herself is no news to her.
    expect(readBy(sent, corinne)[0]).not.toContain("est validé");
    expect(readBy(sent, mayorOfVougy)[0]).not.toContain("Charlieu");
    expect(readBy(tickAt(bot, "2026-12-07"), dgs)[0]).not.toContain("Charlieu a validé");
  });

  test("an élu reads five lines at most, however much there is", () => {
    const bot = createDemoBot();
    const director = bot.store.people.byEmail(dgs)?.id;
    for (let rank = 1; rank <= 12; rank += 1) {
      const id = bot.store.deadlines.add({ title: `Échéance ${rank}`, due: "2026-12-08" }, director, bot.clock.now());
      if (rank > 6) bot.store.deadlines.finish(id, bot.clock.now() + 1);
    }
    const [text = ""] = readBy(tickAt(bot, "2026-11-30"), mayorOfVougy);
    const [title, ...lines] = text.split("\n");
    expect(title).toBe("Votre point de la semaine, Vougy, lundi 30 novembre 2026");
    expect(lines.filter((line) => /^\d\. /u.test(line))).toHaveLength(5);
    expect(lines.filter((line) => line.includes("Avancée"))).not.toEqual([]);
    expect(lines.filter((line) => line.includes("À venir"))).not.toEqual([]);
  });

  test("what a campaign waits for is a line of the point, and then no reminder that week; asked for, it is always there", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(paris("2026-11-30"));
    bot.scheduler.tick();
    const monday = bot.drain().filter(({ to }) => to === corinne);
    expect(monday.map(({ key }) => key.split(":")[0])).toEqual(["briefing"]);
    expect(readable(toPlainText(monday[0]?.message ?? { blocks: [] }))).toContain("répondre au diagnostic de Charlieu");
    for (const day of ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"]) {
      bot.clock.moveTo(paris(day));
      bot.scheduler.tick();
      expect(bot.drain().filter(({ to }) => to === corinne)).toEqual([]);
    }
    expect(bot.say(corinne, "briefing")).toContain("b. Répondre au diagnostic");
    expect(bot.say(corinne, "b")).toContain("Charlieu, question 1 sur");
  });

  test("nothing to someone who has no right to it", () => {
    const bot = createDemoBot();
    const { id: partner } = bot.store.people.byEmail(caf) ?? { id: 0 };
    const account = bot.store.accounts.seen(bot.eventOf(caf, { text: "x" }), bot.clock.now());
    bot.store.accounts.link(account.id, partner);
    for (const deadline of bot.store.deadlines.open()) bot.store.deadlines.finish(deadline.id, bot.clock.now() + 1);
    expect(readBy(tickAt(bot, "2026-11-30"), caf)).toEqual([]);
  });

  test("nothing at all when there is nothing to say", () => {
    const store = openStore(":memory:");
    store.territory.saveEpci(charlieuBelmont.epci, charlieuBelmont.municipalities);
    const mandates = [{ function: "chief_executive" as const, delegations: [] }];
    store.people.save({ email: dgs, firstName: "Claire", lastName: "Arnaud", mandates, presence: [] }, 0);
    const bot = createTestBot({ store });
    bot.say(dgs, "bonjour");
    bot.clock.moveTo(paris("2026-11-30"));
    bot.scheduler.tick();
    expect(bot.drain()).toEqual([]);
    expect(store.preferences.lastTurn(store.people.byEmail(dgs)?.id ?? 0)).toBe(paris("2026-11-30"));
  });
});

const idOf = (bot: DemoBot, email: string) => bot.store.people.byEmail(email)?.id ?? 0;

describe("at the day and hour of each", () => {
  test("an élu who chose Sunday evening gets it then, once, and nothing on Monday", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "mon point le dimanche à 18 h");
    expect(readBy(tickAt(bot, "2026-11-29", "17:59"), mayorOfVougy)).toEqual([]);
    expect(readBy(tickAt(bot, "2026-11-29", "18:00"), mayorOfVougy)).toHaveLength(1);
    const again = bot.restart();
    expect(readBy(tickAt(again, "2026-11-29", "18:01"), mayorOfVougy)).toEqual([]);
    expect(readBy(tickAt(again, "2026-11-30"), mayorOfVougy)).toEqual([]);
  });

  test("a change in the week gives no second one", () => {
    const bot = createDemoBot();
    expect(readBy(tickAt(bot, "2026-11-30"), dgs)).toHaveLength(1);
    expect(bot.say(dgs, "mon point le jeudi à 10 h")).toContain("Prochain point : jeudi 10 décembre à 10 h");
    expect(readBy(tickAt(bot, "2026-12-03", "10:00"), dgs)).toEqual([]);
    expect(readBy(tickAt(bot, "2026-12-10", "10:00"), dgs)).toHaveLength(1);
  });

  test("what was due before the choice is not caught up", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(paris("2026-12-02", "10:00"));
    expect(bot.say(dgs, "mon point le mardi")).toContain("Prochain point : mardi 8 décembre à 8 h");
    expect(readBy(tickAt(bot, "2026-12-02", "10:01"), dgs)).toEqual([]);
  });

  test("who is there on other days gets it on the first of them", () => {
    const bot = createDemoBot();
    const { id: _id, ...known } = bot.store.people.byEmail(corinne) ?? {
      id: 0,
      email: "",
      firstName: "",
      lastName: "",
      mandates: [],
    };
    bot.store.people.save({ ...known, presence: [4, 5] }, 0);
    expect(readBy(tickAt(bot, "2026-11-30"), corinne)).toEqual([]);
    expect(readBy(tickAt(bot, "2026-12-03"), corinne)).toHaveLength(1);
  });

  test("away: none, then one at the return, on all that happened since the last", () => {
    const bot = createDemoBot();
    expect(readBy(tickAt(bot, "2026-11-30"), dgs)).toHaveLength(1);
    bot.say(dgs, "je suis absente du 7 au 15 décembre");
    const done = bot.store.deadlines.add({ title: "Pacte signé", due: "2026-12-20" }, idOf(bot, dgs), bot.clock.now());
    bot.clock.moveTo(paris("2026-12-08"));
    bot.store.deadlines.finish(done, bot.clock.now());
    expect(readBy(tickAt(bot, "2026-12-07"), dgs)).toEqual([]);
    expect(readBy(tickAt(bot, "2026-12-14"), dgs)).toEqual([]);
    expect(readBy(tickAt(bot, "2026-12-15", "10:00"), dgs)).toEqual([]);
    const [letter, ...more] = readBy(tickAt(bot, "2026-12-16"), dgs);
    expect(letter).toContain("« Pacte signé » est terminé");
    expect(more).toEqual([]);
    expect(readBy(tickAt(bot, "2026-12-17"), dgs)).toEqual([]);
  });

  test("once a month is the first Monday of the month", () => {
    const bot = createDemoBot();
    bot.say(dgs, "point une fois par mois");
    expect(readBy(tickAt(bot, "2026-11-30"), dgs)).toEqual([]);
    expect(readBy(tickAt(bot, "2026-12-07"), dgs)).toHaveLength(1);
    expect(readBy(tickAt(bot, "2026-12-14"), dgs)).toEqual([]);
    expect(readBy(tickAt(bot, "2027-01-04"), dgs)).toHaveLength(1);
  });

  test("late, it waits for their hours", () => {
    const bot = createDemoBot();
    bot.say(dgs, "pas avant 10 h");
    expect(readBy(tickAt(bot, "2026-12-01", "09:59"), dgs)).toEqual([]);
    expect(readBy(tickAt(bot, "2026-12-01", "10:00"), dgs)).toHaveLength(1);
  });

  test("on their own clock", () => {
    const bot = createDemoBot();
    bot.receive({
      ...bot.eventOf(mayorOfVougy, { text: "bonjour" }, "abroad"),
      from: { id: mayorOfVougy, name: "x", email: mayorOfVougy, timeZone: "Indian/Reunion" },
    });
    bot.drain();
    bot.clock.moveTo(instantOf("2026-11-30", "08:00", "Indian/Reunion"));
    bot.scheduler.tick();
    expect(
      bot
        .drain()
        .filter(({ key }) => key.startsWith("briefing:"))
        .map(({ to }) => to),
    ).toEqual([mayorOfVougy]);
  });
});
