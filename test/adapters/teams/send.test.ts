import { describe, expect, onTestFinished, test } from "vitest";
import { createConversations } from "../../../src/adapters/teams/conversations.ts";
import { AuthorityError, CallError } from "../../../src/adapters/teams/errors.ts";
import { createFiles } from "../../../src/adapters/teams/files.ts";
import { createPace } from "../../../src/adapters/teams/pace.ts";
import { createSend, toText } from "../../../src/adapters/teams/send.ts";
import { sentences } from "../../../src/adapters/teams/sentences.ts";
import type { Address } from "../../../src/core/adapter.ts";
import { type Block, type Outbound, workbookMime } from "../../../src/core/message.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createFakeConnection, personal, refusal, shared } from "./fake-connection.ts";
import { bytesOf, textsIn, workbookOf } from "../../support/files.ts";

const anne = personal("anne");
const team = shared("channel", "19:team@thread.tacv2");
const start = 1_000_000_000_000;

const toAnne: Address = { platform: "teams", channel: anne.conversation };
const toTeam: Address = { platform: "teams", channel: team.conversation, thread: "1611" };
const say = (text: string): Outbound => ({ blocks: [{ type: "text", text }] });
const question = (text: string): Block[] => [
  { type: "text", text },
  {
    type: "choices",
    choices: [
      { value: "oui", label: "Oui" },
      { value: "non", label: "Non" },
    ],
  },
];
const chart: Block = {
  type: "chart",
  chart: {
    kind: "tiles",
    title: "Jeunesse",
    alt: "Validée : Vougy.",
    tiles: [{ label: "Vougy", state: "validée", tone: "done" }],
  },
};
const file: Block = {
  type: "file",
  file: { name: "dates.ics", mime: "text/calendar", label: "Vos dates", text: "BEGIN:VCALENDAR" },
};

