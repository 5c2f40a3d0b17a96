import { expect, onTestFinished, test } from "vitest";
import { createConversations, toAddress } from "../../../src/adapters/teams/conversations.ts";
import type { Reference } from "../../../src/adapters/teams/journal.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { personal, shared } from "./fake-connection.ts";

const anne = personal("anne");
const team = shared("channel", "19:team@thread.tacv2");

function open() {
  const store = openStore(":memory:");
  onTestFinished(() => store.close());
  const written: string[] = [];
  const journal = {
    ...store.teamsJournal,
    know(reference: Reference, at: number) {
      written.push(reference.conversation);
      store.teamsJournal.know(reference, at);
    },
  };
  let clock = 0;
  return { written, conversations: createConversations(journal, () => (clock += 1)) };
}

test("what a message tells of its conversation is written when it is news, and only then", () => {
  const { written, conversations } = open();
  for (let one = 0; one < 3; one += 1) conversations.know(structuredClone(anne));
  expect(written).toHaveLength(1);
  const moved = { ...anne, serviceUrl: "https://smba.trafficmanager.net/amer/" };
  conversations.know(moved);
  expect(conversations.of(anne.conversation)).toEqual({ reference: moved, lost: false });
  // What says nothing of whose it is changes nothing of that.
  const { user: _user, ...unnamed } = moved;
  conversations.know(unnamed);
  expect(written).toHaveLength(2);
  expect(conversations.personalOf("anne")).toEqual(moved);
});

test("a conversation that was lost is found again by any message of it", () => {
  const { conversations } = open();
  conversations.know(anne);
  conversations.lose(anne.conversation);
  expect(conversations.personalOf("anne")).toBeUndefined();
  conversations.know(anne);
  expect(conversations.of(anne.conversation)).toMatchObject({ lost: false });
  expect(conversations.personalOf("anne")).toEqual(anne);
});

test("somebody stays who they are known to be, though an event leaves out their account", () => {
  const { written, conversations } = open();
  conversations.know(anne);
  conversations.know({ ...anne, user: { account: anne.user?.id ?? "", id: anne.user?.id ?? "" } });
  expect(written).toHaveLength(1);
  expect(conversations.personalOf("anne")).toEqual(anne);
});

test("taken out of a team, we are in none of its channels, and still everywhere else", () => {
  const { conversations } = open();
  const [general, youth] = ["19:general@thread.tacv2", "19:jeunesse@thread.tacv2"].map((id) => ({
    ...shared("channel", id),
    team: "19:general@thread.tacv2",
  }));
  if (general === undefined || youth === undefined) throw new Error("two channels were made");
  const other = { ...team, team: "19:autre@thread.tacv2" };
  for (const one of [anne, general, youth, other]) conversations.know(one);
  conversations.leave(general);
  expect(conversations.shared()).toEqual([other]);
  expect(conversations.personalOf("anne")).toEqual(anne);
  // A group is of no team: another one stays.
  const groups = ["19:a@thread.v2", "19:b@thread.v2"].map((id) => shared("group", id));
  for (const one of groups) conversations.know(one);
  if (groups[0] !== undefined) conversations.leave(groups[0]);
  expect(conversations.shared()).toHaveLength(2);
});

test("those of several are told apart from people's own", () => {
  const { conversations } = open();
  for (const one of [anne, team, personal("jean"), shared("group", "19:chat@thread.v2")]) conversations.know(one);
  expect(conversations.shared().map(({ conversation }) => conversation)).toEqual([
    "19:chat@thread.v2",
    team.conversation,
  ]);
  expect(conversations.personalOf("personne")).toBeUndefined();
});

test.each([
  ["a:1", { platform: "teams", channel: "a:1" }],
  ["19:x@thread.tacv2;messageid=1611", { platform: "teams", channel: "19:x@thread.tacv2", thread: "1611" }],
  ["19:x@thread.tacv2;messageid=1611;messageid=7", { platform: "teams", channel: "19:x@thread.tacv2", thread: "1611" }],
])("%s is an address", (id, address) => {
  expect(toAddress(id)).toEqual(address);
});
