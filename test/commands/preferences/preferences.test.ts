import { describe, expect, test } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { officeHourOf, owedHourOf } from "../../../src/core/notify.ts";
import {
  caf,
  corinne,
  createDemoBot,
  type DemoBot,
  dgs,
  mayorOfVougy,
  president,
  sylvie,
} from "../../support/demo-bot.ts";

/** The demonstration begins on Monday 23 November 2026, at 9 h. */
const paris = (date: string, time = "08:00") => instantOf(date, time, "Europe/Paris");
const idOf = (bot: DemoBot, email: string) => bot.store.people.byEmail(email)?.id ?? 0;
const chosenBy = (bot: DemoBot, email: string) => bot.store.preferences.of(idOf(bot, email));

const absences = (bot: DemoBot, email: string) => bot.store.preferences.absences(idOf(bot, email));

describe("what each person chooses, in a word", () => {
  test("shows all of it, with what can be typed", () => {
    const bot = createDemoBot();
    const shown = bot.say(mayorOfVougy, "mes preferences");
    expect(shown).toContain("Prochain point : lundi 30 novembre à 8 h");
    expect(shown).toContain("du lundi au vendredi, de 8 h à 18 h");
    expect(shown).toContain("« mon point le jeudi à 10 h »");
    expect(shown).toContain("1. Ne plus rien recevoir que l'obligatoire");
  });

  test.each([
    [
      "mon point le dimanche à 18 h",
      { weekday: 7, time: "18:00" },
      "le dimanche à 18 h. Prochain point : dimanche 29 novembre à 18 h",
    ],
    ["point le mercredi matin", { weekday: 3, time: "08:00" }, "Prochain point : mercredi 25 novembre à 8 h"],
    ["Point toutes les 2 semaines", { every: "fortnight" }, "toutes les deux semaines"],
    ["pas avant 9h", { notBefore: "09:00" }, "de 9 h à 18 h"],
    ["ne m'écrivez pas après 17 h", { notAfter: "17:00" }, "de 8 h à 17 h"],
    ["écrivez-moi entre 9h et 17h30", { notBefore: "09:00", notAfter: "17:30" }, "de 9 h à 17 h 30"],
    ["version courte", { volume: "short" }, "version courte"],
    ["le minimum", { volume: "minimum" }, "le minimum, les seules lignes « Attendu de vous »"],
    ["écris-moi sur la console", { platform: "console" }, "par la console"],
  ])("%j", (said, kept, reply) => {
    const bot = createDemoBot();
    expect(bot.say(mayorOfVougy, said)).toContain(reply);
    expect(chosenBy(bot, mayorOfVougy)).toMatchObject(kept);
  });

  test("a partner, who has no briefing, is told of none", () => {
    const bot = createDemoBot();
    const shown = bot.say(caf, "mes préférences");
    expect(shown).toContain("Heures de mes messages");
    expect(shown).not.toMatch(/point/iu);
    expect(bot.say(caf, "absent du 12 au 20")).not.toContain("Prochain point");
    expect(bot.say(caf, "mon point le jeudi")).not.toContain("C'est noté");
    expect(bot.say(dgs, "préférences de M. Lestrade : le jeudi")).toContain("n'est pas remis aux partenaires");
    expect(chosenBy(bot, caf)).toEqual({});
  });

  test("what is proposed is understood once picked", () => {
    const bot = createDemoBot();
    expect(bot.say(mayorOfVougy, "ne m'écrivez pas le mercredi")).not.toMatch(/1\. ne m'écrivez/u);
  });

  test("« mon point » alone is still the briefing, and « point 2 sensible » an item's", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "mon point")).toContain("Votre point de la semaine");
    expect(bot.say(dgs, "point 2 sensible")).not.toContain("C'est noté");
    expect(chosenBy(bot, dgs)).toEqual({});
  });

  test("the briefing alone is stopped, and comes back", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "plus de point")).toContain("le point de la semaine ne part plus. Le reste ne change pas");
    expect(bot.say(dgs, "mes préférences")).toContain("Point de la semaine : jamais");
    bot.clock.moveTo(paris("2026-11-30"));
    bot.scheduler.tick();
    expect(bot.drain().filter(({ to, key }) => to === dgs && key.startsWith("briefing:"))).toEqual([]);
    bot.clock.moveTo(paris("2026-11-30", "09:00"));
    expect(bot.say(dgs, "point chaque semaine")).toContain("Prochain point : lundi 7 décembre à 8 h");
  });

  test("several things in one message are all kept, or none", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "mon point le jeudi et version courte, pas avant 9h")).toContain("version courte");
    expect(chosenBy(bot, dgs)).toMatchObject({ weekday: 4, volume: "short", notBefore: "09:00" });
    expect(bot.say(mayorOfVougy, "version courte et pas avant 23 h")).toContain("entre 21 h et 7 h");
    expect(chosenBy(bot, mayorOfVougy)).toEqual({});
  });

  test("a question changes nothing, and the night is refused with its reason", () => {
    const bot = createDemoBot();
    expect(bot.say(mayorOfVougy, "mon point le dimanche ?")).toContain("Vos préférences");
    expect(bot.say(mayorOfVougy, "mon point à 23 h")).toContain("entre 21 h et 7 h");
    expect(bot.say(mayorOfVougy, "pas avant 22 h")).toContain("entre 21 h et 7 h");
    expect(bot.say(mayorOfVougy, "écrivez-moi entre 17 h et 9 h")).toContain("Il ne resterait aucune heure");
    expect(bot.say(mayorOfVougy, "écrivez-moi sur Tchap")).toContain("Je ne vous connais pas encore par Tchap");
    expect(chosenBy(bot, mayorOfVougy)).toEqual({});
  });

  test("hours move a briefing that they exclude, but not one of a Sunday", () => {
    const bot = createDemoBot();
    bot.say(dgs, "mon point le jeudi à 8 h 30");
    expect(bot.say(dgs, "pas avant 10 h")).toContain("Prochain point : jeudi 26 novembre à 10 h");
    bot.say(mayorOfVougy, "mon point le dimanche à 18 h");
    expect(bot.say(mayorOfVougy, "pas après 17 h")).toContain("Prochain point : dimanche 29 novembre à 18 h");
  });

  test("is kept through a restart, and said of oneself alone in the audit", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "mon point le dimanche à 18 h");
    expect(bot.restart().say(mayorOfVougy, "mes préférences")).toContain("le dimanche à 18 h");
  });

  test("a channel chosen among one's own is where messages leave", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "bonjour", "slack");
    const lane = () =>
      bot
        .waiting()
        .find(({ key }) => key === "trial")
        ?.lane.split("|")[0];
    bot.say(mayorOfVougy, "écrivez-moi sur slack", "console");
    bot.store.outbox.add("trial", { personId: idOf(bot, mayorOfVougy) }, { blocks: [] }, bot.clock.now());
    expect(lane()).toBe("slack");
    bot.say(mayorOfVougy, "écrivez-moi n'importe où");
    expect(chosenBy(bot, mayorOfVougy)).not.toHaveProperty("platform");
  });
});

