import { beforeAll, describe, expect, test } from "vitest";
import { seedDemo } from "../../src/cli/demo.ts";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { meetingSurvey } from "../../src/core/governance/survey.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { createScheduler } from "../../src/core/delivery/scheduler.ts";
import { createHousekeepingJob } from "../../src/core/housekeeping-job.ts";
import type { Presence } from "../../src/core/store/attendances.ts";
import { openStore, type Store } from "../../src/core/store/store.ts";
import { createSurveyJob } from "../../src/core/survey-job.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie } from "../support/demo-bot.ts";
import { plan, setUp } from "../support/meetings.ts";
import { createTestBot, library, mondayMorning, readable } from "../support/test-bot.ts";

const paris = (date: string, time = "09:00") => instantOf(date, time, "Europe/Paris");
const charlieu = "maire.charlieu@demo.example";
const briennon = "maire.briennon@demo.example";
const nandax = "maire.nandax@demo.example";
const five = [dgs, mayorOfVougy, charlieu, briennon, president];

type Scene = { bot: DemoBot; meetingId: number };

/** A meeting of Tuesday 1 December 2026 at 14 h, and those who said they would come. */
function held(kind = "seminaire", coming: readonly string[] = five): Scene {
  const bot = createDemoBot();
  const meetingId = plan(bot, setUp(bot, kind), { heldOn: "2026-12-01" });
  for (const email of coming) mark(bot, meetingId, email, "present", true);
  return { bot, meetingId };
}

function mark(bot: DemoBot, meetingId: number, email: string, presence: Presence, announced: boolean): void {
  const personId = bot.store.people.byEmail(email)?.id ?? 0;
  bot.store.attendances.save({ meetingId, personId, presence, announced, at: bot.clock.now() });
}

const onFailure = (_job: string, error: unknown) => expect.unreachable(String(error));

/** Who is asked when the scheduler ticks then; it has this job, and the one that lets go of what has served. */
function askedOn(bot: Pick<DemoBot, "store" | "clock" | "drain">, date: string, time?: string): string[] {
  const { store, clock } = bot;
  clock.moveTo(paris(date, time));
  const jobs = [createSurveyJob(store, library), createHousekeepingJob(store)];
  createScheduler({ store, clock, jobs, onCommitted: () => {}, onFailure }).tick();
  const sent = bot.drain().filter(({ key }) => key.startsWith("survey:"));
  return sent.map(({ to, key }) => (key.includes(":again:") ? `${to} again` : to)).toSorted();
}

test.each(["seminaire", "formation_action", "visite", "information", "concertation"])(
  "after « %s », those who said they would come are asked on the next open day at 9 h",
  (kind) => {
    const { bot } = held(kind);
    expect(askedOn(bot, "2026-12-01", "17:00")).toEqual([]);
    expect(askedOn(bot, "2026-12-02", "08:59")).toEqual([]);
    expect(askedOn(bot, "2026-12-02", "09:00")).toEqual(five.toSorted());
  },
);

test("after a COTECH, nobody", () => {
  expect(askedOn(held("cotech").bot, "2026-12-02")).toEqual([]);
});

test("what they receive is answered at once, and says until when", () => {
  const { bot } = held();
  bot.clock.moveTo(paris("2026-12-02"));
  bot.scheduler.tick();
  const told = bot.drain().find(({ to, key }) => to === charlieu && key.startsWith("survey:"))?.message;
  const text = readable(toPlainText(told ?? { blocks: [] }));
  expect(text).toContain("Séminaire des élues et des élus, mardi 1er décembre");
  expect(text).toContain("Possible jusqu'au jeudi 31 décembre.");
  expect(bot.say(charlieu, "1")).toContain("cette rencontre vous a-t-elle été utile ?");
});

test("once somebody is pointed, those who were there are asked, whoever came in place of another too", () => {
  const { bot, meetingId } = held();
  for (const email of [mayorOfVougy, charlieu, briennon, president]) mark(bot, meetingId, email, "present", false);
  mark(bot, meetingId, dgs, "absent", false);
  const standIn = bot.store.people.byEmail(corinne);
  const away = bot.store.people.byEmail(nandax)?.id ?? 0;
  bot.store.attendances.save({
    meetingId,
    personId: away,
    presence: "substitute",
    standIn: { id: standIn?.id ?? 0, name: "Mme Hoarau" },
    announced: false,
    at: bot.clock.now(),
  });
  expect(askedOn(bot, "2026-12-02")).toEqual([mayorOfVougy, charlieu, briennon, president, corinne].toSorted());
});

