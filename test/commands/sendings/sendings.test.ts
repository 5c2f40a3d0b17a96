import { describe, expect, test } from "vitest";
import { say } from "../../../src/core/message.ts";
import { notify, officeHourOf } from "../../../src/core/notify.ts";
import { noteHalted } from "../../../src/core/sendings.ts";
import { createDemoBot, type DemoBot, dgs, sylvie } from "../../support/demo-bot.ts";

const hour = 3_600_000;
function idOf(bot: DemoBot, email: string): number {
  const { id } = bot.store.people.byEmail(email) ?? {};
  if (id === undefined) throw new Error(`no ${email}`);
  return id;
}

/** A message of that kind for them, from `in` hours on. */
function write(bot: DemoBot, email: string, kind: string, hours = 0): void {
  const id = idOf(bot, email);
  const now = bot.clock.now();
  notify(bot.store, `${kind}:${now}:person:${id}`, id, say("des mots à taire"), now, now + hours * hour);
}

/** A bot to whom the DGS and a town clerk have spoken. */
function open(): DemoBot {
  const bot = createDemoBot();
  bot.say(dgs, "bonjour");
  bot.say(sylvie, "bonjour");
  return bot;
}

/** The number of what was written last. */
const lastNumber = (bot: DemoBot) => String(bot.store.sendings.standing(0).at(-1)?.id ?? "none");

describe("what is on its way", () => {
  test("is counted by kind, with its hour, and never shows its words", () => {
    const bot = open();
    write(bot, sylvie, "briefing", 26);
    const said = bot.say(dgs, "envois");
    expect(said).toContain("1 message attend son heure : 1 point de la semaine mardi 24 novembre à 11 h.");
    expect(said).not.toContain("taire");
    expect(said).toMatch(
      /\d+ messages? (?:est parti|sont partis) depuis lundi \(.*\d+ réponses?.*\), dont \d+ aujourd'hui\./u,
    );
  });

  test("is shown for the people of one municipality", () => {
    const bot = open();
    write(bot, sylvie, "briefing", 26);
    expect(bot.say(dgs, "envois vougy")).toContain("1 point de la semaine");
    expect(bot.say(dgs, "envois charlieu")).toBe("Aucun message n'attend pour Charlieu.");
  });

  test("is for those who lead alone", () => {
    const bot = open();
    write(bot, sylvie, "briefing", 26);
    expect(bot.say(sylvie, "envois")).not.toContain("attend");
  });
});

describe("what could not leave", () => {
  test("says of somebody who never came that they are to be invited", () => {
    const bot = open();
    // The demonstration has written to somebody who has not come yet.
    const said = bot.say(dgs, "les envois");
    expect(said).toContain("1 message n'est pas encore arrivé :");
    expect(said).toContain(
      "la lettre d'un diagnostic pour Mme Pontier attend : je ne sais pas encore où écrire à cette personne. À faire : « inviter Mme Pontier », ou l'appeler.",
    );
    expect(bot.say(dgs, "inviter Mme Pontier")).toContain("Pontier");
  });

  test("says that the platform refuses us altogether", () => {
    const bot = open();
    noteHalted(bot.store, "console", "token_revoked");
    write(bot, sylvie, "reminder", 1);
    expect(bot.say(dgs, "envois")).toContain("la console refuse Relais en ce moment");
  });

  test("says that an account was lost, and goes again once its person is back", () => {
    const bot = open();
    write(bot, sylvie, "reminder");
    const [row] = bot.waiting();
    if (row === undefined) throw new Error("nothing waits");
    bot.store.accounts.lose(row.address, bot.clock.now());
    bot.store.outbox.markFailed(row.id, bot.clock.now(), "account_inactive");
    const said = bot.say(dgs, "envois");
    expect(said).toMatch(
      /le rappel d'un diagnostic pour .+ n'a pas pu partir par la console : le compte est désactivé/u,
    );
    const asked = bot.say(dgs, `renvoyer ${lastNumber(bot)}`);
    expect(asked).toContain("Envoyer de nouveau le rappel d'un diagnostic pour");
    expect(bot.say(dgs, "oui")).toContain("partira dès que je saurai où écrire");
    bot.receive(bot.eventOf(sylvie, { text: "bonjour" }));
    const read = bot.drain().filter(({ to }) => to === sylvie);
    expect(read.map(({ message }) => JSON.stringify(message)).join(" ")).toContain("des mots à taire");
  });

  test("says that a message was not accepted, with what the platform said of it", () => {
    const bot = open();
    write(bot, sylvie, "briefing");
    const [row] = bot.waiting();
    bot.store.outbox.markFailed(row?.id ?? 0, bot.clock.now(), "invalid_arguments");
    expect(bot.say(dgs, "envois")).toMatch(
      /le point de la semaine pour .+ n'a pas été accepté par la console, malgré mes essais \(invalid_arguments\)/u,
    );
  });
});

describe("taking back a message that waits", () => {
  test("is asked first, then it never leaves", () => {
    const bot = open();
    write(bot, sylvie, "briefing", 2);
    const asked = bot.say(dgs, "annuler envoi");
    expect(asked).toContain("Quel message faut-il retenir");
    expect(bot.say(dgs, `n° ${lastNumber(bot)}`)).toContain("Ne plus envoyer le point de la semaine pour");
    expect(bot.say(dgs, "oui")).toMatch(/^C'est noté : le point de la semaine pour .+ ne partira pas\./u);
    bot.clock.forward(3 * hour);
    expect(bot.drain()).toEqual([]);
  });

  test("says first what it may owe to its person, and may be left", () => {
    const bot = open();
    write(bot, sylvie, "consultation", 2);
    expect(bot.say(dgs, `ne plus envoyer le ${lastNumber(bot)}`)).toContain("prévenez-la autrement");
    expect(bot.say(dgs, "je sais pas")).toContain("rien ne change pour la lettre d'une consultation");
    bot.clock.forward(3 * hour);
    expect(bot.drain()).toHaveLength(1);
  });

  test("that does not wait under this number says so", () => {
    const bot = open();
    expect(bot.say(dgs, "annuler envoi 999999")).toContain("Aucun message n'attend sous le n° 999999");
    expect(bot.say(dgs, "renvoyer 999999")).toContain("il est peut-être parti");
  });
});

test("a message sent again at night leaves at the next hour at which its person may be written to", () => {
  const bot = open();
  write(bot, sylvie, "reminder", 1);
  bot.clock.forward(14 * hour);
  const night = bot.clock.now();
  const id = idOf(bot, sylvie);
  const [row] = bot.waiting();
  bot.store.outbox.markFailed(row?.id ?? 0, night, "internal_error");
  bot.say(dgs, `renvoyer ${row?.id ?? 0}`);
  expect(bot.say(dgs, "oui")).toContain("repartira mardi 24 novembre à 8 h");
  bot.clock.moveTo(officeHourOf(bot.store, id, night));
  expect(bot.drain()).toHaveLength(1);
});
