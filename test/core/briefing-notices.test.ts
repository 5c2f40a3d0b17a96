import { describe, expect, test } from "vitest";
import { anyone, type Notice } from "../../src/core/briefing/facts.ts";
import { weekNotices } from "../../src/core/briefing-notices.ts";
import { civilDateAt } from "../../src/core/calendar/civil-date.ts";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, president } from "../support/demo-bot.ts";
import { library } from "../support/test-bot.ts";

const delegate = "adjointe.jeunesse@demo.example";

/** What the week has for this person, by what it is about. */
function noticesFor(bot: DemoBot, email: string): Notice["item"]["about"][] {
  const id = email === "anyone" ? anyone : (bot.store.people.byEmail(email)?.id ?? -1);
  const today = civilDateAt(bot.clock.now(), "Europe/Paris");
  return weekNotices(bot.store, library, today, bot.clock.now() - 7 * 86_400_000)
    .filter(({ personIds }) => personIds.has(id))
    .map(({ item }) => item.about);
}

const moveTo = (bot: DemoBot, date: string, time: string) => bot.clock.moveTo(instantOf(date, time, "Europe/Paris"));

/** A steering committee of 26 November with one item, its minutes written. */
function withMinutes({ sensitive }: { sensitive: boolean }): DemoBot {
  const bot = createDemoBot();
  bot.play(dgs, "instance créer copil", "oui", "réunion créer copil jeudi 26 novembre à 14 h à Vougy");
  bot.say(dgs, `ordre du jour ajouter Choix du scénario au copil${sensitive ? ", sensible" : ""}`);
  moveTo(bot, "2026-11-26", "17:00");
  bot.play(dgs, "relevé copil", "tout le monde était là", "1", "Le scénario B est retenu", "adoptée");
  bot.play(dgs, "pas de position à noter", "aucune action");
  return bot;
}

describe("what an instance decided", () => {
  test("is told to nobody before its minutes are validated; the DGS is told that they wait", () => {
    const bot = withMinutes({ sensitive: false });
    moveTo(bot, "2026-11-27", "09:00");
    for (const email of [dgs, mayorOfVougy, delegate, "anyone"])
      expect(noticesFor(bot, email)).not.toContain("decided");
    expect(noticesFor(bot, dgs)).toContain("minutes");
    expect(noticesFor(bot, mayorOfVougy)).not.toContain("minutes");
  });

  test("is told once validated to those who may read it, and of what is sensitive to its members alone", () => {
    const open = withMinutes({ sensitive: false });
    open.say(dgs, "relevé valider copil");
    expect(noticesFor(open, mayorOfVougy)).toContain("decided");
    expect(noticesFor(open, dgs)).not.toContain("minutes");
    const isOpenToAll = library.bodies.find(({ key }) => key === "copil")?.audience === "everyone";
    expect(noticesFor(open, delegate).includes("decided")).toBe(isOpenToAll);
    expect(noticesFor(open, "anyone").includes("decided")).toBe(isOpenToAll);

    const closed = withMinutes({ sensitive: true });
    closed.say(dgs, "relevé valider copil");
    expect(noticesFor(closed, mayorOfVougy)).toContain("decided");
    expect(noticesFor(closed, delegate)).not.toContain("decided");
    expect(noticesFor(closed, "anyone")).not.toContain("decided");
  });
});

describe("what waits for one person", () => {
  test("a poll, until they answered; a question, until it is answered", () => {
    const bot = createDemoBot();
    bot.play(dgs, "instance créer copil", "oui", "sonder les dates du copil mardi 8, jeudi 10 décembre à 18 h");
    if (bot.store.meetings.all().every(({ status }) => status !== "polling")) bot.say(dgs, "oui");
    expect(noticesFor(bot, mayorOfVougy)).toContain("poll");
    expect(noticesFor(bot, corinne)).not.toContain("poll");
    bot.say(mayorOfVougy, "mes dates copil 1");
    expect(noticesFor(bot, mayorOfVougy)).not.toContain("poll");

    bot.play(corinne, "diagnostic", "1", "je transmets à la maire", "oui");
    expect(noticesFor(bot, "maire.charlieu@demo.example")).toContain("question");
  });

  test("a scenario shared is for those elected; what holds an action back, for the DGS until it is answered", () => {
    const bot = createDemoBot();
    const by = bot.store.people.byEmail(mayorOfVougy)?.id ?? 0;
    const at = bot.clock.now();
    const [deadline] = bot.store.deadlines.open();
    const id = bot.store.actionBlockers.add({
      deadlineId: deadline?.id ?? 0,
      reason: "means",
      text: "pas de local",
      by,
      at,
    });
    expect(noticesFor(bot, dgs)).toContain("blocker");
    expect(noticesFor(bot, mayorOfVougy)).not.toContain("blocker");
    bot.say(dgs, `répondre au blocage ${id} : la salle de Vougy est libre, 15 décembre`);
    expect(noticesFor(bot, dgs)).not.toContain("blocker");

    bot.play(dgs, "scénario créer essai : Vougy, Mars, Nandax, Boyer", "scénario 1 partager", "oui");
    expect(noticesFor(bot, president)).toContain("scenario");
    expect(noticesFor(bot, corinne)).not.toContain("scenario");
  });
});
