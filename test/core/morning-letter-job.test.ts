import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, newFile, sylvie } from "../support/demo-bot.ts";
import { plan, setUp } from "../support/meetings.ts";
import { type Letter, morningOf, tickOn } from "../support/mornings.ts";

const paris = (date: string, time = "10:00") => instantOf(date, time, "Europe/Paris");

/**
 * Sylvie, who is there on Tuesdays and Fridays, has four things to be told on Friday 11 December 2026: a meeting on Monday, a
 * council in a week, a date of the law, and a poll that she left unanswered.
 */
function fourSubjects(): DemoBot {
  const bot = createDemoBot({ from: frozen() });
  bot.clock.moveTo(paris("2026-12-10", "18:30"));
  return bot;
}

/** The days on which Relais ran before. */
const before = ["2026-12-01", "2026-12-07", "2026-12-08", "2026-12-10"];
let scene: Uint8Array | undefined;

/** Played once, then copied. */
function frozen(): Uint8Array {
  if (scene !== undefined) return scene;
  const bot = createDemoBot({ now: paris("2026-11-30") });
  bot.play(dgs, "consulter les conseils sur le schéma", "consultation transmise aujourd'hui, preuve AR 1");
  bot.say(sylvie, "conseil de Vougy le 18 décembre");
  plan(bot, setUp(bot, "copil", { emails: [sylvie, mayorOfVougy] }), { heldOn: "2026-12-14" });
  setUp(bot, "cotech", { emails: [sylvie] });
  for (const day of before) {
    tickOn(bot, day, "09:00");
    if (day === "2026-12-07") bot.say(dgs, "sonder les dates du cotech 12 janvier, 14 janvier à 14h");
  }
  return (scene = bot.freeze());
}

const linesOf = (text = ""): string[] => text.split("\n");
const ofSylvie = (letters: readonly Letter[]) => letters.filter(({ to }) => to === sylvie);

describe("one letter a morning", () => {
  test("says all that a person is to be told, the nearest first, and the question last", () => {
    const all = morningOf(fourSubjects(), "2026-12-11");
    expect(new Set(all.map(({ to }) => to)).size).toBe(all.length);
    const [letter, ...more] = ofSylvie(all);
    expect(more).toEqual([]);
    expect(letter?.key).toMatch(/^morning:2026-12-11:person:\d+$/u);
    expect(letter?.text).toMatch(
      /^Aujourd'hui, 4 sujets\n3 dates légales approchent :\n[^]*\nRappel de votre prochaine réunion :\n- Comité de pilotage, lundi 14 décembre, 14 h\nEncore attendu des conseils municipaux :\n[^]*\nComité technique : quelles dates vous conviennent \?\n/u,
    );
  });

  test("holds one numbered list, and what else it offers is typed", () => {
    const bot = fourSubjects();
    const [letter] = ofSylvie(tickOn(bot, "2026-12-11"));
    expect(linesOf(letter?.text).filter((line) => line.startsWith("1. "))).toEqual(["1. mardi 12 janvier 2027, 14 h"]);
    expect(bot.say(sylvie, "1")).toContain("oui pour mardi 12 janvier");
    expect(letter?.text).toContain("Modèle de délibération : « délibération modèle schéma ».");
    expect(bot.say(sylvie, "délibération modèle schéma")).toContain("délibération");
  });

  test("with one subject, is that subject's own message", () => {
    const letter = tickOn(fourSubjects(), "2026-12-11").find(({ to }) => to === mayorOfVougy);
    expect(letter?.text).toBe("Rappel : Comité de pilotage, lundi 14 décembre, 14 h.");
  });

  test("of two polls, one has the numbers and the other the words to type", () => {
    const bot = createDemoBot();
    for (const key of ["copil", "cotech"]) {
      setUp(bot, key, { emails: [mayorOfVougy] });
      bot.say(dgs, `sonder les dates du ${key} 8, 10 décembre à 18h`);
    }
    bot.drain();
    const letter = morningOf(bot, "2026-11-26").find(({ to }) => to === mayorOfVougy);
    expect(linesOf(letter?.text).filter((line) => line.startsWith("1. "))).toHaveLength(1);
    expect(letter?.text).toContain("Pour répondre : « mes dates copil oui pour le 8, non le 10 »");
    expect(bot.say(mayorOfVougy, "2")).toContain("Comité technique");
    const said = bot.say(mayorOfVougy, "mes dates copil oui pour le 8, non le 10");
    expect(said).toMatch(/Comité de pilotage[^]*oui pour mardi 8 décembre/u);
  });

  test("is not written twice by a restart, nor by what ran while it was down", () => {
    const bot = fourSubjects();
    expect(ofSylvie(tickOn(bot, "2026-12-11", "08:00"))).toHaveLength(1);
    const back = bot.restart();
    expect(tickOn(back, "2026-12-11", "08:01")).toEqual([]);
    expect(ofSylvie(morningOf(back, "2026-12-15"))).toEqual([]);
  });

  test("is written later in the day when Relais was stopped, and not after 18 h", () => {
    expect(ofSylvie(tickOn(fourSubjects(), "2026-12-11", "17:59"))).toHaveLength(1);
    expect(tickOn(fourSubjects(), "2026-12-11", "18:00")).toEqual([]);
  });

  test("leaves out what was done since", () => {
    const bot = fourSubjects();
    bot.play(sylvie, "je ne viens pas au copil", "avis Vougy favorable hier", "avis Nandax favorable hier");
    bot.say(sylvie, "mes dates cotech aucune");
    const [letter] = ofSylvie(tickOn(bot, "2026-12-11"));
    expect(letter?.text).toMatch(/^(?:Une|\d+) dates? légales? approche/u);
  });
});

