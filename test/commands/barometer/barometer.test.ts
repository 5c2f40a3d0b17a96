import { describe, expect, test } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { createScheduler } from "../../../src/core/delivery/scheduler.ts";
import { barometerQuestions, barometerSurvey } from "../../../src/core/governance/barometer.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createSurveyJob } from "../../../src/core/survey-job.ts";
import {
  createDemoBot,
  type DemoBot,
  dgs,
  mayorOfVougy,
  president,
  sylvie,
  technician,
} from "../../support/demo-bot.ts";
import { library, readable } from "../../support/test-bot.ts";

const charlieu = "maire.charlieu@demo.example";
const paris = (date: string, time = "10:00") => instantOf(date, time, "Europe/Paris");

/** Turned on in December, on this day: the first one opens on Monday 4 January 2027, until the 18th. */
function turnedOn(date = "2027-01-05"): DemoBot {
  const bot = createDemoBot();
  bot.clock.moveTo(paris("2026-12-15"));
  bot.say(dgs, "baromètre activer");
  bot.clock.moveTo(paris(date));
  return bot;
}

const onFailure = (_job: string, error: unknown) => expect.unreachable(String(error));

/** Who is asked when the job of the day runs then. */
function askedOn(bot: Pick<DemoBot, "store" | "clock" | "drain">, date: string, time = "09:00") {
  const { store, clock } = bot;
  clock.moveTo(paris(date, time));
  createScheduler({ store, clock, jobs: [createSurveyJob(store, library)], onCommitted: () => {}, onFailure }).tick();
  return bot.drain().filter(({ key }) => key.startsWith("survey:barometer:"));
}

/** The same four marks from each of so many people. */
function keep({ store }: DemoBot, openedOn: string, marks: readonly (readonly number[])[]): void {
  const people = store.people.all().map(({ id }) => id);
  for (const [index, given] of marks.entries())
    store.surveys.answer(
      barometerSurvey(openedOn),
      people[index] ?? 0,
      barometerQuestions.map((question, rank) => ({ question, value: String(given[rank] ?? 0) })),
    );
}

describe("baromètre activer", () => {
  test("nobody is asked before the DGS turned it on, and everyone who is asked knows for how long", () => {
    const bot = createDemoBot();
    expect(askedOn(bot, "2027-01-05")).toEqual([]);
    expect(bot.say(charlieu, "baromètre")).toContain("n'est pas activé");
    expect(bot.say(dgs, "baromètre")).toContain("Pour l'activer : « baromètre activer »");
  });

  test.each(["baromètre activer", "Activer le barometre !"])("« %s » says when the next one begins", (said) => {
    const bot = createDemoBot();
    bot.clock.moveTo(paris("2026-12-15"));
    expect(bot.say(dgs, said)).toContain("Le prochain commence le lundi 4 janvier 2027, pour deux semaines.");
    expect(bot.say(dgs, said)).toContain("est déjà activé");
  });

  test("asking whether it is on turns nothing on", () => {
    const bot = createDemoBot();
    bot.say(dgs, "baromètre activer ?");
    expect(bot.say(dgs, "baromètre")).toContain("n'est pas activé");
  });

  test("turned on in the first week, this quarter is asked; later, the next one", () => {
    const early = createDemoBot();
    early.clock.moveTo(paris("2027-01-08"));
    expect(early.say(dgs, "baromètre activer")).toContain("se recueille jusqu'au lundi 18 janvier");
    const late = createDemoBot();
    late.clock.moveTo(paris("2027-01-13"));
    expect(late.say(dgs, "baromètre activer")).toContain("Le prochain commence le lundi 5 avril");
    expect(askedOn(late, "2027-01-14")).toEqual([]);
  });

  test("is the DGS's alone", () => {
    const bot = createDemoBot();
    expect(bot.say(mayorOfVougy, "baromètre activer")).toContain("Je ne peux pas faire cela");
  });
});

describe("who is asked, and when", () => {
  test("elected officials on the day after it opens, not on the Monday of their point; clerks on their day; once more, then never", () => {
    const bot = turnedOn();
    expect(askedOn(bot, "2027-01-04")).toEqual([]);
    const first = askedOn(bot, "2027-01-05").map(({ to }) => to);
    expect(first).toContain(charlieu);
    expect(first).toContain(president);
    expect(first).not.toContain(technician);
    expect(first).not.toContain(dgs);
    // There on Tuesdays and Fridays, with their point on Tuesday: asked on Friday.
    expect(bot.store.people.byEmail(sylvie)?.presence).toEqual([2, 5]);
    expect(first).not.toContain(sylvie);
    expect(askedOn(bot, "2027-01-08").map(({ to }) => to)).toContain(sylvie);
    bot.play(charlieu, "répondre au baromètre", "5", "4", "3", "2");
    const again = askedOn(bot, "2027-01-12").map(({ to }) => to);
    expect(again).toContain(president);
    expect(again).not.toContain(charlieu);
    expect(askedOn(bot, "2027-01-14")).toEqual([]);
    expect(askedOn(bot, "2027-01-19")).toEqual([]);
  });

  test("what is received is answered at once", () => {
    const bot = turnedOn();
    const told = askedOn(bot, "2027-01-05").find(({ to }) => to === charlieu)?.message;
    expect(readable(toPlainText(told ?? { blocks: [] }))).toContain("Possible jusqu'au lundi 18 janvier.");
    expect(bot.say(charlieu, "1")).toContain("« Je sais ce qui se passe dans le projet. » Qu'en dites-vous ?");
  });

  test("« baromètre arrêter » takes back what waits, and asks nobody any more", () => {
    const bot = turnedOn();
    askedOn(bot, "2027-01-05");
    expect(bot.say(dgs, "arrêter le baromètre")).toContain("je ne le demande plus à personne");
    expect(askedOn(bot, "2027-01-12")).toEqual([]);
    expect(bot.say(charlieu, "répondre au baromètre")).toContain("La direction générale ne l'a pas ouvert");
  });
});

