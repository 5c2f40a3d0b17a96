import { describe, expect, onTestFinished, test } from "vitest";
import type { Member } from "../../../src/adapters/teams/connection.ts";
import { createConversations } from "../../../src/adapters/teams/conversations.ts";
import { AuthorityError, CallError } from "../../../src/adapters/teams/errors.ts";
import type { Reference } from "../../../src/adapters/teams/journal.ts";
import { createPeople } from "../../../src/adapters/teams/people.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createFakeConnection, memberOf, personal, refusal, said, shared, tenant } from "./fake-connection.ts";

const team = shared("channel", "19:team@thread.tacv2");
const chat = shared("group", "19:chat@thread.v2");
const hourMs = 3_600_000;

/** Our conversations on a real journal, the last heard of last; what `failing` holds of a call's name makes it fail. */
function open(
  rosters: Record<string, readonly Member[]>,
  options: { known?: Reference[]; guests?: boolean; tenants?: ReadonlySet<string> | undefined; home?: string } = {},
) {
  const store = openStore(":memory:");
  onTestFinished(() => store.close());
  let clock = 1_000_000;
  const failing = new Map<string, unknown>();
  const { connection, asked } = createFakeConnection((name) => {
    for (const [part, error] of failing) if (name.includes(part)) throw error;
  }, rosters);
  const conversations = createConversations(store.teamsJournal, () => clock);
  for (const reference of options.known ?? []) {
    clock += 1;
    conversations.know(reference);
  }
  const { tenants, guests = false } = { tenants: new Set([tenant]), ...options };
  const people = createPeople({
    place: () => Promise.resolve(),
    connection,
    conversations,
    tenants,
    guests,
    now: () => clock,
    ...(options.home === undefined ? {} : { home: options.home }),
  });
  const pass = (ms: number) => void (clock += ms);
  return { people, asked, failing, conversations, pass };
}

