import { describe, expect, test } from "vitest";
import type { Question } from "../../src/core/interview/questionnaire.ts";
import type { Library } from "../../src/core/library.ts";
import { corinne, createDemoBot, type DemoBot, dgs, sylvie } from "../support/demo-bot.ts";
import { answersOf, atOpenQuestion, atValidated, secondQuestion, skipTo } from "../support/demo-scenes.ts";
import { library } from "../support/test-bot.ts";

const hour = 3_600_000;
const day = 24 * hour;
const firstQuestion = "Votre commune assure-t-elle aujourd'hui un service « jeunesse » ?";

describe("hours later", () => {
  test("a free text may be about something else: it is put to the person before it is kept", () => {
    const bot = atOpenQuestion();
    bot.clock.forward(7 * hour);
    expect(bot.say(corinne, "un local à eux")).toContain("un local à eux");
    expect(answersOf(bot, "Charlieu")).not.toHaveProperty("jeunes_besoins");
    expect(bot.say(corinne, "oui")).toContain("C'est noté : un local à eux.");
  });

  test("in the same sitting it is kept at once", () => {
    const bot = atOpenQuestion();
    bot.clock.forward(hour);
    expect(bot.say(corinne, "un local à eux")).toContain("C'est noté : un local à eux.");
  });
});

describe("« plus tard »", () => {
  test("after the first contact leaves in peace until a day that is said, and « diagnostic » begins when one wants", () => {
    const bot = createDemoBot();
    expect(bot.say(corinne, "plus tard")).toContain("je ne vous reparle pas de « Mutualiser la jeunesse » avant le");
    expect(bot.press(corinne, "plus tard")).toContain("avant le lundi 7 décembre");
    expect(bot.store.interviews.all().every((one) => one.status === "invited")).toBe(true);
    expect(bot.say(corinne, "diagnostic")).toContain("Charlieu, question 1 sur");
  });

  test("in the middle of an interview keeps everything, and « reprendre » goes on, days later, after a restart", () => {
    const bot = createDemoBot();
    expect(bot.play(corinne, "diagnostic", "oui en régie", "plus tard")).toContain("Charlieu, 1 réponse sur");
    bot.clock.forward(12 * day);
    const again = bot.restart();
    const reply = again.say(corinne, "je reprends");
    expect(reply).toContain("Nous reprenons Charlieu");
    expect(reply).toContain(secondQuestion);
    expect(again.say(corinne, "2012")).toContain("C'est noté : 2012.");
  });

  test("a paused interview hears no answer by mistake", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie", "plus tard");
    expect(bot.say(corinne, "2012")).toContain("Je n'ai pas compris « 2012 »");
    expect(answersOf(bot, "Charlieu")).not.toHaveProperty("depuis");
  });
});

/** What a button of the interview of `place` sends back. */
function button(bot: DemoBot, place: string, rest: string): string {
  const insee = bot.store.territory.municipalities().find((one) => one.name === place)?.insee;
  return `@${bot.store.interviews.all().find((one) => one.insee === insee)?.id} ${rest}`;
}

describe("a button pressed late", () => {
  test("is an answer to its own question, and the conversation goes on where it was", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie", "2012");
    const reply = bot.press(corinne, button(bot, "Charlieu", "existe=association"));
    expect(reply).toContain("Corrigé : Oui, par une association (avant : Oui, en régie).");
    expect(answersOf(bot, "Charlieu")).toMatchObject({ existe: { value: "association" }, depuis: { value: 2012 } });
  });

  test("pressed twice changes nothing the second time", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    bot.press(corinne, button(bot, "Charlieu", "existe=regie"));
    expect(answersOf(bot, "Charlieu")).toMatchObject({ existe: { value: "regie" } });
    expect(bot.say(corinne, "2012")).toContain("C'est noté : 2012.");
  });

  test("of a municipality left in the middle goes back there", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui en régie", "diagnostic Nandax");
    expect(bot.press(sylvie, button(bot, "Vougy", "depuis=2012"))).toContain("C'est noté : 2012.");
    expect(answersOf(bot, "Vougy")).toMatchObject({ depuis: { value: 2012 } });
    expect(answersOf(bot, "Nandax")).toEqual({});
  });

  test("of a question that is no longer asked changes nothing", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "non");
    expect(bot.press(corinne, button(bot, "Charlieu", "depuis=2012"))).toContain("Ce bouton n'a plus cours");
    expect(answersOf(bot, "Charlieu")).not.toHaveProperty("depuis");
  });

  test("of a validated interview changes nothing", () => {
    const bot = atValidated();
    const before = answersOf(bot, "Charlieu");
    expect(bot.press(corinne, button(bot, "Charlieu", "existe=regie"))).toContain("déjà validé");
    expect(answersOf(bot, "Charlieu")).toEqual(before);
  });

  test("of a command's questions that are over changes nothing", () => {
    const bot = createDemoBot();
    bot.say(dgs, "échéance terminer");
    const before = bot.store.deadlines.open();
    bot.say(dgs, "pause");
    expect(bot.press(dgs, `@f:${bot.clock.now().toString(36)} deadline=1`)).toContain("Ce bouton n'a plus cours");
    expect(bot.store.deadlines.open()).toEqual(before);
  });
});

