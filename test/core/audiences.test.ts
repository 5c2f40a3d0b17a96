import { describe, expect, test } from "vitest";
import { audiencesNow, namedAudiences, reachedBy } from "../../src/core/audiences.ts";
import { createDemoBot, dgs, mayorOfVougy, president } from "../support/demo-bot.ts";
import { setUp } from "../support/meetings.ts";
import { library } from "../support/test-bot.ts";

function scene() {
  const bot = createDemoBot();
  const copil = setUp(bot, "copil", { emails: [dgs, mayorOfVougy] });
  setUp(bot, "conseil_communautaire", { emails: [president, mayorOfVougy] });
  return { copil, audiences: audiencesNow(bot.store, library) };
}

describe("audiences are named as people say them", () => {
  test.each([
    ["les secrétaires de mairie", ["secretaires"]],
    ["secretaire de mairie", ["secretaires"]],
    ["secretaires de mairrie", ["secretaires"]],
    ["tous les maires", ["maires"]],
    ["DG et secrétaires de mairie", ["dgs", "secretaires"]],
    ["les agents, les syndicats ainsi que les habitants", ["agents", "syndicats", "habitants"]],
    ["les membres du copil", ["copil"]],
    ["le comité de pilotage et les élus communautaires", ["copil", "elus_communautaires"]],
  ])("« %s »", (said, keys) => {
    const { audiences, copil } = scene();
    const wanted = keys.map((key) => (key === "copil" ? `body:${copil}` : key));
    expect(namedAudiences(said, audiences)).toEqual({ keys: wanted, unread: [] });
  });

  test.each([
    ["les élus", [], ["les élus"]],
    ["les maires et les voisins", ["maires"], ["les voisins"]],
    ["agents et 7", ["agents"], ["7"]],
  ])("« %s » leaves a doubt", (said, keys, unread) => {
    expect(namedAudiences(said, scene().audiences)).toEqual({ keys, unread });
  });
});

test("the community council adds its members to those of the directory, each once", () => {
  const { audiences } = scene();
  const people = audiences.find(({ key }) => key === "elus_communautaires")?.people ?? [];
  const emails = people.map(({ email }) => email);
  expect(emails).toContain(mayorOfVougy);
  expect(emails.filter((email) => email === president)).toHaveLength(1);
  expect(audiences.find(({ key }) => key === "agents")?.people).toBeUndefined();
});

test("who informed all the municipal elected officials informed the mayors", () => {
  expect([...reachedBy(library, new Set(["elus_municipaux", "body:3"]))].toSorted()).toEqual([
    "body:3",
    "elus_municipaux",
    "maires",
  ]);
});
