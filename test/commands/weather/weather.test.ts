import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import type { Presence } from "../../../src/core/store/attendances.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie } from "../../support/demo-bot.ts";
import { plan, setUp } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";

const charlieu = "maire.charlieu@demo.example";
const briennon = "maire.briennon@demo.example";
const chandon = "maire.chandon@demo.example";
const members = [dgs, president, mayorOfVougy, charlieu, briennon, chandon];

const paris = (date: string, time = "10:00") => instantOf(date, time, "Europe/Paris");

type Scene = { bot: DemoBot; meetingId: number; bodyId: number };

/** A COPIL of Tuesday 1 December 2026, whose members are these. */
function afterCopil(emails: readonly string[] = members): Scene {
  const bot = createDemoBot();
  const bodyId = setUp(bot, "copil", { emails });
  const meetingId = plan(bot, bodyId, { heldOn: "2026-12-01" });
  bot.clock.moveTo(paris("2026-12-02"));
  return { bot, meetingId, bodyId };
}

const idOf = ({ store }: DemoBot, email: string) => store.people.byEmail(email)?.id ?? 0;

function point(bot: DemoBot, meetingId: number, email: string, presence: Presence): void {
  const personId = idOf(bot, email);
  bot.store.attendances.save({ meetingId, personId, presence, announced: false, at: 0 });
}

/** Who is asked the weather when Relais wakes up then. */
function askedOn(bot: DemoBot, date: string, time = "09:00") {
  bot.clock.moveTo(paris(date, time));
  bot.scheduler.tick();
  return bot.drain().filter(({ key }) => key.startsWith("survey:weather:"));
}

const marksOf = ({ store }: DemoBot, meetingId: number) =>
  store.surveys
    .answers(`weather:${meetingId}`)
    .map(({ value }) => value)
    .toSorted();

/** Each says their mark, in order. */
function sayAll(bot: DemoBot, marks: readonly string[]): void {
  for (const [index, mark] of marks.entries()) bot.say(members[index] ?? "", `météo ${mark}`);
}

describe("after a COPIL", () => {
  test("its members are asked once, the next open day at 9 h, with five taps in words", () => {
    const { bot } = afterCopil();
    expect(askedOn(bot, "2026-12-01", "18:00")).toEqual([]);
    const asked = askedOn(bot, "2026-12-02");
    expect(asked.map(({ to }) => to).toSorted()).toEqual(members.toSorted());
    const told = readable(toPlainText(asked[0]?.message ?? { blocks: [] }));
    expect(told).toContain("Comité de pilotage, mardi 1er décembre, 14 h");
    expect(told).toContain("1. Orage\n2. Pluie\n3. Nuages\n4. Éclaircies\n5. Grand soleil");
    expect(told).toContain("Possible jusqu'au vendredi 11 décembre ; je ne vous relancerai pas.");
    for (const day of ["2026-12-03", "2026-12-09", "2026-12-11"]) expect(askedOn(bot, day)).toEqual([]);
  });

  test("once somebody is pointed, those who were there alone", () => {
    const { bot, meetingId } = afterCopil();
    for (const email of members.slice(0, 5)) point(bot, meetingId, email, "present");
    point(bot, meetingId, chandon, "absent");
    expect(askedOn(bot, "2026-12-02").map(({ to }) => to)).not.toContain(chandon);
    expect(bot.say(chandon, "météo 4")).toContain("Aucune réunion récente n'attend votre météo");
  });

  test("nobody when they are fewer than five, nor after a meeting that was cancelled, nor after a bureau", () => {
    expect(askedOn(afterCopil(members.slice(0, 4)).bot, "2026-12-02")).toEqual([]);
    const { bot, meetingId } = afterCopil();
    bot.store.meetings.cancel(meetingId, "neige");
    plan(bot, setUp(bot, "bureau"), { heldOn: "2026-12-01" });
    expect(askedOn(bot, "2026-12-02")).toEqual([]);
  });

  test("who said stop is not asked", () => {
    const { bot } = afterCopil();
    bot.say(charlieu, "stop");
    expect(askedOn(bot, "2026-12-02").map(({ to }) => to)).not.toContain(charlieu);
  });
});

