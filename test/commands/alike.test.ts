import { expect, test } from "vitest";
import { openSession } from "../../src/core/interviewing.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../support/demo-bot.ts";
import { answersOf, secondQuestion } from "../support/demo-scenes.ts";
import { library } from "../support/test-bot.ts";
import { filled, formOf, sendForm } from "./forms/forms.ts";

let begun: Uint8Array | undefined;

/** Sylvie has answered four questions of Vougy, and is offered to begin Nandax with them. */
function atNandax(): DemoBot {
  if (begun === undefined) {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui, par une association", "2012", "séjours", "environ 120", "pause");
    begun = bot.freeze();
  }
  return createDemoBot({ from: begun });
}

test("the second municipality is offered the answers of the first, one by one", () => {
  const bot = atNandax();
  const offered = bot.say(sylvie, "diagnostic Nandax");
  expect(offered).toContain(
    "Vous avez déjà répondu pour Vougy. Voulez-vous que je vous propose ses réponses, une à une ?",
  );
  expect(offered).toContain("1. Oui, proposez-les\n2. Non, je réponds à tout");
  const first = bot.say(sylvie, "oui");
  expect(first).toContain("Vougy : Oui, par une association. « pareil » garde la même réponse.");
  expect(answersOf(bot, "Nandax")).toEqual({});
  const second = bot.say(sylvie, "pareil");
  expect(second).toMatch(/^Nandax\nC'est noté : Oui, par une association\./u);
  expect(second).toContain(`${secondQuestion}\nUne année approximative convient.\nVougy : 2012.`);
  expect(second).toContain("a. Pareil que Vougy");
  expect(bot.say(sylvie, "1998")).toContain("C'est noté : 1998.");
  expect(answersOf(bot, "Vougy").depuis).toMatchObject({ value: 2012 });
});

test("what others answered for the first is offered without saying that she did", () => {
  const bot = createDemoBot();
  sendForm(bot, dgs, filled(formOf(bot, dgs, "Vougy"), { existe: "1", depuis: "2012", usagers_an: "120" }));
  bot.say(dgs, "oui");
  expect(bot.say(sylvie, "diagnostic Nandax")).toContain(
    "Vougy a déjà ses réponses. Voulez-vous que je vous propose ses réponses, une à une ?",
  );
});

test("they are offered once, and still proposed after a restart", () => {
  const before = atNandax();
  before.play(sylvie, "diagnostic Nandax", "oui", "pause");
  const again = before.restart().say(sylvie, "diagnostic Nandax");
  expect(again).not.toContain("Voulez-vous que je vous propose");
  expect(again).toContain("Vougy : Oui, par une association.");
});

test("« non » asks everything, « pareil » still takes one answer, « comme Vougy » brings them back", () => {
  const bot = atNandax();
  bot.play(sylvie, "diagnostic Nandax");
  expect(bot.say(sylvie, "2")).not.toContain("Vougy :");
  bot.say(sylvie, "en régie");
  expect(bot.say(sylvie, "pareil")).toContain("C'est noté : 2012.");
  expect(bot.say(sylvie, "comme Vougy")).toContain("Vougy : Séjours.");
  expect(bot.say(sylvie, "sans proposer")).not.toContain("Vougy : Séjours.");
});

test("« je réponds pour Nandax » goes from one municipality to the other, which are never mixed", () => {
  const bot = atNandax();
  bot.say(sylvie, "diagnostic Vougy");
  expect(bot.say(sylvie, "je réponds pour Nandax")).toContain("Commençons par Nandax");
  expect(bot.say(sylvie, "non")).toMatch(/^Nandax\n/u);
  bot.say(sylvie, "en régie");
  expect(bot.say(sylvie, "passons à Vougy")).toContain("Nous reprenons Vougy");
  expect(answersOf(bot, "Vougy").existe).toMatchObject({ value: "association" });
  expect(answersOf(bot, "Nandax").existe).toMatchObject({ value: "regie" });
});

test("an answer reserved to whoever gave it is proposed to nobody else", () => {
  const { store } = atNandax();
  const clerk = store.people.byEmail(sylvie);
  const mayor = store.people.byEmail(mayorOfVougy);
  const interviewOf = (place: string) => {
    const insee = store.territory.municipalities().find(({ name }) => name === place)?.insee;
    return store.interviews.all().find((one) => one.insee === insee)?.id ?? 0;
  };
  const proposed = () =>
    openSession(store, library, interviewOf("Nandax"), "2026-11-23", clerk)?.context.elsewhere?.[0]?.answers
      .attentes_elu;
  const give = (by: number, value: string) => {
    const stored = store.interviews.byId(interviewOf("Vougy"));
    if (stored === undefined) throw new Error("the demonstration has changed");
    const answers = {
      ...stored.state.answers,
      attentes_elu: { state: "given" as const, value, estimate: false, raw: value },
    };
    store.interviews.keepBeside(stored, { state: { answers }, version: stored.version }, by, 1);
  };
  give(mayor?.id ?? 0, "Un local pour les jeunes");
  expect(proposed()).toBeUndefined();
  give(clerk?.id ?? 0, "Un local et un minibus");
  expect(proposed()).toMatchObject({ value: "Un local et un minibus" });
});