describe("quiet hours", () => {
  test("hold what we say of our own accord, not what the law sets a day to", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "pas avant 19 h");
    const id = idOf(bot, mayorOfVougy);
    expect(officeHourOf(bot.store, id, paris("2026-11-24", "10:00"))).toBe(paris("2026-11-24", "19:00"));
    expect(officeHourOf(bot.store, id, paris("2026-11-27", "21:30"))).toBe(paris("2026-11-30", "19:00"));
    expect(owedHourOf(bot.store, id, paris("2026-11-24", "10:00"))).toBe(paris("2026-11-24", "10:00"));
  });

  test("never hold an answer", () => {
    const bot = createDemoBot();
    bot.say(dgs, "pas avant 10 h");
    bot.clock.moveTo(paris("2026-11-24", "06:30"));
    expect(bot.say(dgs, "état")).toContain("Mutualiser la jeunesse");
  });
});

describe("absences", () => {
  test.each([
    ["je suis absente du 21 décembre au 4 janvier", [{ first: "2026-12-21", back: "2027-01-05" }]],
    ["pas la du 21 decembre au 4 janvier", [{ first: "2026-12-21", back: "2027-01-05" }]],
    ["en congés jusqu'à vendredi", [{ first: "2026-11-23", back: "2026-11-28" }]],
    ["je reviens le 5 decembre", [{ first: "2026-11-23", back: "2026-12-05" }]],
    ["en vacances la semaine prochaine", [{ first: "2026-11-30", back: "2026-12-07" }]],
  ])("%j", (said, kept) => {
    const bot = createDemoBot();
    expect(bot.say(corinne, said)).toContain("C'est noté");
    expect(absences(bot, corinne)).toEqual(kept);
  });

  test("the last day is asked for, and may be left", () => {
    const bot = createDemoBot();
    expect(bot.say(corinne, "je suis en congé à partir du 7 décembre")).toContain("Jusqu'à quel jour compris ?");
    expect(bot.say(corinne, "le 1er décembre")).toContain("déjà finie");
    expect(bot.say(corinne, "le 11")).toContain("absence du lundi 7 décembre au vendredi 11 décembre");
    expect(absences(bot, corinne)).toEqual([{ first: "2026-12-07", back: "2026-12-12" }]);
  });

  test("back earlier, or later, in a word; another absence to come stays", () => {
    const bot = createDemoBot();
    bot.say(corinne, "en congé jusqu'au 4 décembre");
    bot.say(corinne, "en congé du 21 au 31 décembre");
    bot.say(corinne, "je reviens le 2 décembre");
    expect(absences(bot, corinne)).toEqual([
      { first: "2026-11-23", back: "2026-12-02" },
      { first: "2026-12-21", back: "2027-01-01" },
    ]);
    bot.clock.moveTo(paris("2026-11-25", "09:00"));
    expect(bot.say(corinne, "je suis de retour")).toContain("Bon retour");
    expect(absences(bot, corinne)).toEqual([
      { first: "2026-11-23", back: "2026-11-25" },
      { first: "2026-12-21", back: "2027-01-01" },
    ]);
  });

  test("an absence to come is taken back in a word, and « de retour » does not let one think that it is", () => {
    const bot = createDemoBot();
    expect(bot.say(corinne, "annuler mon absence")).toContain("Aucune absence n'est notée pour vous");
    bot.say(corinne, "absente du 12 au 20");
    const notAway = bot.say(corinne, "de retour");
    expect(notAway).not.toContain("Bon retour");
    expect(notAway).toContain("reste notée : du samedi 12 décembre au dimanche 20 décembre compris");
    expect(absences(bot, corinne)).toEqual([{ first: "2026-12-12", back: "2026-12-21" }]);
    expect(bot.say(corinne, "annuler mon absence")).toContain("au dimanche 20 décembre compris retirée");
    expect(absences(bot, corinne)).toEqual([]);
  });

  test("of several absences, the one to take back is asked, or told by its days", () => {
    const bot = createDemoBot();
    bot.say(corinne, "en congé du 2 au 4 décembre");
    bot.say(corinne, "en congé du 21 au 31 décembre");
    bot.say(corinne, "absente du 12 au 20");
    expect(bot.say(corinne, "annuler mon absence")).toContain("Quelle absence faut-il retirer ?");
    bot.say(corinne, "la deuxième");
    expect(bot.say(corinne, "je ne suis plus absente du 21 au 31 décembre")).toContain("retirée");
    expect(absences(bot, corinne)).toEqual([{ first: "2026-12-02", back: "2026-12-05" }]);
  });

  test("a day without its month ends the absence that was announced", () => {
    const bot = createDemoBot();
    bot.say(corinne, "en congé du 21 décembre au 4 janvier");
    expect(bot.say(corinne, "je reviens le 2")).toContain("au vendredi 1er janvier 2027 compris");
    expect(absences(bot, corinne)).toEqual([{ first: "2026-12-21", back: "2027-01-02" }]);
  });

  test("a time that is no pair of days is kept as none, and how to say it is told", () => {
    const bot = createDemoBot();
    for (const said of ["absente deux semaines", "je suis absente en février", "absente les 12 et 13 décembre"])
      expect(bot.say(corinne, said)).toContain("« je suis absente du 21 décembre au 4 janvier »");
    expect(absences(bot, corinne)).toEqual([]);
    expect(bot.say(corinne, "absente lundi et mardi")).toContain("« je suis absente du 21 décembre au 4 janvier »");
    expect(bot.say(corinne, "absente le 12")).toContain("absence le samedi 12 décembre");
    expect(bot.say(corinne, "en RTT vendredi")).toContain("absence le vendredi 27 novembre");
    expect(bot.say(corinne, "absente aujourd'hui")).toContain("absence le lundi 23 novembre");
    expect(bot.say(corinne, "je suis absente mardi")).toContain("absence le mardi 24 novembre");
    expect(bot.say(corinne, "absente la semaine du 14 décembre")).toContain(
      "du lundi 14 décembre au dimanche 20 décembre",
    );
    expect(bot.say(corinne, "en arrêt maladie jusqu'au 4 décembre")).toContain("au vendredi 4 décembre compris");
  });

  test("« je serai absente » of a meeting is still about the meeting", () => {
    const bot = createDemoBot();
    bot.say(president, "je serai absent au copil");
    expect(absences(bot, president)).toEqual([]);
  });

  test("reminders wait, and the DGS reads why", () => {
    const bot = createDemoBot();
    bot.say(sylvie, "en congé du 1 au 31 décembre");
    bot.clock.moveTo(paris("2026-12-07", "10:00"));
    expect(bot.say(dgs, "relancer Vougy")).toContain("n'est pas là avant le vendredi 1er janvier 2027");
    expect(bot.say(dgs, "qui n'a pas répondu")).toContain("de retour le vendredi 1er janvier 2027");
  });
});

describe("the direction sets it for somebody", () => {
  test("who is told, and can change it", () => {
    const bot = createDemoBot();
    const reply = bot.say(dgs, "préférences de Mme Lefèvre : le jeudi à 10h");
    expect(reply).toContain("C'est réglé pour Mme Lefèvre : le point part chaque semaine, le jeudi à 10 h");
    expect(chosenBy(bot, sylvie)).toMatchObject({ weekday: 4, time: "10:00" });
    expect(bot.say(sylvie, "mon point le vendredi")).toContain("le vendredi à 10 h");
  });

  test("nothing is guessed, and nobody else may", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "préférences de Mme Lefèvre : comme avant")).toContain(
      "Je n'ai pas compris ce qu'il faut régler",
    );
    expect(bot.say(sylvie, "préférences de Mme Arnaud : stop")).not.toContain("C'est réglé");
    expect(chosenBy(bot, dgs)).toEqual({});
  });
});