describe("répondre au baromètre", () => {
  test("four answers, with words or numbers, kept without a name nor a municipality", () => {
    const bot = turnedOn();
    expect(bot.say(mayorOfVougy, "répondre au baromètre")).toContain("sans votre nom ni votre commune");
    bot.play(mayorOfVougy, "plutôt d'accord", "oui", "je sais pas");
    expect(bot.say(mayorOfVougy, "5")).toContain("Merci, vos réponses sont notées");
    const kept = bot.store.surveys.answers(barometerSurvey("2027-01-04"));
    expect(kept.map(({ question, value }) => `${question} ${value}`).toSorted()).toEqual([
      "heard 4",
      "informed 4",
      "time 0",
      "trust 5",
    ]);
    expect(bot.say(mayorOfVougy, "répondre au baromètre")).toContain("sont déjà notées");
    expect(JSON.stringify(bot.store.conversations.of(bot.store.people.byEmail(mayorOfVougy)?.id ?? 0))).not.toContain(
      "trust",
    );
  });

  test("left in the middle, nothing is kept; a restart loses nothing", () => {
    const bot = turnedOn();
    expect(bot.play(mayorOfVougy, "répondre au baromètre", "4", "annuler")).toContain("Rien n'a été enregistré");
    bot.play(mayorOfVougy, "répondre au baromètre", "4");
    const later = bot.restart();
    expect(later.play(mayorOfVougy, "4", "4", "4")).toContain("Merci");
    expect(later.store.surveys.answers(barometerSurvey("2027-01-04"))).toHaveLength(4);
  });

  test("begun on its last day and ended on the next, it is too late, and says when the next one is", () => {
    const bot = turnedOn("2027-01-18");
    bot.play(mayorOfVougy, "répondre au baromètre", "4", "4", "4");
    bot.clock.moveTo(paris("2027-01-19"));
    expect(bot.say(mayorOfVougy, "4")).toContain("Le prochain commence le lundi 5 avril");
    expect(bot.store.surveys.answers(barometerSurvey("2027-01-04"))).toEqual([]);
  });

  test("who is neither elected nor a clerk is told whom it is for", () => {
    expect(turnedOn().say(technician, "répondre au baromètre")).toContain("aux secrétaires de mairie");
  });
});

describe("baromètre", () => {
  const five = [5, 4, 4, 3, 1].map((mark) => [mark, 2, 4, 5]);

  test("says nothing of the answers until it is closed, so that two readings tell no answer", () => {
    const bot = turnedOn("2027-01-18");
    keep(bot, "2027-01-04", five);
    const before = bot.say(charlieu, "baromètre");
    keep(bot, "2027-01-04", [...five, [1, 1, 1, 1]].slice(5));
    expect(bot.say(charlieu, "baromètre")).toBe(before);
    expect(before).toContain("on peut répondre jusqu'au lundi 18 janvier");
    expect(before).not.toContain("|");
  });

  test("once closed, medians from five answers up, to each question too", () => {
    const bot = turnedOn("2027-01-19");
    keep(bot, "2027-01-04", [...five.slice(0, 4), [1, 2, 4, 0]]);
    const reply = bot.say(sylvie, "barometre");
    expect(reply).toContain("Je sais ce qui se passe dans le projet | 4");
    expect(reply).toContain("Ma commune est entendue | 2");
    expect(reply).toContain("J'ai confiance dans la suite | moins de 5 avis");
    expect(reply).toContain("1er trimestre 2027, 5 réponses, sans les noms.");
  });

  test("under five, nothing is ever shown", () => {
    const bot = turnedOn("2027-01-19");
    keep(bot, "2027-01-04", five.slice(0, 4));
    const reply = bot.say(dgs, "baromètre");
    expect(reply).toContain("1er trimestre 2027 : moins de 5 réponses, rien n'est montré.");
    expect(reply).not.toContain("|");
  });

  test("quarter after quarter, it says what rose and what fell", () => {
    const bot = turnedOn("2027-04-20");
    keep(bot, "2027-01-04", five);
    keep(
      bot,
      "2027-04-05",
      five.map(() => [5, 2, 3.5, 5]),
    );
    const reply = bot.say(dgs, "résultats du baromètre");
    expect(reply).toContain("à 5 (tout à fait d'accord) : 1er trimestre 2027 et 2e trimestre 2027");
    expect(reply).toContain("Je sais ce qui se passe dans le projet | 4 | 5");
    expect(reply).toContain("gagner du temps | 4 | 3,5");
    expect(reply).toContain("En hausse : information. En baisse : temps gagné.");
  });
});

test("two months after, the base no longer knows who was asked", () => {
  const bot = turnedOn();
  askedOn(bot, "2027-01-05");
  const survey = barometerSurvey("2027-01-04");
  expect(bot.store.surveys.people(survey).size).toBeGreaterThan(0);
  bot.store.surveys.forgetPeople("2027-01-04");
  expect(bot.store.surveys.people(survey).size).toBeGreaterThan(0);
  bot.store.surveys.forgetPeople("2027-01-05");
  expect(bot.store.surveys.people(survey).size).toBe(0);
});
