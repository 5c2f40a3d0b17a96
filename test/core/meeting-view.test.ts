import { describe, expect, test } from "vitest";
import { invitedPeople, meetingsFor, meetingView, readableItems } from "../../src/core/meeting-view.ts";
import {
  caf,
  corinne,
  createDemoBot,
  type DemoBot,
  dgs,
  mayorOfVougy,
  president,
  sylvie,
  technician,
} from "../support/demo-bot.ts";
import { plan, setUp, withItems } from "../support/meetings.ts";
import { library } from "../support/test-bot.ts";

const charlieu = "maire.charlieu@demo.example";
const adjointe = "adjointe.jeunesse@demo.example";

/** One meeting of an instance that has the DGS, the mayor of Vougy and of Charlieu as members. */
function scene(audience: "everyone" | "members"): { bot: DemoBot; meetingId: number; bodyId: number } {
  const bot = createDemoBot();
  const key = library.bodies.find(
    (one) => one.audience === audience && one.domain === "none" && one.setUp === "once",
  )?.key;
  if (key === undefined) throw new Error(`no instance is for ${audience}`);
  const bodyId = setUp(bot, key, { emails: [dgs, mayorOfVougy, charlieu] });
  const meetingId = plan(bot, bodyId);
  withItems(bot, meetingId, "Voirie", "!Retrait", "Budget");
  return { bot, meetingId, bodyId };
}

function personOf(bot: DemoBot, email: string) {
  const person = bot.store.people.byEmail(email);
  if (person === undefined) throw new Error(`nobody is ${email}`);
  return person;
}

/** The titles that this person reads; undefined when they do not even know of the meeting. */
function read(bot: DemoBot, email: string): string[] | undefined {
  const person = personOf(bot, email);
  const [view] = meetingsFor(bot.store, library, person);
  return view && readableItems(person, view).map(({ title }) => title);
}

function invite(bot: DemoBot, meetingId: number, title: string, email: string): void {
  const item = bot.store.agendas.items(meetingId).find((one) => one.title === title);
  bot.store.agendas.invite(item?.id ?? 0, { name: email, personId: personOf(bot, email).id });
}

function seatGuest(bot: DemoBot, bodyId: number, email: string): void {
  const { id } = personOf(bot, email);
  bot.store.bodies.seat({ bodyId, personId: id, capacity: "guest", origin: "chosen", from: "2026-01-05" });
}

const all = ["Voirie", "Retrait", "Budget"];
const plain = ["Voirie", "Budget"];

describe("an instance that everyone may read", () => {
  test.each([
    ["a member", mayorOfVougy, all],
    ["the DGS", dgs, all],
    ["the EPCI's staff", technician, plain],
    ["a vice-president who does not sit there", "maire.chandon@demo.example", plain],
    ["the president who does not sit there", president, plain],
    ["a deputy mayor", adjointe, plain],
    ["a clerk of a member's municipality", sylvie, plain],
    ["a partner", caf, undefined],
  ])("%s", (_who, email, titles) => {
    expect(read(scene("everyone").bot, email)).toEqual(titles);
  });

  test("a guest of the sensitive item reads it, and their neighbour does not", () => {
    const { bot, meetingId } = scene("everyone");
    invite(bot, meetingId, "Retrait", adjointe);
    expect(read(bot, adjointe)).toEqual(all);
    expect(read(bot, corinne)).toEqual(plain);
  });

  test("a partner invited for one item reads that one alone", () => {
    const { bot, meetingId } = scene("everyone");
    invite(bot, meetingId, "Budget", caf);
    expect(read(bot, caf)).toEqual(["Budget"]);
  });

  test("a guest of the whole instance, even a partner, reads all but what is sensitive", () => {
    const { bot, bodyId } = scene("everyone");
    seatGuest(bot, bodyId, corinne);
    seatGuest(bot, bodyId, caf);
    expect(read(bot, corinne)).toEqual(plain);
    expect(read(bot, caf)).toEqual(plain);
  });

  test("who left the instance reads as anyone", () => {
    const { bot, bodyId } = scene("everyone");
    const { id } = personOf(bot, mayorOfVougy);
    const seat = bot.store.bodies.members(bodyId).find(({ personId }) => personId === id);
    bot.store.bodies.end(seat?.id ?? 0, "2026-11-20", "chosen");
    expect(read(bot, mayorOfVougy)).toEqual(plain);
  });
});