describe("several platforms", () => {
  test("an interview begun on one is finished on another", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    bot.say(corinne, "non");
    expect(bot.say(corinne, "bonjour", "web")).toContain("Charlieu, question 2 sur");
    bot.say(corinne, "souvent", "web");
    skipTo(bot, "Relisez");
    expect(bot.say(corinne, "valider", "slack")).toContain("C'est validé");
    expect(answersOf(bot, "Charlieu")).toMatchObject({
      existe: { value: "non" },
      besoin_non_couvert: { value: "souvent" },
    });
  });

  test("a number typed on one picks what was offered on the other", () => {
    const bot = createDemoBot();
    bot.say(sylvie, "diagnostic");
    expect(bot.say(sylvie, "2", "web")).toContain("Nandax, question 1 sur");
  });

  test("what Relais writes of its own accord goes where the person last spoke", () => {
    const bot = createDemoBot();
    bot.clock.forward(hour);
    bot.say(corinne, "bonjour", "web");
    bot.clock.moveTo(Date.parse("2026-11-30T07:00Z"));
    bot.scheduler.tick();
    const id = bot.store.people.byEmail(corinne)?.id;
    const letter = bot.waiting().find((row) => row.key.endsWith(`:person:${id}`));
    expect(letter?.address).toMatchObject({ platform: "web", channel: corinne });
  });
});

function begun(): DemoBot {
  const bot = createDemoBot();
  bot.play(corinne, "diagnostic", "oui, par une association", "2012");
  return bot;
}

function asText({ id: own, text, label, sensitivity, words, checks, when }: Question): Question {
  return {
    id: own,
    text,
    label,
    sensitivity,
    words,
    checks,
    ...(when === undefined ? {} : { when }),
    type: "text",
    maxLength: 80,
  };
}

describe("a new version of the questionnaire, published while interviews are open", () => {
  const id = "mutu_service/jeunesse";

  /** The library with the next version: each question through `change`, left out when it gives nothing. */
  function revised(change: (question: Question) => Question | undefined): Library {
    const current = library.questionnaires.get(id);
    if (current === undefined) throw new Error("no questionnaire");
    const sections = current.sections.map((section) => ({
      ...section,
      questions: section.questions.flatMap((question) => change(question) ?? []),
    }));
    const next = { ...current, version: current.version + 1, sections };
    return { ...library, questionnaires: new Map([...library.questionnaires, [id, next]]) };
  }

  test("with other words keeps the answers, and asks with the new words", () => {
    const next = revised((one) => (one.id === "missions" ? { ...one, text: "Que fait ce service ?" } : one));
    const bot = begun().restart({ library: next });
    const reply = bot.say(corinne, "bonjour");
    expect(reply).toContain("Que fait ce service ?");
    expect(answersOf(bot, "Charlieu")).toMatchObject({ existe: { value: "association" }, depuis: { value: 2012 } });
  });

  test("with another meaning asks that question again, says so once, and keeps every other answer", () => {
    const next = revised((one) => (one.id === "depuis" ? asText(one) : one));
    const bot = begun().restart({ library: next });
    expect(bot.say(corinne, "bonjour")).toContain(secondQuestion);
    const reply = bot.say(corinne, "depuis 2012 environ");
    expect(reply).toContain("Le questionnaire a été mis à jour : 1 question est reposée");
    expect(answersOf(bot, "Charlieu")).toMatchObject({
      existe: { value: "association" },
      depuis: { raw: "depuis 2012 environ" },
    });
    expect(bot.say(corinne, "passer")).not.toContain("mis à jour");
  });

  test("without a question keeps its answer asleep, and goes on", () => {
    const next = revised((one) => (one.id === "depuis" ? undefined : one));
    const bot = begun().restart({ library: next });
    expect(bot.say(corinne, "bonjour")).toContain("Quelles missions ce service assure-t-il ?");
    expect(bot.say(corinne, "récapitulatif")).not.toContain("2012");
    expect(answersOf(bot, "Charlieu")).toHaveProperty("depuis");
  });

  test("leaves what was validated as it was validated", () => {
    const bot = atValidated();
    const before = answersOf(bot, "Charlieu");
    const again = bot.restart({ library: revised((one) => (one.id === "existe" ? undefined : one)) });
    expect(again.say(corinne, "état")).toContain("validé le lundi 23 novembre 2026");
    expect(answersOf(again, "Charlieu")).toEqual(before);
  });
});

test("the first question of an interview is shown by its button and by its words alike", () => {
  const bot = createDemoBot();
  expect(bot.press(corinne, "diagnostic Charlieu")).toContain(firstQuestion);
  expect(bot.say(corinne, "6")).toContain("C'est noté : Non.");
});
