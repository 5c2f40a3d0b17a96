import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { caf, createDemoBot, type DemoBot, dgs, mayorOfVougy, president } from "../../support/demo-bot.ts";
import { readable } from "../../support/test-bot.ts";

const kept = (bot: DemoBot) => bot.store.appointments.all();
/** What each reads once `email` has said it. */
function sent(bot: DemoBot, email: string, said: string): [string, string][] {
  bot.receive(bot.eventOf(email, { text: said }, said));
  return bot.drain().map(({ to, message }) => [to, readable(toPlainText(message))]);
}

describe("an appointment is noted in one line", () => {
  test.each([
    [
      "rendez-vous CAF 12 janvier 10 h : élus jeunesse et CAF",
      { organisation: "CAF", heldOn: "2027-01-12", startsAt: "10:00", about: "élus jeunesse et CAF" },
    ],
    [
      "rdv avec la directrice du collège mardi 14h30 à Pouilly",
      { organisation: "Directrice du collège", heldOn: "2026-11-24", startsAt: "14:30", place: "Pouilly" },
    ],
    ["rendez-vous créer Mission locale demain 9h", { organisation: "Mission locale", heldOn: "2026-11-24" }],
    ["rendez-vous MSA le 20 novembre à 9 h", { organisation: "MSA", heldOn: "2026-11-20" }],
    ["rendez-vous MSA hier 9,30", { heldOn: "2026-11-22", startsAt: "09:30" }],
    ["rendez-vous MSA hier à 9 h", { organisation: "MSA", heldOn: "2026-11-22" }],
    ["rendez-vous MSA jeudi 14 janvier 10.30", { heldOn: "2027-01-14", startsAt: "10:30" }],
    [
      "rendez-vous avec les élus jeunesse, la CAF et le département mardi 9 h",
      { organisation: "Élus jeunesse, la CAF et le département", heldOn: "2026-11-24" },
    ],
    ["rendez-vous MSA jeudi 9 h, durée 2 h", { organisation: "MSA", heldOn: "2026-11-26", minutes: 120 }],
  ])("« %s »", (said, expected) => {
    const bot = createDemoBot();
    expect(bot.say(dgs, said)).toContain("C'est noté");
    expect(kept(bot)).toMatchObject([expected]);
  });

  test("step by step, its hour may not be known yet", () => {
    const bot = createDemoBot();
    bot.play(dgs, "prendre rendez-vous", "la CAF", "mardi 12 janvier", "je ne sais pas");
    expect(kept(bot)).toMatchObject([{ organisation: "CAF", heldOn: "2027-01-12" }]);
    expect(kept(bot)[0]?.startsAt).toBeUndefined();
  });

  test("whose day and date do not agree is asked about", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "rendez-vous CAF vendredi 14 janvier 10h")).toContain("1. jeudi 14 janvier 2027");
    expect(bot.say(dgs, "jeudi")).toContain("C'est noté");
    expect(kept(bot)).toMatchObject([{ heldOn: "2027-01-14", startsAt: "10:00" }]);
  });

  test("with who stands for the organisation in the directory, or with somebody named", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "rendez-vous CAF demain 9h")).toContain("Avec M. Lestrade ; mené par Mme Arnaud");
    expect(bot.say(dgs, "rendez-vous Mme Chevalier demain 10h")).toContain("Vougy, mardi 24 novembre, 10 h");
    expect(kept(bot).map(({ personId }) => bot.store.people.byId(personId ?? 0)?.lastName)).toEqual([
      "Lestrade",
      "Chevalier",
    ]);
  });

  test("never keeps the name of who is not in the directory", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "rendez-vous M. Durand demain 9h")).toContain("Je ne connais pas M. Durand");
    expect(kept(bot)).toEqual([]);
  });

  test("said twice is noted once", () => {
    const bot = createDemoBot();
    bot.say(dgs, "rendez-vous CAF demain 9h");
    expect(bot.say(dgs, "rendez-vous CAF demain 9h")).toContain("déjà noté");
    expect(kept(bot)).toHaveLength(1);
  });

  test("whoever conducts it, and whoever is met, is told, with what their agenda opens", () => {
    const bot = createDemoBot();
    const messages = sent(bot, dgs, "rendez-vous Mme Chevalier demain 10h, mené par M. Haddad");
    const told = new Map(messages);
    expect(told.get(mayorOfVougy)).toContain("un rendez-vous où vous êtes attendue : Vougy, mardi 24 novembre, 10 h");
    expect(told.get(mayorOfVougy)).toContain("rendez-vous.ics");
    expect(told.get(dgs)).toContain("rendez-vous.ics");
    expect([...told.values()].filter((one) => one.includes("mené par M. Haddad"))).toHaveLength(3);
  });

  test("is for those who organise", () => {
    const bot = createDemoBot();
    expect(bot.say(mayorOfVougy, "rendez-vous CAF demain 9h")).toContain("Je ne peux pas faire cela");
    expect(kept(bot)).toEqual([]);
  });
});