/** Sends on a real journal; Teams refuses its calls one after another as `answers` says, and takes the rest. */
function open({
  answers = [],
  isReachable = true,
  draw = async () => new Uint8Array(300),
}: {
  answers?: (Error | Promise<void> | undefined)[];
  isReachable?: boolean;
  draw?: () => Promise<Uint8Array>;
} = {}) {
  const store = openStore(":memory:");
  onTestFinished(() => store.close());
  const journal = store.teamsJournal;
  const queue = [...answers];
  const { connection, asked, posted } = createFakeConnection((name) => {
    const answer = name.startsWith("post") ? queue.shift() : undefined;
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const conversations = createConversations(journal, () => start);
  for (const reference of [anne, team]) conversations.know(reference);
  const held: [string, number][] = [];
  const warned: string[] = [];
  function startSending() {
    const pace = createPace(() => 0);
    onTestFinished(() => pace.stop());
    const files = createFiles({
      journal,
      secret: "s3cret",
      address: () => (isReachable ? "https://relais.exemple.fr" : undefined),
      fetch: () => Promise.reject(new Error("not to be asked")),
      now: () => start,
    });
    const sender = createSend({
      connection,
      conversations,
      journal,
      files,
      pace: { ...pace, hold: (conversation, ms) => void held.push([conversation, ms]) },
      draw,
      bytesOf,
      now: () => start,
      warn: (_, message) => void warned.push(message),
    });
    const { post } = sender;
    const send = (to: Address, message: Outbound, key: string) => sender.send(to, message, key);
    return { send, post, files, stop: () => pace.stop() };
  }
  return { ...startSending(), startSending, asked, posted, conversations, journal, held, warned };
}

const shown = (posted: readonly { activity: object }[]) => posted.map(({ activity }) => JSON.stringify(activity));
const textOf = ({ activity }: { activity: Record<string, unknown> }) => activity["text"];

describe("a message", () => {
  test("is posted where it goes, in its thread, and its receipt is Teams' own", async () => {
    const { send, posted } = open();
    expect(await send(toTeam, say("bonjour"), "key")).toEqual({ reference: "activity 1" });
    await send(toAnne, say("à vous"), "other");
    expect(posted.map(({ conversation, thread }) => [conversation, thread])).toEqual([
      [team.conversation, "1611"],
      [anne.conversation, undefined],
    ]);
    expect(posted.map(textOf)).toEqual(["bonjour", "à vous"]);
  });

  test("is posted once under its key, however often it is sent, and after another start", async () => {
    const { send, startSending, posted } = open();
    const first = await send(toAnne, say("bonjour"), "key");
    expect(await send(toAnne, say("bonjour"), "key")).toEqual(first);
    expect(await startSending().send(toAnne, say("bonjour"), "key")).toEqual(first);
    await send(toAnne, say("bonjour"), "key 2");
    expect(posted).toHaveLength(2);
  });

  test.each([
    ["that is not known", "a:nobody", () => {}],
    ["that was lost", anne.conversation, "lose" as const],
  ])("to a conversation %s has no address: nothing is asked", async (_, channel, prepare) => {
    const { send, asked, conversations } = open();
    if (prepare === "lose") conversations.lose(channel);
    await expect(send({ platform: "teams", channel }, say("x"), "key")).rejects.toMatchObject({
      name: "DeliveryError",
      refused: "address",
    });
    expect(asked).toEqual([]);
  });

  test("in parts is posted in order, each once, wherever it was broken off", async () => {
    const message: Outbound = { blocks: [...question("Un ?"), ...question("Deux ?"), ...question("Trois ?")] };
    const { send, posted } = open({ answers: [undefined, refusal(429), undefined, refusal(412)] });
    await expect(send(toAnne, message, "key")).rejects.toThrow("429");
    await expect(send(toAnne, message, "key")).rejects.toThrow("412");
    expect(await send(toAnne, message, "key")).toEqual({ reference: "activity 1" });
    const all = shown(posted);
    expect(all).toHaveLength(3);
    expect(["Un ?", "Deux ?", "Trois ?"].map((words) => all.findIndex((one) => one.includes(words)))).toEqual([
      0, 1, 2,
    ]);
    expect(all.join("")).not.toContain(sentences.maybeTwice);
  });
});

describe("what Teams did not confirm", () => {
  const doubts = [
    ["no answer", new CallError("no answer")],
    ["half an answer", new CallError("half an answer: ECONNRESET")],
    ["408", refusal(408)],
    ["500", refusal(500, "ServiceError")],
    ["502", refusal(502)],
    ["504", refusal(504)],
  ] as const;

  test.each(doubts)("(%s) is sent again, and says that it may be there twice", async (_, error) => {
    const { send, posted } = open({ answers: [error] });
    await expect(send(toAnne, say("bonjour"), "key")).rejects.toMatchObject({
      name: "DeliveryError",
      refused: undefined,
    });
    expect(await send(toAnne, say("bonjour"), "key")).toEqual({ reference: "activity 1", maybeTwice: true });
    expect(textOf(posted[0] ?? { activity: {} })).toContain("bonjour");
    expect(textOf(posted[0] ?? { activity: {} })).toContain(sentences.maybeTwice);
    expect(await send(toAnne, say("bonjour"), "key")).toEqual({ reference: "activity 1", maybeTwice: true });
    expect(posted).toHaveLength(1);
  });

  test("is still in doubt after another start, and its receipt too", async () => {
    const { send, startSending, posted } = open({ answers: [refusal(502)] });
    await expect(send(toAnne, say("bonjour"), "key")).rejects.toThrow("502");
    expect(await startSending().send(toAnne, say("bonjour"), "key")).toEqual({
      reference: "activity 1",
      maybeTwice: true,
    });
    expect(await startSending().send(toAnne, say("bonjour"), "key")).toEqual({
      reference: "activity 1",
      maybeTwice: true,
    });
    expect(posted).toHaveLength(1);
  });

  test("stays in doubt, whatever is refused for certain afterwards", async () => {
    const { send, posted } = open({ answers: [refusal(502), refusal(429), refusal(503)] });
    for (const status of ["502", "429", "503"])
      await expect(send(toAnne, say("bonjour"), "key")).rejects.toThrow(status);
    expect(await send(toAnne, say("bonjour"), "key")).toMatchObject({ maybeTwice: true });
    expect(shown(posted)[0]).toContain(sentences.maybeTwice);
  });

  test("as we were killed is in doubt too", async () => {
    const { send, startSending, posted, asked } = open({ answers: [new Promise<void>(() => {})] });
    void send(toAnne, say("bonjour"), "key");
    await expect.poll(() => asked).toHaveLength(1);
    expect(await startSending().send(toAnne, say("bonjour"), "key")).toEqual({
      reference: "activity 1",
      maybeTwice: true,
    });
    expect(posted).toHaveLength(1);
  });

  test("is in doubt too when our own base could not note that it was taken", async () => {
    const { send, posted, journal } = open();
    const { posted: note } = journal;
    let failures = 2;
    journal.posted = (...given) => {
      if (failures-- > 0) throw new Error("the disk is full");
      note(...given);
    };
    for (let time = 0; time < 2; time += 1) await expect(send(toAnne, say("bonjour"), "key")).rejects.toThrow("Error");
    expect(await send(toAnne, say("bonjour"), "key")).toMatchObject({ maybeTwice: true });
    expect(shown(posted).map((text) => text.includes(sentences.maybeTwice))).toEqual([false, true, true]);
  });

  test("is one part alone: the others say nothing of it, the receipt of the whole does", async () => {
    const message: Outbound = { blocks: [...question("Un ?"), ...question("Deux ?"), ...question("Trois ?")] };
    const { send, posted } = open({ answers: [undefined, refusal(504)] });
    await expect(send(toAnne, message, "key")).rejects.toThrow("504");
    expect(await send(toAnne, message, "key")).toEqual({ reference: "activity 1", maybeTwice: true });
    expect(shown(posted).map((one) => one.includes(sentences.maybeTwice))).toEqual([false, true, false]);
  });

  test.each([
    ["a pause", refusal(429, undefined, 3_000)],
    ["412", refusal(412, "PreconditionFailed")],
    ["503", refusal(503)],
    ["403", refusal(403, "NewerThanUs")],
    ["401", refusal(401)],
    ["no connection", new CallError("no answer: ECONNREFUSED", { unsent: true })],
    ["no token", new CallError("no token", { status: 500, unsent: true })],
    ["no secret", new AuthorityError("no token", { status: 401, unsent: true })],
  ])("is none of what was refused for certain: %s", async (_, error) => {
    const { send, posted } = open({ answers: [error] });
    await expect(send(toAnne, say("bonjour"), "key")).rejects.toMatchObject({ name: "DeliveryError" });
    expect(await send(toAnne, say("bonjour"), "key")).toEqual({ reference: "activity 1" });
    expect(shown(posted)[0]).not.toContain(sentences.maybeTwice);
  });

  test("is nothing that we failed to make", async () => {
    let failures = 1;
    const { post, posted } = open();
    const make = async () => {
      if (failures-- > 0) throw new TypeError("a bug");
      return toText("bonjour");
    };
    const target = { reference: anne };
    await expect(post(target, "key", make)).rejects.toThrow("a bug");
    expect(await post(target, "key", make)).toEqual({ reference: "activity 1" });
    expect(posted).toHaveLength(1);
  });

  test("is nothing that waited for its turn as we stopped", async () => {
    const { send, startSending, stop, posted } = open();
    stop();
    await expect(send(toAnne, say("bonjour"), "key")).rejects.toMatchObject({
      name: "DeliveryError",
      refused: undefined,
    });
    expect(posted).toEqual([]);
    expect(await startSending().send(toAnne, say("bonjour"), "key")).toEqual({ reference: "activity 1" });
    expect(shown(posted)[0]).not.toContain(sentences.maybeTwice);
  });
});

describe("what Teams refuses", () => {
  test("as an address is lost from then on", async () => {
    const { send, asked, conversations } = open({ answers: [refusal(403, "BotNotInConversationRoster")] });
    await expect(send(toAnne, say("x"), "key")).rejects.toMatchObject({ refused: "address" });
    expect(conversations.of(anne.conversation)).toMatchObject({ lost: true });
    await expect(send(toAnne, say("x"), "key 2")).rejects.toMatchObject({ refused: "address" });
    expect(asked).toHaveLength(1);
    conversations.know(anne);
    expect(await send(toAnne, say("x"), "key")).toEqual({ reference: "activity 1" });
  });

  test.each([
    ["as a message", refusal(400, "BadArgument"), "message"],
    ["as too large", refusal(413, "MessageSizeTooBig"), "message"],
    ["of our application", new AuthorityError("no token"), "platform"],
    ["just now", refusal(503), undefined],
  ])("%s loses no conversation", async (_, error, refused) => {
    const { send, conversations } = open({ answers: [error, error] });
    await expect(send(toAnne, say("x"), "key")).rejects.toMatchObject({ refused });
    expect(conversations.of(anne.conversation)).toMatchObject({ lost: false });
  });

  test("for a while holds its conversation for so long", async () => {
    const { send, held } = open({ answers: [refusal(429, undefined, 7_000)] });
    await expect(send(toTeam, say("x"), "key")).rejects.toMatchObject({ retryAfterMs: 7_000, refused: undefined });
    expect(held).toEqual([[team.conversation, 7_000]]);
  });

  test("until an administrator lifts it holds nobody here: only that message waits", async () => {
    const { send, held } = open({ answers: [refusal(403, "BotDisabledByAdmin")] });
    await expect(send(toAnne, say("x"), "key")).rejects.toMatchObject({ retryAfterMs: 3_600_000, refused: undefined });
    expect(held).toEqual([]);
    expect(await send(toAnne, say("y"), "key 2")).toEqual({ reference: "activity 1" });
  });

  test("and says nothing of what was being said", async () => {
    const { send } = open({ answers: [refusal(400, "BadArgument")] });
    const error = await send(toAnne, say("mot de passe"), "key").catch((thrown: unknown) => thrown);
    expect(String(error)).toBe("DeliveryError: HTTP 400 BadArgument");
  });
});

describe("a card", () => {
  const card: Outbound = { blocks: question("Existe-t-il ?") };

  test.each([
    ["will not show", refusal(400, "BadSyntax")],
    ["finds too large", refusal(413, "MessageSizeTooBig")],
  ])("that Teams %s goes as text, with all its words", async (_, error) => {
    const { send, posted, warned } = open({ answers: [error] });
    expect(await send(toAnne, card, "key")).toEqual({ reference: "activity 1" });
    expect(posted).toHaveLength(1);
    expect(posted[0]?.activity).toMatchObject({ textFormat: "plain" });
    for (const words of ["Existe-t-il ?", "1. Oui", "2. Non"])
      expect(textOf(posted[0] ?? { activity: {} })).toContain(words);
    expect(warned).toHaveLength(1);
    expect(await send(toAnne, card, "key")).toEqual({ reference: "activity 1" });
    expect(posted).toHaveLength(1);
  });

  test("whose text is refused too is refused", async () => {
    const { send, asked } = open({ answers: [refusal(400, "BadSyntax"), refusal(400, "BadSyntax")] });
    await expect(send(toAnne, card, "key")).rejects.toMatchObject({ refused: "message" });
    expect(asked).toHaveLength(2);
  });

  test.each([401, 403, 412, 429, 500])("refused otherwise (%i) does not", async (status) => {
    const { send, asked } = open({ answers: [refusal(status)] });
    await expect(send(toAnne, card, "key")).rejects.toMatchObject({ name: "DeliveryError" });
    expect(asked).toHaveLength(1);
  });

  test("that may be there already is said to be, as text too", async () => {
    const { send, posted } = open({ answers: [refusal(502), refusal(400, "BadSyntax")] });
    await expect(send(toAnne, card, "key")).rejects.toThrow("502");
    expect(await send(toAnne, card, "key")).toEqual({ reference: "activity 1", maybeTwice: true });
    expect(posted[0]?.activity).toMatchObject({ textFormat: "plain" });
    expect(textOf(posted[0] ?? { activity: {} })).toContain(sentences.maybeTwice);
  });

  test("that was refused, and whose text may be there, says so", async () => {
    const { send, posted } = open({ answers: [refusal(400), refusal(502), refusal(400)] });
    await expect(send(toAnne, card, "key")).rejects.toThrow("502");
    expect(await send(toAnne, card, "key")).toEqual({ reference: "activity 1", maybeTwice: true });
    expect(textOf(posted[0] ?? { activity: {} })).toContain(sentences.maybeTwice);
  });
});

const pictures = (count: number): Outbound => ({ blocks: Array.from({ length: count }, () => chart) });

const urlsIn = (posted: readonly { activity: object }[]) =>
  [
    ...shown(posted)
      .join("")
      .matchAll(/"url":"([^"]*)"/gu),
  ].map(([, url = ""]) => url);

const placeOf = async (key: string) => {
  const { send, posted } = open({ draw: async () => new Uint8Array(60_000) });
  await send(toAnne, pictures(2), key);
  return urlsIn(posted).map((url) => new URL(url).pathname.split(".")[0]);
};

describe("a picture", () => {
  test("is in its card when it fits, with what it shows in words", async () => {
    const { send, posted, journal } = open();
    await send(toAnne, pictures(1), "key");
    const [url = ""] = urlsIn(posted);
    expect(url).toBe(`data:image/png;base64,${Buffer.alloc(300).toString("base64")}`);
    expect(shown(posted)[0]).toContain('"altText":"Validée : Vougy."');
    expect(shown(posted)[0]).not.toContain('"Picture"');
    expect(journal.fileOf("", 0)).toBeUndefined();
  });

  test("that is too large is at a link of ours", async () => {
    const { send, posted, files } = open({ draw: async () => new Uint8Array(60_000).fill(7) });
    await send(toAnne, pictures(1), "key");
    const [url = ""] = urlsIn(posted);
    expect(url).toMatch(/^https:\/\/relais\.exemple\.fr\/fichiers\//u);
    const kept = files.open(new URL(url).pathname.replace("/fichiers/", ""));
    expect(kept).toMatchObject({ mime: "image/png", name: "graphique.png" });
    expect(kept?.content).toHaveLength(60_000);
  });

  test("among several is in the card as long as all fit together", async () => {
    const { send, posted } = open({ draw: async () => new Uint8Array(12_000).fill(7) });
    await send(toAnne, pictures(4), "key");
    expect(posted).toHaveLength(1);
    expect(urlsIn(posted).map((url) => url.slice(0, 5))).toEqual(["data:", "data:", "https", "https"]);
    expect(shown(posted)[0]?.length).toBeLessThan(40_000);
    expect(new Set(urlsIn(posted).slice(2)).size).toBe(2);
  });

  test("that is too large where this machine has no address is said in words", async () => {
    const { send, posted } = open({ draw: async () => new Uint8Array(60_000), isReachable: false });
    await send(toAnne, pictures(1), "key");
    expect(urlsIn(posted)).toEqual([]);
    expect(shown(posted)[0]).toContain("Validée : Vougy.");
  });

  test("that could not be drawn is said in words, and holds nothing back", async () => {
    const { send, posted, warned } = open({ draw: () => Promise.reject(new Error("no font")) });
    await send(toAnne, { blocks: [{ type: "text", text: "Voici" }, chart] }, "key");
    expect(urlsIn(posted)).toEqual([]);
    expect(shown(posted)[0]).toContain("Validée : Vougy.");
    expect(shown(posted)[0]).toContain("Voici");
    expect(warned).toHaveLength(1);
  });

  test("has the same place each time it is sent, and no other has it", async () => {
    const [places, again, others] = await Promise.all(["key", "key", "key 2"].map(placeOf));
    expect(again).toEqual(places);
    expect(new Set([...(places ?? []), ...(others ?? [])]).size).toBe(4);
  });
});

describe("a file", () => {
  const message: Outbound = { blocks: [{ type: "text", text: "Voici vos dates." }, file] };

  test("that is a workbook is offered with its size, and given whole", async () => {
    const { send, posted, journal } = open();
    await send(toAnne, { blocks: [{ type: "file", file: workbookOf("Vougy") }] }, "key");
    const offer = shown(posted).find((one) => one.includes("file.consent")) ?? "";
    const kept = journal.fileOf(/"relaisFile":"([^"]+)"/u.exec(offer)?.[1] ?? "", start);
    expect(kept).toMatchObject({ name: "reponses.xlsx", mime: workbookMime });
    expect(offer).toContain(`"sizeInBytes":${kept?.content.byteLength}`);
    expect(textsIn(kept?.content)).toContain("Vougy");
  });

  test("is offered in somebody's own conversation, after what is said of it", async () => {
    const { send, posted, journal } = open();
    expect(await send(toAnne, message, "key")).toEqual({ reference: "activity 1" });
    expect(posted).toHaveLength(2);
    expect(shown(posted)[0]).toContain("Voici vos dates.");
    const [offer] = Object(posted[1]?.activity)["attachments"];
    expect(offer).toMatchObject({
      contentType: "application/vnd.microsoft.teams.card.file.consent",
      name: "dates.ics",
      content: { description: "Vos dates", sizeInBytes: 15 },
    });
    const id = String(offer.content.acceptContext.relaisFile);
    expect(Buffer.from(journal.fileOf(id, start)?.content ?? []).toString()).toBe("BEGIN:VCALENDAR");
  });

  test("is a link elsewhere", async () => {
    const { send, posted, files } = open();
    await send(toTeam, message, "key");
    const [, href = "", label] =
      /<a href="([^"]*)">([^<]*)<\/a>/u.exec(String(textOf(posted[1] ?? { activity: {} }))) ?? [];
    expect(label).toBe("Vos dates");
    expect(posted[1]).toMatchObject({ thread: "1611", activity: { textFormat: "xml" } });
    expect(files.open(new URL(href).pathname.replace("/fichiers/", ""))).toMatchObject({ name: "dates.ics" });
  });

  test("that cannot be reached is said to be, in words", async () => {
    const { send, posted } = open({ isReachable: false });
    await send(toTeam, message, "key");
    expect(textOf(posted[1] ?? { activity: {} })).toBe(sentences.noLink("Vos dates"));
  });

  test("whose label holds signs is shown to the letter", async () => {
    const { send, posted } = open();
    await send(toTeam, { blocks: [{ ...file, file: { ...file.file, label: "A & <b>" } }] }, "key");
    expect(shown(posted).join("")).toContain("A &amp; &lt;b&gt;</a>");
  });

  test("is offered once, however often it is sent; in doubt, its receipt says so", async () => {
    const { send, posted } = open({ answers: [undefined, refusal(502)] });
    await expect(send(toAnne, message, "key")).rejects.toThrow("502");
    expect(await send(toAnne, message, "key")).toEqual({ reference: "activity 1", maybeTwice: true });
    expect(await send(toAnne, message, "key")).toEqual({ reference: "activity 1", maybeTwice: true });
    expect(posted).toHaveLength(2);
  });

  test("is beside another of the same message, each its own", async () => {
    const { send, posted } = open();
    const receipt = await send(toAnne, { blocks: [...message.blocks, file] }, "key");
    const ids = shown(posted).flatMap((one) => /"relaisFile":"([^"]+)"/u.exec(one)?.[1] ?? []);
    expect(new Set(ids).size).toBe(2);
    expect(receipt).toEqual({ reference: "activity 1" });
  });

  test("of each message is its own", async () => {
    const { send, posted } = open();
    await send(toAnne, message, "key");
    await send(toAnne, message, "key 2");
    const ids = shown(posted).flatMap((one) => /"relaisFile":"([^"]+)"/u.exec(one)?.[1] ?? []);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
  });
});