/** As it was: these jobs ran on these days, and the letters of today never existed. */
function ofYesterday(bot: DemoBot, ran: Record<string, readonly string[]>): DemoBot {
  const now = bot.clock.now();
  const file = newFile(bot.freeze());
  const db = new Database(file);
  db.exec("DELETE FROM job_run WHERE job = 'morning-letter'");
  db.exec("DELETE FROM job_run WHERE job LIKE 'meeting-recalled:%'");
  db.exec("DELETE FROM outbox WHERE key LIKE 'morning:%'");
  // All the members of a poll were asked again at once.
  db.exec(
    "UPDATE OR IGNORE job_run SET period = substr(period, 1, instr(period, ':') - 1) WHERE job = 'poll-asked-again'",
  );
  db.exec("DELETE FROM job_run WHERE job = 'poll-asked-again' AND instr(period, ':') > 0");
  const insert = db.prepare("INSERT INTO job_run (job, period, ran_at) VALUES (?, ?, 0)");
  for (const [job, days] of Object.entries(ran)) for (const day of days) insert.run(job, day);
  db.close();
  return createDemoBot({ file, now });
}

const jobs = ["legal-reminder", "meeting-reminder", "poll-reminder", "consultations"];
const allOn = (days: readonly string[]) => Object.fromEntries(jobs.map((job) => [job, days]));

describe("a base of the days when each subject had its own job", () => {
  test("changed after they ran: nothing is said again, that day or the next ones", () => {
    const told = fourSubjects();
    tickOn(told, "2026-12-11");
    const bot = ofYesterday(told, allOn([...before, "2026-12-11"]));
    expect(morningOf(bot, "2026-12-11", "10:00")).toEqual([]);
    for (const day of ["2026-12-14", "2026-12-15"]) expect(ofSylvie(morningOf(bot, day))).toEqual([]);
  });

  test("changed between 8 h and 9 h: the meetings, which came at 9 h, are said, and they alone", () => {
    const told = fourSubjects();
    tickOn(told, "2026-12-11");
    const ran = { ...allOn([...before, "2026-12-11"]), "meeting-reminder": before };
    const [letter] = ofSylvie(morningOf(ofYesterday(told, ran), "2026-12-11", "09:00"));
    expect(letter?.text).toBe("Rappel : Comité de pilotage, lundi 14 décembre, 14 h.");
  });

  test("changed at night: all is said in the morning", () => {
    const bot = ofYesterday(fourSubjects(), allOn(before));
    expect(ofSylvie(morningOf(bot, "2026-12-11"))[0]?.text).toContain("4 sujets");
  });

  test("changed after days without Relais: what fell on them is said", () => {
    const bot = ofYesterday(fourSubjects(), allOn(before));
    const letters = morningOf(bot, "2026-12-14");
    expect(letters.find(({ to }) => to === mayorOfVougy)?.text).toContain("Rappel : Comité de pilotage");
  });
});
