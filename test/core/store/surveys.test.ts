import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { meetingSurvey } from "../../../src/core/governance/survey.ts";
import { createDemoBot } from "../../support/demo-bot.ts";
import { plan, setUp } from "../../support/meetings.ts";

function scene() {
  const bot = createDemoBot();
  const meetingId = plan(bot, setUp(bot, "seminaire"), { heldOn: "2026-11-20" });
  const people = bot.store.people.all().map(({ id }) => id);
  return { ...bot, meetingId, people };
}

test("what is kept of an answer says neither who, nor when, nor beside which other", () => {
  const { store, meetingId, people, file } = scene();
  store.surveys.ask(meetingSurvey(meetingId), people[0] ?? 0, "2026-11-23");
  store.surveys.answer(meetingSurvey(meetingId), people[0] ?? 0, [
    { question: "useful", value: "5" },
    { question: "learnt", value: "Le calendrier" },
    { question: "more", value: "yes" },
  ]);
  const db = new Database(file, { readonly: true });
  const rows = db.prepare<[], { id: string }>("SELECT * FROM survey_answer").all();
  const marks = db.prepare("SELECT * FROM survey_person").all();
  const audit = db.prepare("SELECT count(*) FROM audit WHERE action LIKE '%survey%'").pluck().get();
  db.close();
  for (const row of rows)
    expect(row).toEqual({
      survey: meetingSurvey(meetingId),
      id: expect.stringMatching(/^[0-9a-f-]{36}$/u),
      question: expect.any(String),
      value: expect.any(String),
    });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
  expect(marks).toEqual([
    { survey: meetingSurvey(meetingId), person_id: people[0], asked_on: "2026-11-23", asked_again: 0, answered: 1 },
  ]);
  expect(audit).toBe(0);
});

test("the order in which answers came is lost, those of before included", () => {
  const { store, meetingId, people } = scene();
  const given = people.slice(0, 12).map((_, rank) => String(rank));
  const orders = given.map((value, rank) => {
    store.surveys.answer(meetingSurvey(meetingId), people[rank] ?? 0, [{ question: "learnt", value }]);
    return store.surveys.answers(meetingSurvey(meetingId)).map((one) => one.value);
  });
  const last = orders.at(-1) ?? [];
  expect(last.toSorted((one, other) => Number(one) - Number(other))).toEqual(given);
  // One chance in 479 001 600 that twelve answers drawn at random come in the order they were given.
  expect(last).not.toEqual(given);
  const before = orders.at(-2) ?? [];
  expect(last.filter((value) => before.includes(value))).not.toEqual(before);
});

test("who was asked is forgotten after the survey, what was answered is not", () => {
  const { store, meetingId, people } = scene();
  store.surveys.answer(meetingSurvey(meetingId), people[0] ?? 0, [{ question: "more", value: "yes" }]);
  store.surveys.forgetPeople("2026-11-20");
  expect(store.surveys.people(meetingSurvey(meetingId)).size).toBe(1);
  store.surveys.forgetPeople("2026-11-21");
  expect(store.surveys.people(meetingSurvey(meetingId)).size).toBe(0);
  expect(store.surveys.answers(meetingSurvey(meetingId))).toEqual([{ question: "more", value: "yes" }]);
});
