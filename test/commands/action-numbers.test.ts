import { describe, expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy } from "../support/demo-bot.ts";
import { plan, setUp } from "../support/meetings.ts";

/** So many decisions of one meeting; the demonstration has actions from number 1 on. */
function withDecisions(bot: DemoBot, texts: readonly string[]): void {
  const meetingId = plan(bot, setUp(bot, "copil"));
  bot.clock.moveTo(instantOf("2026-12-18", "10:00", "Europe/Paris"));
  for (const text of texts)
    bot.store.decisions.add({ meetingId, text, outcome: "adopted" }, undefined, bot.clock.now());
}

function scene(decisions: number): DemoBot {
  const bot = createDemoBot();
  withDecisions(
    bot,
    Array.from({ length: decisions }, (_, rank) => `Le scénario ${rank + 1} est retenu`),
  );
  return bot;
}

const actionsOf = (bot: DemoBot, decision: number) =>
  bot.store.deadlines.ofDecision(decision).map(({ title, due }) => `${title} ${due}`);

describe("« action 1 » is the action of that number", () => {
  test.each([dgs, mayorOfVougy])("it is shown, to %s", (email) => {
    const reply = scene(1).say(email, "action 1");
    expect(reply).toContain("D'où vient l'action 1");
    expect(reply).toContain("Convention avec la CAF à renouveler");
  });

  test("one that is not there says how to add one to the decision of that number", () => {
    const bot = scene(1);
    expect(bot.say(dgs, "action 999")).toContain("Je ne trouve pas d'action 999");
    const many = bot.store.deadlines.open().length + 1;
    const other = scene(many);
    expect(other.say(dgs, `action ${many}`)).toContain(
      `Pour en ajouter une à la décision ${many} : « action décision ${many} »`,
    );
    expect(other.say(mayorOfVougy, `action ${many}`)).toContain(`Je ne trouve pas d'action ${many}`);
  });
});

describe("an action is added to a decision that is named", () => {
  test.each([
    "action décision 1 : Mme Arnaud, écrire à la CAF, 15 janvier",
    "décision 1 : action Mme Arnaud, écrire à la CAF, 15 janvier",
    "Décision 1, ajouter une action : Mme Arnaud, écrire à la CAF, 15 janvier",
    "ajouter une action à la décision 1 : Mme Arnaud, écrire à la CAF, 15 janvier",
    "action pour la décision n° 1 Mme Arnaud, écrire à la CAF, 15/01/2027",
  ])("%s", (said) => {
    const bot = scene(1);
    expect(bot.say(dgs, said)).toContain("Écrire à la CAF");
    expect(actionsOf(bot, 1)).toEqual(["Écrire à la CAF 2027-01-15"]);
  });

  test("« décision 1 » alone still shows it", () => {
    expect(scene(1).say(dgs, "décision 1")).toContain("Le scénario 1 est retenu");
  });

  test("a mayor is told that it is not for them, and nothing is kept", () => {
    const bot = scene(1);
    bot.say(mayorOfVougy, "action décision 1 : Mme Arnaud, écrire à la CAF, 15 janvier");
    expect(actionsOf(bot, 1)).toEqual([]);
  });
});

describe("a bare number with words after it is never recorded by guess", () => {
  const old = "action 1 Mme Arnaud, écrire à la CAF, 15 janvier";

  test("both exist: which is meant is asked; the decision, said, gets it", () => {
    const bot = scene(1);
    const asked = bot.say(dgs, old);
    expect(asked).toContain("Faut-il ajouter une action à la décision 1 ?");
    expect(asked).toContain("« Convention avec la CAF à renouveler »");
    expect(actionsOf(bot, 1)).toEqual([]);
    expect(bot.say(dgs, "oui")).toContain("Écrire à la CAF");
    expect(actionsOf(bot, 1)).toEqual(["Écrire à la CAF 2027-01-15"]);
  });

  test.each(["2", "non", "je ne sais pas"])("« %s »: nothing is kept, and the words are given back", (said) => {
    const bot = scene(1);
    bot.say(dgs, old);
    expect(bot.say(dgs, said)).toContain("Mme Arnaud, écrire à la CAF, 15 janvier");
    expect(actionsOf(bot, 1)).toEqual([]);
  });

  test("while the actions of decision 1 are asked, its number is its own, and that of another decision is asked", () => {
    const bot = scene(2);
    bot.say(dgs, "action décision 1");
    bot.say(dgs, "action 1 Mme Arnaud, écrire à la CAF, 15 janvier");
    expect(actionsOf(bot, 1)).toEqual(["Écrire à la CAF 2027-01-15"]);
    bot.say(dgs, "action décision 1");
    expect(bot.say(dgs, "action 2 M. Vasseur, appeler la MSA, 20 janvier")).toContain("à la décision 2 ?");
    expect(actionsOf(bot, 2)).toEqual([]);
  });

  test("no such decision: it says what action 1 is, and how to add one", () => {
    const bot = createDemoBot();
    const reply = bot.say(dgs, old);
    expect(reply).toContain("L'action 1 est « Convention avec la CAF à renouveler »");
    expect(reply).toContain("Mme Arnaud, écrire à la CAF, 15 janvier");
    expect(bot.store.deadlines.open().some(({ title }) => title === "Écrire à la CAF")).toBe(false);
  });

  test("only the decision exists: it is added there", () => {
    const bot = scene(9);
    const free = bot.store.deadlines.open().length + 1;
    bot.say(dgs, `action ${free} Mme Arnaud, écrire à la CAF, 15 janvier`);
    expect(actionsOf(bot, free)).toEqual(["Écrire à la CAF 2027-01-15"]);
  });
});