describe("who speaks", () => {
  const direct = personal("anne");
  const profileOf = (member: Partial<Member>, options: { guests?: boolean; tenants?: Set<string> } = {}) =>
    open({ [direct.conversation]: [memberOf("anne", member)] }, options).people.profileOf(direct, said("anne", "x"));

  test("has the two names that their tenant vouches for", async () => {
    expect(
      await profileOf({ name: "Anne Martin", email: "anne.martin@vougy.fr", userPrincipalName: "a.martin@vougy.fr" }),
    ).toEqual({
      sender: { id: "anne", name: "Anne Martin", email: "anne.martin@vougy.fr", alias: "a.martin@vougy.fr" },
      stranger: false,
    });
  });

  test.each<[string, Partial<Member>, object]>([
    ["one when they are the same", {}, { email: "anne@vougy.fr" }],
    ["one when there is no e-mail", { email: null }, { email: "anne@vougy.fr" }],
    ["one when the e-mail is empty", { email: "" }, { email: "anne@vougy.fr" }],
    ["one when there is no other", { userPrincipalName: undefined }, { email: "anne@vougy.fr" }],
    ["none when the roster says none", { email: null, userPrincipalName: null }, {}],
  ])("has %s", async (_, member, named) => {
    expect((await profileOf(member)).sender).toEqual({ id: "anne", name: "anne", ...named });
  });

  test.each<[string, Partial<Member>, boolean]>([
    ["of the tenant", {}, false],
    ["of the tenant, in capitals", { tenantId: tenant.toUpperCase() }, false],
    ["whose tenant is not said", { tenantId: null }, false],
    ["whose role is not said", { userRole: null }, false],
    ["of another tenant", { tenantId: "another" }, true],
    ["who came by a meeting's link", { userRole: "anonymous", tenantId: null }, true],
    ["who came by a meeting's link, in capitals", { userRole: "Anonymous" }, true],
    ["who is a guest", { userRole: "guest" }, true],
    ["who is a guest, in capitals", { userRole: "Guest", tenantId: "another" }, true],
  ])("%s: a stranger or not", async (_, member, stranger) => {
    expect(await profileOf(member)).toMatchObject({ stranger });
  });

  test("is of any of the tenants that are served", async () => {
    expect(await profileOf({ tenantId: "second" }, { tenants: new Set([tenant, "second"]) })).toMatchObject({
      stranger: false,
    });
  });

  test("is of any tenant at all where none is named", async () => {
    const { people } = open(
      { [direct.conversation]: [memberOf("anne", { tenantId: "another" })] },
      { tenants: undefined },
    );
    expect(await people.profileOf(direct, said("anne", "x"))).toMatchObject({ stranger: false });
  });

  test.each(["guest", "Guest"])(
    "is heard as a %s where guests are, and has no address that the tenant would vouch for",
    async (userRole) => {
      const email = "jean@ailleurs.fr";
      const member = { userRole, name: "Jean", email, userPrincipalName: "jean_ailleurs.fr#EXT#@vougy.fr" };
      const profile = await profileOf(member, { guests: true });
      expect(profile).toEqual({ sender: { id: "anne", name: "Jean" }, stranger: false });
    },
  );

  test("is no less a stranger for not being a guest, where guests are heard", async () => {
    expect(await profileOf({ tenantId: "another" }, { guests: true })).toMatchObject({ stranger: true });
    expect(await profileOf({ userRole: "anonymous" }, { guests: true })).toMatchObject({ stranger: true });
  });

  test("is a stranger when their conversation goes on not knowing them, and is asked for again at each word", async () => {
    const { people, asked } = open({});
    const profile = () => people.profileOf(direct, said("anne", "x"));
    for (let time = 0; time < 3; time += 1) expect((await profile()).sender.unsure).toBe(true);
    for (let time = 0; time < 2; time += 1)
      expect(await profile()).toEqual({ sender: { id: "anne", name: "anne" }, stranger: true });
    expect(asked).toHaveLength(5);
  });

  test("is known as soon as their conversation knows them, however late", async () => {
    const roster: Member[] = [];
    const { people } = open({ [direct.conversation]: roster });
    const profile = () => people.profileOf(direct, said("anne", "x"));
    for (let time = 0; time < 4; time += 1) await profile();
    roster.push(memberOf("anne"));
    expect(await profile()).toMatchObject({ stranger: false, sender: { email: "anne@vougy.fr" } });
  });

  test("has no other name than the one that is proved, when they are of another tenant than ours", async () => {
    const other = { tenantId: "B", email: "dgs@epci.fr", userPrincipalName: "x@ailleurs.fr" };
    const tenants = new Set([tenant, "b"]);
    const { people } = open({ [direct.conversation]: [memberOf("anne", other)] }, { tenants, home: tenant });
    const { sender } = await people.profileOf(direct, said("anne", "x"));
    expect(sender).toEqual({ id: "anne", name: "anne", email: "x@ailleurs.fr" });
  });

  test("keeps the account of the message, whatever the roster calls it", async () => {
    expect((await profileOf({ aadObjectId: null })).sender.id).toBe("anne");
  });

  test("is asked once an hour, once for many messages", async () => {
    const { people, asked, pass } = open({ [direct.conversation]: [memberOf("anne")] });
    const ask = () => people.profileOf(direct, said("anne", "x"));
    await Promise.all([ask(), ask(), ask()]);
    pass(hourMs - 1);
    await ask();
    expect(asked).toHaveLength(1);
    pass(1);
    await ask();
    expect(asked).toHaveLength(2);
  });

  test.each([
    ["does not answer", new CallError("no answer")],
    ["is ill", refusal(503)],
    ["asks for a pause", refusal(429, undefined, 5_000)],
    ["says what makes no sense", new TypeError("x")],
  ])("is not sure when Teams %s, and is asked again", async (_, error) => {
    const { people, failing } = open({ [direct.conversation]: [memberOf("anne")] });
    failing.set("member", error);
    expect(await people.profileOf(direct, said("anne", "x"))).toEqual({
      sender: { id: "anne", name: "anne", unsure: true },
      stranger: false,
    });
    failing.clear();
    expect(await people.profileOf(direct, said("anne", "x"))).toMatchObject({ sender: { email: "anne@vougy.fr" } });
  });

  test("is who they were when Teams does not answer any more", async () => {
    const { people, failing, pass } = open({
      [direct.conversation]: [memberOf("anne")],
      [chat.conversation]: [memberOf("jean", { userRole: "guest" })],
    });
    const both = async () => [
      await people.profileOf(direct, said("anne", "x")),
      await people.profileOf(chat, said("jean", "x")),
    ];
    const before = await both();
    failing.set("member", new CallError("no answer"));
    for (let hours = 0; hours < 3; hours += 1) {
      pass(hourMs);
      expect(await both()).toEqual(before);
    }
    expect(before).toMatchObject([{ sender: { email: "anne@vougy.fr" } }, { stranger: true }]);
  });
});

