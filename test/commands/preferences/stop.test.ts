import { describe, expect, test } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { notify } from "../../../src/core/notify.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";
import { tickOn } from "../../support/mornings.ts";

const paris = (date: string, time = "08:00") => instantOf(date, time, "Europe/Paris");
const idOf = (bot: DemoBot, email: string) => bot.store.people.byEmail(email)?.id ?? 0;

/** All that leaves for `email` at 8 h on these days. */
function sentOn(bot: DemoBot, email: string, ...days: string[]): { key: string; text: string }[] {
  return days.flatMap((day) => tickOn(bot, day).filter(({ to }) => to === email));
}

describe("stop", () => {
  test.each(["stop svp", "Stop, merci.", "arrêtez s'il vous plaît"])(
    "%j, said politely, stops as the word alone",
    (said) => {
      const bot = createDemoBot();
      expect(bot.say(mayorOfVougy, said)).toContain("C'est fait : plus de point de la semaine");
      expect(bot.say(mayorOfVougy, "reprendre tout")).toContain("C'est repris");
    },
  );

  test("one word ends all that nothing obliges us to say, at once, and says what still comes", () => {
    const bot = createDemoBot();
    const id = idOf(bot, mayorOfVougy);
    notify(
      bot.store,
      `briefing:2026-11-23:person:${id}`,
      id,
      { blocks: [] },
      bot.clock.now(),
      bot.clock.now() + 3_600_000,
    );
    notify(
      bot.store,
      `meeting:1:planned:1:person:${id}`,
      id,
      { blocks: [] },
      bot.clock.now(),
      bot.clock.now() + 3_600_000,
    );
    const said = bot.say(mayorOfVougy, "Stop !");
    expect(said).toContain("Ce qui attendait de partir est retiré");
    expect(said).toContain("ce que la loi impose (convocations");
    bot.clock.moveTo(bot.clock.now() + 3_600_000);
    expect(bot.drain().map(({ key }) => key)).toEqual([`meeting:1:planned:1:person:${id}`]);
    expect(sentOn(bot, mayorOfVougy, "2026-11-30")).toEqual([]);
  });

  test("« reprendre » brings it back, from the next one", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "stop");
    bot.clock.moveTo(paris("2026-12-01", "10:00"));
    expect(bot.say(mayorOfVougy, "reprendre")).toContain("Prochain point : lundi 7 décembre à 8 h");
    const keys = sentOn(bot, mayorOfVougy, "2026-12-01", "2026-12-07").map(({ key }) => key.slice(0, 19));
    expect(keys).toEqual(["briefing:2026-12-07"]);
  });

  test("« reprendre » asks which, where a diagnostic was begun", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    bot.say(corinne, "plus tard");
    bot.say(corinne, "stop tout");
    expect(bot.store.preferences.of(idOf(bot, corinne)).stoppedAt).toBeDefined();
    bot.say(corinne, "qui suis-je");
    bot.say(corinne, "aide");
    expect(bot.say(corinne, "reprendre")).toContain("Que souhaitez-vous reprendre ?");
    expect(bot.say(corinne, "2")).toContain("C'est repris");
    expect(bot.store.preferences.of(idOf(bot, corinne)).stoppedAt).toBeUndefined();
  });

  test("in the middle of questions it leaves them, and ends nothing", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    bot.say(corinne, "stop");
    expect(bot.store.preferences.of(idOf(bot, corinne)).stoppedAt).toBeUndefined();
  });

  test("right after a reminder it ends the reminders alone, and offers the rest", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(paris("2026-12-01", "10:00"));
    bot.say(dgs, "relancer Vougy");
    bot.receive(bot.eventOf(dgs, { text: "oui" }, "reminder"));
    expect(bot.drain().find(({ to }) => to === sylvie)?.key).toMatch(/^reminder:/u);
    const said = bot.say(sylvie, "stop");
    expect(said).toContain("je ne vous rappellerai plus");
    expect(said).toContain("Ne plus rien recevoir que l'obligatoire");
    expect(bot.store.preferences.of(idOf(bot, sylvie)).stoppedAt).toBeUndefined();
    expect(bot.say(sylvie, "2")).toContain("C'est fait : plus de point de la semaine");
  });

  test("after a briefing it is about all, although it recalls the diagnostic too", () => {
    const bot = createDemoBot();
    const [{ text } = { text: "" }] = sentOn(bot, sylvie, "2026-12-08");
    expect(text).toContain("Votre point de la semaine");
    expect(bot.say(sylvie, "stop")).toContain("C'est fait : plus de point de la semaine");
  });

  test("a reminder that waited is taken back, and the DGS is not told that it left", () => {
    const bot = createDemoBot();
    const id = idOf(bot, sylvie);
    const [campaign] = bot.store.campaigns.all();
    bot.store.reminders.add(id, campaign?.id ?? 0, bot.clock.now() + 3_600_000);
    notify(bot.store, `reminder:1:person:${id}`, id, { blocks: [] }, bot.clock.now(), bot.clock.now() + 3_600_000);
    bot.say(sylvie, "stop tout");
    expect(bot.store.reminders.of(id)).toEqual([]);
    expect(bot.say(dgs, "relancer Vougy")).toContain("Mme Lefèvre ne souhaite plus de rappel");
    expect(bot.say(sylvie, "reprendre les rappels")).toContain("Vous avez arrêté tous mes messages");
  });

  test("dates of the law are still recalled, alone", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(paris("2026-12-10", "19:00"));
    bot.say(sylvie, "stop tout");
    const sent = sentOn(bot, sylvie, "2026-12-11", "2026-12-18");
    expect(sent.map(({ key }) => key)).toEqual([`morning:2026-12-11:person:${idOf(bot, sylvie)}`]);
    expect(sent[0]?.text).toContain("2 dates légales approchent");
  });
});