describe("saying it", () => {
  test.each([
    ["4", "4"],
    ["Éclaircies", "4"],
    ["soleil", "5"],
    ["grand soleil !", "5"],
    ["orage", "1"],
    ["2/5", "2"],
    ["météo 3", "3"],
    ["Météo : pluie", "2"],
  ])("« %s » under the question is kept at once, without a name", (said, mark) => {
    const { bot, meetingId } = afterCopil();
    askedOn(bot, "2026-12-02");
    expect(bot.say(charlieu, said)).toContain("Merci, c'est noté");
    expect(marksOf(bot, meetingId)).toEqual([mark]);
  });

  test("a sentence comes with it, or after it, once, and is kept apart from the mark", () => {
    const { bot, meetingId } = afterCopil();
    askedOn(bot, "2026-12-02");
    bot.say(charlieu, "4 : le calendrier est clair, enfin");
    bot.say(briennon, "2");
    expect(bot.say(briennon, "1")).toContain("Quelle phrase voulez-vous ajouter ?");
    expect(bot.say(briennon, "il manque 2,5 jours")).toContain("Merci, votre phrase est notée");
    expect(bot.say(briennon, "phrase météo : encore une")).toContain("Votre phrase est déjà notée");
    expect(marksOf(bot, meetingId)).toEqual(["2", "4"]);
    const words = bot.store.surveys.answers(`weather-word:${meetingId}`).map(({ value }) => value);
    expect(words.toSorted()).toEqual(["il manque 2,5 jours", "le calendrier est clair, enfin"]);
  });

  test("said twice, the first stands; a button pressed again adds nothing", () => {
    const { bot, meetingId } = afterCopil();
    bot.say(charlieu, "météo 4");
    expect(bot.say(charlieu, "météo 1")).toContain("Votre météo est déjà notée");
    expect(bot.press(charlieu, "météo 4 du 01/12/2026")).toContain("Votre météo est déjà notée");
    expect(marksOf(bot, meetingId)).toEqual(["4"]);
  });

  test.each(["météo 7", "météo 4,5", "météo 0", "météo 2 3"])("« %s » is said again, and nothing is kept", (said) => {
    const { bot, meetingId } = afterCopil();
    expect(bot.say(charlieu, said)).toContain("1, orage ; 2, pluie ; 3, nuages ; 4, éclaircies ; 5, grand soleil");
    expect(marksOf(bot, meetingId)).toEqual([]);
  });

  test("« 4,5 » under the question asks it again", () => {
    const { bot, meetingId } = afterCopil();
    askedOn(bot, "2026-12-02");
    expect(bot.say(charlieu, "4,5")).toContain("1, orage ; 2, pluie");
    expect(bot.say(charlieu, "4")).toContain("Merci");
    expect(marksOf(bot, meetingId)).toEqual(["4"]);
  });

  test("a sentence before any mark asks for the mark; one too long is not cut", () => {
    const { bot, meetingId } = afterCopil();
    expect(bot.say(charlieu, "phrase météo : on avance")).toContain("Choisissez d'abord une météo");
    expect(bot.say(charlieu, `météo 4 : ${"trop long ".repeat(40)}`)).toContain("300 signes au plus");
    expect(marksOf(bot, meetingId)).toEqual([]);
  });

  test("a button of a COPIL long gone says nothing of the latest one", () => {
    const { bot, bodyId } = afterCopil();
    const later = plan(bot, bodyId, { heldOn: "2027-03-02" });
    bot.clock.moveTo(paris("2027-03-03"));
    expect(bot.press(charlieu, "météo 2 du 01/12/2026")).toContain("Aucune réunion récente");
    expect(bot.say(charlieu, "météo 5")).toContain("Merci");
    expect(marksOf(bot, later)).toEqual(["5"]);
  });

  test("the base holds neither who said what, nor an audit of it, nor the conversation", () => {
    const { bot, meetingId } = afterCopil();
    bot.say(charlieu, "météo 1 : un mot qui se reconnaît");
    const db = new Database(bot.file, { readonly: true });
    const rows = db.prepare("SELECT survey, question, value FROM survey_answer ORDER BY survey").all();
    const audit = db.prepare("SELECT count(*) FROM audit WHERE action LIKE '%weather%'").pluck().get();
    db.close();
    expect(rows).toEqual([
      { survey: `weather-word:${meetingId}`, question: "word", value: "un mot qui se reconnaît" },
      { survey: `weather:${meetingId}`, question: "mark", value: "1" },
    ]);
    expect(audit).toBe(0);
    expect(JSON.stringify(bot.store.conversations.of(idOf(bot, charlieu)))).not.toContain("reconnaît");
  });
});

