import { describe, expect, test } from "vitest";
import { toPlainText } from "../../src/core/plain-text.ts";
import { caf, corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy } from "../support/demo-bot.ts";
import { readable } from "../support/test-bot.ts";

let events = 0;

function happens(bot: DemoBot, email: string, what: { type: "joined" | "home" }) {
  const from = { id: email, name: email, email };
  const page = what.type === "home";
  const address = { platform: "slack", channel: page ? `home-${email}` : email } as const;
  bot.receive({ id: `H-${(events += 1)}`, from, address, direct: !page, ...what });
  return bot.drain().map(({ to, message }) => ({ to, text: readable(toPlainText(message)) }));
}

const home = (bot: DemoBot, email: string) => happens(bot, email, { type: "home" });

describe("someone who has just come", () => {
  test("reads who Relais is, what it does, what it keeps, and what waits for them; once", () => {
    const bot = createDemoBot();
    const [said] = happens(bot, corinne, { type: "joined" });
    expect(said?.text).toContain("Bonjour Madame Teyssier. Je suis Relais, l'assistant du projet intercommunal");
    expect(said?.text).toContain("Je ne garde pas nos conversations");
    expect(said?.text).toContain("Attendu de vous : répondre au diagnostic de Charlieu");
    expect(said?.text).toContain("1. Répondre au diagnostic");
    expect(happens(bot, corinne, { type: "joined" })).toEqual([]);
  });

  test("after a question asked in a channel reads it all the same", () => {
    const bot = createDemoBot();
    const from = { id: caf, name: "CAF", email: caf };
    const copil = { platform: "slack", channel: "C1", thread: "1" } as const;
    const personal = { platform: "slack", channel: caf } as const;
    bot.receive({ id: "C-1", from, address: copil, direct: false, personal, type: "message", text: "instances" });
    bot.drain();
    expect(happens(bot, caf, { type: "joined" })[0]?.text).toContain("Je suis Relais");
  });

  test("and unknown, then known, is told both; each once", () => {
    const bot = createDemoBot();
    const email = "nouvelle@demo.example";
    expect(happens(bot, email, { type: "joined" })[0]?.text).toContain("Je ne vous connais pas encore");
    expect(happens(bot, email, { type: "joined" })).toEqual([]);
    const person = { email, firstName: "Léa", lastName: "Roy", mandates: [], presence: [] };
    bot.store.people.save({ ...person, mandates: [{ function: "partner", delegations: [] }] }, bot.clock.now());
    expect(happens(bot, email, { type: "joined" })[0]?.text).toContain("Bonjour Léa Roy. Je suis Relais");
    expect(happens(bot, email, { type: "joined" })).toEqual([]);
  });

  test("and whom Relais does not know is told how to be known", () => {
    const [said] = happens(createDemoBot(), "inconnu@ailleurs.example", { type: "joined" });
    expect(said?.text).toContain("Je ne vous connais pas encore");
    expect(said?.text).toContain(dgs);
  });
});

describe("the page kept for someone", () => {
  test("shows a clerk what is expected of them, each time they look", () => {
    const bot = createDemoBot();
    const first = home(bot, corinne);
    expect(first).toHaveLength(1);
    expect(first[0]?.to).toBe(`home-${corinne}`);
    expect(first[0]?.text).toContain("Ce qui vous attend, lundi 23 novembre 2026\n⚠️ Attendu");
    expect(first[0]?.text).toMatch(/Je suis Relais.*Je ne garde pas nos conversations\.$/su);
    bot.play(corinne, "diagnostic", "non");
    expect(home(bot, corinne)[0]?.text).toContain("finir le diagnostic de Charlieu");
  });

  test("shows the DGS the whole state, and an élu what comes", () => {
    const bot = createDemoBot();
    expect(home(bot, dgs)[0]?.text).toContain("Attend votre décision");
    expect(home(bot, mayorOfVougy)[0]?.text).toContain("À venir : Comité technique jeunesse");
    expect(home(bot, caf)[0]?.text).toContain("Rien ne vous attend aujourd'hui");
  });

  test("is no conversation: it changes nothing of what one is in the middle of, and is no place to write to", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    home(bot, corinne);
    expect(bot.say(corinne, "non")).not.toContain("Je n'ai pas compris");
    home(bot, caf);
    expect(bot.store.accounts.reachablePeople().has(bot.store.people.byEmail(caf)?.id ?? 0)).toBe(false);
  });

  test("can be asked for by typing", () => {
    expect(createDemoBot().say(corinne, "ce qui m'attend")).toContain("Attendu de vous");
  });

  test("tells whom Relais does not know where to send their code", () => {
    expect(home(createDemoBot(), "x@ailleurs.example")[0]?.text).toContain("envoyez-le-moi en message direct");
  });
});
