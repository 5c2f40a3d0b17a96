import { expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../support/demo-bot.ts";
import { plan, setUp } from "../support/meetings.ts";

const idOf = ({ store }: DemoBot, email: string) => store.people.byEmail(email)?.id ?? 0;

test("with nothing noted yet, it says what will come, and blames nobody", () => {
  expect(createDemoBot().say(mayorOfVougy, "mes contributions")).toContain("Rien n'est encore noté à votre nom");
});

test("what was answered is counted for who answered, and for nobody else", () => {
  const bot = createDemoBot();
  bot.play(sylvie, "diagnostic Vougy", "oui", "Oui, en régie", "2012");
  expect(bot.say(sylvie, "mes contributions")).toContain("Réponses au diagnostic : 2, dont 2 en 2026");
  expect(bot.say(mayorOfVougy, "mes contributions")).toContain("Rien n'est encore noté à votre nom");
});

test("meetings where one was count from the next day: pointed, or announced while nobody is", () => {
  const bot = createDemoBot();
  const bodyId = setUp(bot, "bureau");
  const ids = ["2025-12-10", "2026-11-10", "2026-11-17"].map((heldOn) => plan(bot, bodyId, { heldOn }));
  const personId = idOf(bot, mayorOfVougy);
  const mark = (meetingId: number, who: number, announced: boolean) =>
    bot.store.attendances.save({ meetingId, personId: who, presence: "present", announced, at: 0 });
  for (const id of ids) mark(id, personId, true);
  expect(bot.say(mayorOfVougy, "mes contributions")).toContain("Réunions où vous étiez : 3, dont 2 en 2026");
  mark(ids[2] ?? 0, idOf(bot, dgs), false);
  expect(bot.say(mayorOfVougy, "mes contributions")).toContain("Réunions où vous étiez : 2, dont 1 en 2026");
  expect(bot.say(mayorOfVougy, "mes contributions")).toContain("Merci : grâce à vous, 2 réunions ont compté");
});

test("this year is told apart from the beginning", () => {
  const bot = createDemoBot();
  bot.say(dgs, "échéance ajouter convention CAF le 15 décembre");
  bot.say(dgs, "échéance terminer convention CAF");
  expect(bot.say(dgs, "mes contributions")).toContain("Actions terminées : 1, dont 1 en 2026");
  bot.clock.moveTo(instantOf("2027-01-01", "09:00", "Europe/Paris"));
  expect(bot.say(dgs, "mes contributions")).toContain("Actions terminées : 1, dont 0 en 2027");
});

test("nobody reads those of somebody else, not even the DGS", () => {
  const bot = createDemoBot();
  for (const said of ["contributions de Sylvie Martin", "contributions du maire de Vougy"])
    expect(bot.say(dgs, said)).toContain("Chaque personne ne lit que ses propres contributions");
});

test("what is said without a name is not counted", () => {
  const bot = createDemoBot();
  const personId = idOf(bot, mayorOfVougy);
  bot.store.surveys.answer("weather:1", personId, [{ question: "mark", value: "4" }]);
  expect(bot.say(mayorOfVougy, "mes contributions")).toContain("Rien n'est encore noté à votre nom");
});