describe("reading it", () => {
  test("nothing before it is closed, whatever was answered; then medians, taps and sentences from five up", () => {
    const { bot } = afterCopil();
    sayAll(bot, ["5", "4", "4", "3", "4 : un calendrier clair"]);
    bot.clock.moveTo(paris("2026-12-11"));
    const open = bot.say(dgs, "météo");
    expect(open).toContain("On peut répondre jusqu'au vendredi 11 décembre");
    expect(open).not.toMatch(/Éclaircies|calendrier clair/u);
    bot.clock.moveTo(paris("2026-12-12"));
    const closed = bot.say(dgs, "meteo");
    expect(closed).toContain("Éclaircies : Comité de pilotage, mardi 1er décembre, 14 h, 5 réponses, sans les noms.");
    expect(closed).toContain("Grand soleil | 1\nÉclaircies | 3\nNuages | 1\nPluie | 0\nOrage | 0");
    expect(closed).toContain("« un calendrier clair »");
    expect(bot.say(mayorOfVougy, "météo du projet")).toContain("5 réponses");
  });

  test("four answers are never shown", () => {
    const { bot } = afterCopil();
    sayAll(bot, ["1 : tout va mal", "1", "1", "1"]);
    bot.clock.moveTo(paris("2026-12-14"));
    const reply = bot.say(dgs, "météo");
    expect(reply).toContain("moins de 5 réponses, rien n'est montré");
    expect(reply).not.toMatch(/tout va mal|Orage/u);
  });

  test("it is read against the time before", () => {
    const { bot, bodyId } = afterCopil();
    sayAll(bot, ["2", "2", "3", "3", "2", "3"]);
    plan(bot, bodyId, { heldOn: "2027-03-02" });
    bot.clock.moveTo(paris("2027-03-03"));
    sayAll(bot, ["4", "4", "4", "4", "4"]);
    bot.clock.moveTo(paris("2027-03-15"));
    const reply = bot.say(president, "météo");
    expect(reply).toContain("Mieux que la fois d'avant.");
    expect(reply).toContain("mardi 1er décembre 2026 : entre pluie et nuages (6 réponses)");
  });

  test("for who neither sits there nor directs, it says whose it is; before any COPIL, that there is none", () => {
    expect(afterCopil().bot.say(sylvie, "météo")).toContain("se lit par les membres du comité de pilotage");
    expect(createDemoBot().say(dgs, "météo")).toContain("Aucune météo à lire pour l'instant");
  });

  test("with a mark of one's own to say, it asks", () => {
    const { bot, meetingId } = afterCopil();
    expect(bot.say(charlieu, "la météo ?")).toContain("Quelle météo pour le projet ?");
    bot.say(charlieu, "3");
    expect(marksOf(bot, meetingId)).toEqual(["3"]);
  });
});