describe("where people of another organisation read", () => {
  test.each<[string, Member[], boolean, boolean]>([
    ["nobody does", [memberOf("anne"), memberOf("jean")], false, false],
    ["a guest does", [memberOf("anne"), memberOf("jean", { userRole: "guest" })], false, true],
    ["a guest who is served does not", [memberOf("anne"), memberOf("jean", { userRole: "guest" })], true, false],
    ["somebody of another tenant does", [memberOf("anne"), memberOf("jean", { tenantId: "another" })], true, true],
  ])("%s", async (_, roster, guests, foreign) => {
    expect(await open({ [team.conversation]: roster }, { guests }).people.hasStrangers(team)).toBe(foreign);
  });

  test("is asked once in ten minutes, and said to be unknown when Teams does not answer", async () => {
    const { people, asked, failing, pass } = open({ [team.conversation]: [memberOf("anne")] });
    await Promise.all([people.hasStrangers(team), people.hasStrangers(team)]);
    pass(10 * 60_000 - 1);
    await people.hasStrangers(team);
    expect(asked).toEqual([`members ${team.conversation}`]);
    pass(1);
    failing.set("members", refusal(502));
    await expect(people.hasStrangers(team)).rejects.toThrow(CallError);
    failing.clear();
    expect(await people.hasStrangers(team)).toBe(false);
  });
});

describe("whoever holds an e-mail", () => {
  const rosters = {
    [team.conversation]: [
      memberOf("anne", { email: "Anne.Martin@Vougy.fr", userPrincipalName: "a.martin@vougy.onmicrosoft.com" }),
      memberOf("paul", { email: "paul@ailleurs.fr", tenantId: "another" }),
      memberOf("lea", {
        email: "lea@ailleurs.fr",
        userPrincipalName: "lea_ailleurs.fr#EXT#@vougy.fr",
        userRole: "guest",
      }),
    ],
    [chat.conversation]: [memberOf("jean")],
  };

  test.each([
    ["by it", "anne.martin@vougy.fr", "anne"],
    ["in other capitals, with spaces", " ANNE.Martin@vougy.FR ", "anne"],
    ["by their other name", "A.Martin@vougy.onmicrosoft.com", "anne"],
    ["in another conversation", "jean@vougy.fr", "jean"],
    ["not at all when nobody does", "personne@vougy.fr", undefined],
    ["not at all when they are of another tenant", "paul@ailleurs.fr", undefined],
    ["not at all when they are a guest", "lea@ailleurs.fr", undefined],
    ["not at all by nothing", "", undefined],
  ])("is found %s", async (_, email, id) => {
    const { people } = open(rosters, { known: [team, chat, personal("zoe")] });
    expect((await people.find(email))?.id).toBe(id);
  });

  test("is told with both names", async () => {
    const { people } = open(rosters, { known: [team] });
    expect(await people.find("a.martin@vougy.onmicrosoft.com")).toEqual({
      id: "anne",
      name: "anne",
      email: "Anne.Martin@Vougy.fr",
      alias: "a.martin@vougy.onmicrosoft.com",
    });
  });

  test("is not vouched for as a guest, even where guests are heard", async () => {
    const { people } = open(rosters, { known: [team], guests: true });
    expect(await people.find("lea@ailleurs.fr")).toBeUndefined();
  });

  test("is looked for in no conversation that was lost, nor in anybody's own", async () => {
    const { people, asked, conversations } = open(rosters, { known: [team, chat, personal("zoe")] });
    conversations.lose(chat.conversation);
    expect(await people.find("jean@vougy.fr")).toBeUndefined();
    expect(asked).toEqual([`members ${team.conversation}`]);
  });

  test.each([
    ["does not know us any more", refusal(404, "ConversationNotFound")],
    ["took us out", refusal(403, "BotNotInConversationRoster")],
  ])("is looked for elsewhere when a conversation %s", async (_, error) => {
    const { people, failing } = open(rosters, { known: [team, chat] });
    failing.set(chat.conversation, error);
    expect(await people.find("anne.martin@vougy.fr")).toMatchObject({ id: "anne" });
  });

  test("is not said to be nobody when Teams does not answer", async () => {
    const { people, failing } = open(rosters, { known: [team, chat] });
    failing.set("members", refusal(429, undefined, 7_000));
    await expect(people.find("anne.martin@vougy.fr")).rejects.toMatchObject({
      name: "DeliveryError",
      retryAfterMs: 7_000,
    });
  });

  test("is looked for again and again in the same rosters", async () => {
    const { people, asked } = open(rosters, { known: [team, chat] });
    for (const email of ["anne.martin@vougy.fr", "jean@vougy.fr", "personne@vougy.fr"]) await people.find(email);
    expect(asked.toSorted()).toEqual([`members ${chat.conversation}`, `members ${team.conversation}`].toSorted());
  });
});