test("fewer than five people are not asked: their answers would be told apart", () => {
  const { bot } = held("seminaire", five.slice(0, 4));
  expect(askedOn(bot, "2026-12-02")).toEqual([]);
});

test("neither of a meeting that was cancelled, nor of one that moved", () => {
  const cancelled = held();
  cancelled.bot.store.meetings.cancel(cancelled.meetingId, "neige");
  expect(askedOn(cancelled.bot, "2026-12-02")).toEqual([]);
  const moved = held();
  moved.bot.store.meetings.change(moved.meetingId, { heldOn: "2026-12-08" }, true);
  expect(askedOn(moved.bot, "2026-12-02")).toEqual([]);
});

test("a clerk is asked on their first day of work", () => {
  const { bot } = held("formation_action", [...five, sylvie]);
  const presence = bot.store.people.byEmail(sylvie)?.presence ?? [];
  expect(presence).toEqual([2, 5]);
  expect(askedOn(bot, "2026-12-02")).not.toContain(sylvie);
  expect(askedOn(bot, "2026-12-03")).toEqual([]);
  expect(askedOn(bot, "2026-12-04")).toEqual([sylvie]);
});

test("who did not answer is asked once more a week later, whatever restarts, and never again", () => {
  const { bot } = held();
  askedOn(bot, "2026-12-02");
  bot.play(charlieu, "donner mon avis", "5", "passer", "passer", "oui");
  for (const day of ["2026-12-03", "2026-12-04", "2026-12-08"]) expect(askedOn(bot, day)).toEqual([]);
  const later = bot.restart();
  const silent = five.filter((email) => email !== charlieu);
  expect(askedOn(later, "2026-12-09")).toEqual(silent.map((email) => `${email} again`).toSorted());
  for (const day of ["2026-12-10", "2026-12-16", "2026-12-23", "2026-12-30"]) expect(askedOn(later, day)).toEqual([]);
});

test("stopped for a week, it asks once when it is back; for three weeks, no more", () => {
  const back = held().bot;
  expect(askedOn(back, "2026-12-09", "15:00")).toEqual(five.toSorted());
  expect(askedOn(back, "2026-12-10")).toEqual([]);
  expect(askedOn(held().bot, "2026-12-22")).toEqual([]);
});

test("who is reached after hours, or on a holiday, is left alone until then", () => {
  const { bot, meetingId } = held();
  bot.store.meetings.change(meetingId, { heldOn: "2026-12-24" }, true);
  expect(askedOn(bot, "2026-12-25")).toEqual([]);
  expect(askedOn(bot, "2026-12-28", "20:00")).toEqual([]);
  expect(askedOn(bot, "2026-12-29", "09:00")).toEqual(five.toSorted());
});

test("a month after, the base no longer knows who was asked nor who answered", () => {
  const { bot, meetingId } = held();
  askedOn(bot, "2026-12-02");
  bot.play(charlieu, "donner mon avis", "5", "passer", "passer", "oui");
  askedOn(bot, "2027-01-01", "04:00");
  expect(bot.store.surveys.people(meetingSurvey(meetingId)).size).toBe(5);
  askedOn(bot, "2027-01-02", "04:00");
  expect(bot.store.surveys.people(meetingSurvey(meetingId)).size).toBe(0);
  expect(bot.store.surveys.answers(meetingSurvey(meetingId))).toHaveLength(2);
});

describe("158 municipalities", () => {
  let store: Store;
  beforeAll(() => {
    store = openStore(":memory:");
    seedDemo(store, library, "console", mondayMorning, "200067106");
    return () => store.close();
  });

  test("everyone who was there is asked, once, in one go", () => {
    const bot = createTestBot({ store });
    const meetingId = plan(bot, setUp(bot, "seminaire"), { heldOn: "2026-12-01" });
    const mayors = store.people.withFunction("mayor").map(({ id }) => id);
    for (const personId of mayors)
      store.attendances.save({ meetingId, personId, presence: "present", announced: false, at: 0 });
    const asked = askedOn(bot, "2026-12-02");
    expect(asked).toHaveLength(158);
    expect(new Set(asked).size).toBe(158);
    expect(askedOn(bot, "2026-12-03")).toEqual([]);
  });
});
