import { describe, expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { consultationSentOn, toldBetween } from "../support/consultations.ts";
import { createDemoBot, dgs, sylvie } from "../support/demo-bot.ts";
import { readable } from "../support/test-bot.ts";

describe("the end", () => {
  test("comes on the next open day when all have answered", () => {
    const bot = consultationSentOn("2026-11-30", "pacte");
    const names = bot.store.territory.municipalities().map(({ name }) => name);
    bot.clock.moveTo(instantOf("2026-12-11", "10:00", "Europe/Paris"));
    bot.say(dgs, `avis ${names.join(", ")} favorables le 10/12`);
    const told = toldBetween(bot, "2026-12-12", "2026-12-31").filter(({ to }) => to === dgs);
    expect(told.map(({ day }) => day)).toEqual(["2026-12-14"]);
    expect(told[0]?.text).toContain("25 avis rendus sur 25");
    expect(told[0]?.text).toContain("peut adopter le pacte dès maintenant");
  });

  test("of the pacte comes after two months, and silence blocks nothing", () => {
    const told = toldBetween(consultationSentOn("2026-11-23", "pacte"), "2027-01-22", "2027-01-27").filter(
      ({ to }) => to === dgs,
    );
    expect(told.map(({ day }) => day)).toEqual(["2027-01-25"]);
    expect(told[0]?.text).toContain("25 sans réponse dans le délai");
    expect(told[0]?.text).not.toContain("réputé");
  });

  test("of the CLECT without enough councils: the report is not approved", () => {
    const bot = consultationSentOn("2026-11-30", "rapport de la clect");
    bot.clock.moveTo(instantOf("2026-12-11", "10:00", "Europe/Paris"));
    bot.say(dgs, "avis Vougy, Mars favorables le 10/12");
    const end = toldBetween(bot, "2027-03-01", "2027-03-01").find(({ to }) => to === dgs);
    expect(end?.text).toContain("23 sans délibération dans le délai");
    expect(end?.text).toContain("Le rapport n'est pas approuvé. Le coût net des charges est alors constaté par arrêté");
    expect(bot.store.consultations.byId(1)?.conclusion).toBe("not_agreed");
  });

  test("of a transfer without an answer: silence is favourable, the préfet may act", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(instantOf("2026-11-30", "10:00", "Europe/Paris"));
    bot.play(dgs, "consultation ouvrir transfert : eau potable", "consultation transmise aujourd'hui, preuve 1");
    const end = toldBetween(bot, "2027-03-01", "2027-03-01").find(({ to }) => to === dgs);
    expect(end?.text).toContain("Le préfet peut prononcer le transfert par arrêté");
    expect(bot.store.consultations.byId(1)?.conclusion).toBe("agreed");
  });

  test("an answer noted afterwards by a clerk is told to the DGS", () => {
    const bot = consultationSentOn("2026-11-30", "rapport de la clect");
    toldBetween(bot, "2027-03-01", "2027-03-01");
    bot.receive(bot.eventOf(sylvie, { text: "avis Vougy favorable le 26 février" }, "after"));
    const told = bot.drain().find(({ to }) => to === dgs);
    expect(readable(toPlainText(told?.message ?? { blocks: [] }))).toContain("après la fin de la consultation");
  });
});