describe("an instance that its members alone read", () => {
  test.each([
    ["a member", mayorOfVougy, all],
    ["the DGS", dgs, all],
    ["the EPCI's staff, who organise", technician, plain],
    ["a vice-president", "maire.chandon@demo.example", undefined],
    ["a deputy mayor", adjointe, undefined],
    ["a clerk", sylvie, undefined],
    ["a partner", caf, undefined],
  ])("%s", (_who, email, titles) => {
    expect(read(scene("members").bot, email)).toEqual(titles);
  });

  test("a guest of one item reads that one alone, sensitive or not", () => {
    const { bot, meetingId } = scene("members");
    invite(bot, meetingId, "Retrait", adjointe);
    invite(bot, meetingId, "Voirie", caf);
    expect(read(bot, adjointe)).toEqual(["Retrait"]);
    expect(read(bot, caf)).toEqual(["Voirie"]);
    expect(read(bot, sylvie)).toBeUndefined();
  });

  test("a guest of the whole instance reads all but what is sensitive", () => {
    const { bot, bodyId } = scene("members");
    seatGuest(bot, bodyId, corinne);
    expect(read(bot, corinne)).toEqual(plain);
  });

  test("once their item is gone, a guest knows of nothing", () => {
    const { bot, meetingId } = scene("members");
    invite(bot, meetingId, "Retrait", adjointe);
    const item = bot.store.agendas.items(meetingId).find(({ title }) => title === "Retrait");
    bot.store.agendas.drop(item?.id ?? 0, 1);
    expect(read(bot, adjointe)).toBeUndefined();
  });
});

test("those invited are members and guests, then guests of one item, each once", () => {
  const { bot, meetingId, bodyId } = scene("everyone");
  seatGuest(bot, bodyId, corinne);
  invite(bot, meetingId, "Budget", adjointe);
  invite(bot, meetingId, "Voirie", adjointe);
  invite(bot, meetingId, "Voirie", mayorOfVougy);
  const item = bot.store.agendas.items(meetingId)[0];
  bot.store.agendas.invite(item?.id ?? 0, { name: "Cabinet KPMG" });
  const view = meetingView(bot.store, library, meetingId);
  const ids = [dgs, mayorOfVougy, charlieu, corinne, adjointe].map((email) => personOf(bot, email).id);
  expect(new Set(view && invitedPeople(view))).toEqual(new Set(ids));
  expect(view && invitedPeople(view)).toHaveLength(ids.length);
});

test("what was decided in an instance since closed keeps its name", () => {
  const { bot, meetingId, bodyId } = scene("everyone");
  bot.store.bodies.close(bodyId, "2026-11-20");
  expect(meetingView(bot.store, library, meetingId)?.seated.body.id).toBe(bodyId);
  expect(read(bot, mayorOfVougy)).toEqual(all);
});

test("meetings come by day, those without one last", () => {
  const { bot, bodyId, meetingId } = scene("everyone");
  const sooner = plan(bot, bodyId, { heldOn: "2026-12-01" });
  const undated = bot.store.meetings.add(
    { bodyId, title: "", minutes: 60, format: "in_person", status: "polling" },
    undefined,
    0,
  );
  const views = meetingsFor(bot.store, library, personOf(bot, dgs));
  expect(views.map(({ meeting }) => meeting.id)).toEqual([sooner, meetingId, undated]);
});