describe("appointments", () => {
  test("are listed in the order of their days, for those who conduct the project and those who are there", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "rendez-vous")).toContain("Il n'y a pas de rendez-vous noté");
    bot.play(dgs, "rendez-vous CAF 12 janvier 10 h", "rendez-vous Mme Chevalier demain 10h");
    const all = bot.say(president, "rdv");
    expect(all.indexOf("Vougy")).toBeLessThan(all.indexOf("CAF"));
    expect(bot.say(mayorOfVougy, "rendez-vous")).toContain("Vougy (Mme Chevalier)");
    expect(bot.say(mayorOfVougy, "rendez-vous")).not.toContain("CAF (");
    expect(bot.say(mayorOfVougy, "rendez-vous n° 1")).toContain("Je ne trouve pas de rendez-vous n° 1");
  });

  test("of the same organisation are told apart by their day", () => {
    const bot = createDemoBot();
    bot.play(dgs, "rendez-vous CAF 12 janvier 10 h", "rendez-vous CAF 14 janvier 10 h", "rendez-vous MSA demain 9h");
    const asked = bot.say(dgs, "rendez-vous CAF");
    expect(asked).toContain("1. CAF, mardi 12 janvier 2027, 10 h\n2. CAF, jeudi 14 janvier 2027, 10 h");
    expect(asked).not.toContain("MSA");
    expect(bot.say(dgs, "2")).toContain("rendez-vous n° 2");
  });

  test("move, with those they are of told", () => {
    const bot = createDemoBot();
    bot.say(dgs, "rendez-vous Mme Chevalier demain 10h");
    const told = new Map(sent(bot, dgs, "rendez-vous déplacer n° 1 26 novembre 14h"));
    expect(told.get(dgs)).toContain("est déplacé : Vougy, jeudi 26 novembre, 14 h");
    expect(told.get(mayorOfVougy)).toContain("a déplacé un rendez-vous");
    expect(kept(bot)).toMatchObject([{ heldOn: "2026-11-26", startsAt: "14:00", revision: 1 }]);
    bot.say(dgs, "déplacer le rendez-vous avec Chevalier au 27 novembre");
    expect(kept(bot)).toMatchObject([{ heldOn: "2026-11-27", startsAt: "14:00", revision: 2 }]);
  });

  test("are cancelled after a yes, and not after a no", () => {
    const bot = createDemoBot();
    bot.say(dgs, "rendez-vous Mme Chevalier demain 10h");
    expect(bot.play(dgs, "rendez-vous annuler Vougy", "non")).toContain("le rendez-vous est gardé");
    bot.say(dgs, "rendez-vous annuler Vougy");
    expect(new Map(sent(bot, dgs, "oui")).get(mayorOfVougy)).toContain("a annulé le rendez-vous");
    expect(kept(bot)).toEqual([]);
  });
});

describe("contacts", () => {
  test("are the organisations and functions met, by their names, without a telephone or an address", () => {
    const bot = createDemoBot();
    bot.play(
      dgs,
      "rendez-vous Mission locale hier 9h",
      "rendez-vous CAF hier 14h",
      "rendez-vous CAF le 20 novembre 9h",
      "rendez-vous MSA demain 9h",
    );
    const shown = bot.say(president, "contacts");
    expect(shown).toContain("CAF | M. Lestrade | 20 novembre, 22 novembre | Mme Arnaud");
    expect(shown.indexOf("CAF")).toBeLessThan(shown.indexOf("Mission locale"));
    expect(shown).not.toContain("MSA");
    expect(shown).not.toContain("@");
  });

  test("are nobody before the first appointment took place", () => {
    const bot = createDemoBot();
    bot.say(dgs, "rendez-vous MSA demain 9h");
    expect(bot.say(dgs, "contacts")).toContain("Aucun rendez-vous n'a encore eu lieu");
    expect(bot.say(caf, "contacts")).toContain("Je ne peux pas faire cela");
  });
});
