import { describe, expect, test } from "vitest";
import { caf, corinne, createDemoBot, dgs, type DemoBot, mayorOfVougy, sylvie } from "../support/demo-bot.ts";

const title = "Essai à blanc : rien n'est gardé";
const over = "L'essai est terminé : rien n'a été gardé";

/** All that a real interview would have left. */
function keptIn({ store }: DemoBot) {
  const interviews = store.interviews.all();
  return { interviews, states: interviews.map(({ id }) => store.interviews.byId(id)?.state) };
}

describe("diagnostic essayer", () => {
  test("asks the real questions, says on each reply that it is a trial, and keeps nothing", () => {
    const bot = createDemoBot();
    const before = keptIn(bot);
    const first = bot.say(dgs, "diagnostic essayer voirie");
    expect(first).toContain(title);
    expect(first).toContain("de 23 à 48 questions, 20 minutes au plus");
    expect(first).toContain("Votre commune assure-t-elle aujourd'hui un service « voirie » ?");
    for (const said of ["1", "depuis 1985", "pourquoi ?", "n'importe quoi", "1 et 2", "récapitulatif", "précédent"])
      expect(bot.say(dgs, said)).toContain(title);
    expect(keptIn(bot)).toEqual(before);
  });

  test.each(["pause", "annuler", "abandonner", "stop"])("ends at « %s », and its answers go", (said) => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic essayer voirie", "1");
    expect(bot.say(sylvie, said)).toContain(over);
    const person = bot.store.people.byEmail(sylvie);
    expect(bot.store.conversations.of(person?.id ?? 0)).not.toHaveProperty("trial");
  });

  test("goes to the end, where validating transmits nothing", () => {
    const bot = createDemoBot();
    const before = keptIn(bot);
    bot.play(corinne, "diagnostic essayer eau", "non");
    let reply = "";
    for (let turn = 0; turn < 60 && !reply.includes("Relisez"); turn += 1) reply = bot.say(corinne, "passer");
    expect(bot.say(corinne, "valider")).toContain(over);
    expect(keptIn(bot)).toEqual(before);
  });

  test("lets other things be asked in the middle, and comes back to its question", () => {
    const bot = createDemoBot();
    bot.say(dgs, "diagnostic essayer voirie");
    expect(bot.say(dgs, "échéances")).toContain("Dans votre essai à blanc, nous en étions à :");
    expect(bot.say(dgs, "1")).toContain("C'est noté : Oui, en régie.");
  });

  test("gives back the interview it interrupted, untouched", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui, en régie");
    const before = keptIn(bot);
    bot.play(corinne, "diagnostic essayer eau", "non");
    const back = bot.say(corinne, "pause");
    expect(back).toContain(over);
    expect(back).toContain("Nous en étions à :\nDepuis quelle année ce service existe-t-il ?");
    expect(keptIn(bot)).toEqual(before);
    expect(bot.say(corinne, "2012")).toContain("C'est noté : 2012.");
  });

  test("the real interview takes its place, and says so", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic essayer voirie", "1");
    const reply = bot.say(sylvie, "diagnostic Vougy");
    expect(reply).toContain(over);
    expect(reply).toContain("Commençons par Vougy (Mutualiser la jeunesse).");
    expect(bot.say(sylvie, "non")).not.toContain(title);
  });

  test("survives a restart in its day, and is over the day after", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic essayer voirie", "1");
    const again = bot.restart();
    expect(again.say(dgs, "1985")).toContain("C'est noté : 1985.");
    again.clock.forward(24 * 3_600_000);
    expect(again.say(dgs, "1")).not.toContain(title);
  });

  test("what was answered is let go of in the night, also when nothing more is said", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic essayer voirie", "1");
    bot.clock.forward(20 * 3_600_000);
    bot.scheduler.tick();
    const person = bot.store.people.byEmail(dgs);
    expect(bot.store.conversations.of(person?.id ?? 0)).not.toHaveProperty("trial");
  });

  test("a button of a trial that is over does nothing", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic essayer voirie", "pause");
    expect(bot.press(dgs, "@e1 existe=regie")).toContain("Ce bouton n'a plus cours");
  });

  test.each([
    ["essayer les effectifs", "Vous parcourez « Organisation et effectifs de la commune »"],
    ["essayer eau à blanc", "Vous parcourez « Partager le service eau potable »"],
    ["essayer le questionnaire", "Quel questionnaire voulez-vous essayer ?"],
    ["diagnostic essayer service", "Quel questionnaire voulez-vous essayer ?"],
    ["diagnostic essayer cantine", "Je n'ai pas compris « cantine »"],
  ])("« %s »", (said, shown) => {
    expect(createDemoBot().say(dgs, said)).toContain(shown);
  });

  test("is for all who sit in the project, partners aside", () => {
    expect(createDemoBot().say(mayorOfVougy, "essayer voirie")).toContain("comme le secrétariat de Vougy");
    const bot = createDemoBot();
    const partner = bot.store.people.byEmail(caf);
    bot.receive(bot.eventOf(caf, { text: "essayer voirie" }));
    expect(partner).toBeDefined();
    expect(JSON.stringify(bot.drain())).not.toContain(title);
  });
});