describe("somebody's own conversation", () => {
  const rosters = { [team.conversation]: [memberOf("anne"), memberOf("x", { aadObjectId: null, id: "29:sans" })] };

  test("that is known asks nothing", async () => {
    const { people, asked } = open(rosters, { known: [team, personal("anne", "a:known")] });
    expect(people.knownDirect("anne")).toEqual({ platform: "teams", channel: "a:known" });
    expect(await people.openDirect("anne")).toEqual({ platform: "teams", channel: "a:known" });
    expect(asked).toEqual([]);
  });

  test("that is not is opened through a conversation in which they are with us, and known from then on", async () => {
    const { people, asked } = open(rosters, { known: [chat, team] });
    expect(await people.openDirect("anne")).toEqual({ platform: "teams", channel: "a:anne" });
    expect(asked.at(-1)).toBe(`open ${team.conversation} 29:anne`);
    expect(await people.openDirect("anne")).toEqual(people.knownDirect("anne"));
    expect(asked.filter((name) => name.startsWith("open"))).toHaveLength(1);
  });

  test("is opened for those whom the tenant gives no account", async () => {
    const { people, asked } = open(rosters, { known: [team] });
    await people.openDirect("29:sans");
    expect(asked.at(-1)).toBe(`open ${team.conversation} 29:sans`);
  });

  test("of somebody who was never seen with us is no address", async () => {
    const { people } = open(rosters, { known: [team] });
    await expect(people.openDirect("jean")).rejects.toMatchObject({ refused: "address" });
    await expect(open({}).people.openDirect("jean")).rejects.toMatchObject({ refused: "address" });
  });

  test("that was lost is opened again", async () => {
    const { people, conversations } = open(rosters, { known: [team, personal("anne", "a:old")] });
    conversations.lose("a:old");
    expect(people.knownDirect("anne")).toBeUndefined();
    expect(await people.openDirect("anne")).toEqual({ platform: "teams", channel: "a:anne" });
  });

  test.each([
    ["refuses it", refusal(403, "BotNotInConversationRoster"), { refused: "address", retryAfterMs: undefined }],
    ["asks for a pause", refusal(429, undefined, 9_000), { refused: undefined, retryAfterMs: 9_000 }],
    ["does not answer", new CallError("no answer"), { refused: undefined, retryAfterMs: undefined }],
    [
      "does not know our application any more",
      new AuthorityError("no token", { status: 401 }),
      { refused: "platform" },
    ],
  ])("is not opened when Teams %s", async (_, error, wanted) => {
    const { people, failing } = open(rosters, { known: [team] });
    failing.set("open", error);
    await expect(people.openDirect("anne")).rejects.toMatchObject({ name: "DeliveryError", ...wanted });
    expect(people.knownDirect("anne")).toBeUndefined();
  });

  test("is opened from the place where they speak, without looking for them", async () => {
    const { people, asked } = open(rosters, { known: [team] });
    expect(await people.openAside(said("anne", "x"), team)).toEqual({ platform: "teams", channel: "a:anne" });
    expect(await people.openAside(said("anne", "x"), team)).toEqual({ platform: "teams", channel: "a:anne" });
    expect(asked).toEqual([`open ${team.conversation} 29:anne`]);
  });

  test("must be begun by them where Teams lets us begin none", async () => {
    const { people, failing } = open(rosters, { known: [team] });
    const errors = [refusal(403), refusal(403, "BotNotInConversationRoster"), refusal(403, "Unheard"), refusal(400)];
    for (const error of errors) {
      failing.set("open", error);
      expect(await people.openAside(said("anne", "x"), team)).toBe("must begin");
    }
  });

  test.each([
    ["does not answer", new CallError("no answer")],
    ["asks for a pause", refusal(429, undefined, 9_000)],
    ["does not know our application any more", new AuthorityError("no token", { status: 401 })],
  ])("waits when Teams %s: nobody is told to begin it", async (_, error) => {
    const { people, failing } = open(rosters, { known: [team] });
    failing.set("open", error);
    await expect(people.openAside(said("anne", "x"), team)).rejects.toBe(error);
  });
});
