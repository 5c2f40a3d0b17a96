import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { everyone, newBase } from "../base.ts";
import { atNoOfficeHour } from "../relais.ts";
import { hasEmulator } from "./emulator.ts";
import { type Json, toRecord } from "./json.ts";
import { converseAs, offeredBy, plainOf, startOn, until } from "./relais.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

const stranger = { name: "camille", realName: "Camille Dupuis", email: "camille@ailleurs.example" };

async function open() {
  const workspace = await openWorkspace({ people: [...everyone.slice(0, 6), stranger], channels: ["copil"] });
  onTestFinished(() => workspace.stop());
  const running = await startOn(workspace, newBase(), { clock: atNoOfficeHour });
  return { workspace, running, as: (email: string) => converseAs(workspace, email) };
}

/** The DGS opened a diagnostic, and the clerk of Charlieu answered its first question. */
async function atSecondQuestion() {
  const { workspace, as } = await open();
  const director = await as("dgs@demo.example");
  await director.arrive();
  const launch = await director.type("diagnostic lancer jeunesse");
  await director.click(launch, offeredBy(launch).single[0] ?? "");
  await director.type("18 décembre");
  await director.type("oui");
  const clerk = await as("secretaire.charlieu@demo.example");
  await clerk.type("diagnostic");
  await clerk.type("oui en régie");
  return { workspace, clerk };
}

/** What Relais wrote in the thread of `ts`, once it has. */
async function threadOf(workspace: Workspace, channel: string, ts: string): Promise<string[]> {
  const look = async () => {
    const said = (await workspace.messages(channel, { thread: ts })).filter(({ user }) => user === workspace.botUserId);
    return said.length === 0 ? undefined : said.map(plainOf);
  };
  return until(look, "an answer in the thread");
}

/** What Slack tells of « aide », typed in a direct conversation. */
const helpAsked = ({ id, channel }: { id: string; channel: string }) => ({
  type: "message",
  channel,
  channel_type: "im",
  user: id,
  ts: "1.2",
  text: "aide",
});

const homeOf = (workspace: Workspace, email: string) => JSON.stringify(workspace.home(email) ?? null);

describe.skipIf(!hasEmulator)("App Home", () => {
  test("opened for the first time says who Relais is without a word typed, once, and shows what waits", async () => {
    const { workspace, as } = await open();
    const clerk = await as("secretaire.charlieu@demo.example");
    expect(plainOf(await clerk.arrive())).toContain("Je ne garde pas nos conversations");
    await until(
      () => (homeOf(workspace, "secretaire.charlieu@demo.example").includes("Ce qui vous attend") ? true : undefined),
      "the page",
    );
    await clerk.openHome();
    await workspace.front.settled();
    expect(await clerk.heard()).toHaveLength(1);
    expect(workspace.front.violations).toEqual([]);
  });

  test("of the DGS is the état; a button there is answered in the conversation", async () => {
    const { workspace, as } = await open();
    const director = await as("dgs@demo.example");
    await director.arrive();
    await director.type("diagnostic lancer jeunesse partout 18 décembre");
    await director.type("oui");
    await director.openHome();
    await until(
      () => (homeOf(workspace, "dgs@demo.example").includes("0 commune sur 25") ? true : undefined),
      "the état",
    );
    const clerk = await as("secretaire.charlieu@demo.example");
    await clerk.arrive();
    await until(
      () =>
        homeOf(workspace, "secretaire.charlieu@demo.example").includes("Répondre au diagnostic") ? true : undefined,
      "a button",
    );
    const before = (await clerk.heard()).length;
    await clerk.pressHome("diagnostic");
    const asked = await until(async () => (await clerk.heard())[before], "the first question");
    expect(plainOf(asked)).toContain("Charlieu, question 1 sur");
    expect(workspace.front.violations).toEqual([]);
  });

  test("of someone who is not in the directory says how to be known, and shows nothing", async () => {
    const { workspace, as } = await open();
    const unknown = await as(stranger.email);
    expect(plainOf(await unknown.arrive())).toContain("Je ne vous connais pas encore");
    await until(() => (homeOf(workspace, stranger.email).includes("code d’invitation") ? true : undefined), "the page");
    expect(homeOf(workspace, stranger.email)).not.toContain("Échéances");
  });
});

describe.skipIf(!hasEmulator)("a channel", () => {
  test("is answered in the thread of a mention, once though Slack tells of it twice", async () => {
    const { workspace, as } = await open();
    const director = await as("dgs@demo.example");
    const copil = workspace.channel("copil");
    const ts = await director.say(copil, `<@${workspace.botUserId}> instances copil`);
    expect(await threadOf(workspace, copil, ts)).toEqual([expect.stringContaining("Comité de pilotage")]);
    await workspace.front.settled();
    expect(await threadOf(workspace, copil, ts)).toHaveLength(1);
    const kinds = workspace.front.attempts.map(({ type }) => type);
    expect(kinds).toContain("app_mention");
    expect(kinds).toContain("message");
    expect((await workspace.messages(copil)).filter(({ user }) => user === workspace.botUserId)).toEqual([]);
  });

  test("shows nothing of what is for one person: it goes to their direct conversation", async () => {
    const { workspace, as } = await open();
    const director = await as("dgs@demo.example");
    const copil = workspace.channel("copil");
    const ts = await director.say(copil, `<@${workspace.botUserId}> inviter caf@demo.example`);
    expect(await threadOf(workspace, copil, ts)).toEqual(["Je vous réponds en message direct."]);
    const [aside] = await until(
      async () => ((await director.heard()).length > 0 ? director.heard() : undefined),
      "an aside",
    );
    expect(aside && plainOf(aside)).toMatch(/REL-\w{4}-\w{4}/u);
  });

  test("without a mention is not listened to", async () => {
    const { workspace, as } = await open();
    const director = await as("dgs@demo.example");
    await director.say(workspace.channel("copil"), "état");
    await director.type("aide");
    await workspace.front.settled();
    const posted = workspace.front.calls.filter(({ method }) => method === "chat.postMessage");
    expect(posted.map(({ channel }) => channel)).toEqual([director.channel]);
  });

  test("shared with another organisation is told nothing", async () => {
    const { workspace, as } = await open();
    const director = await as("dgs@demo.example");
    const copil = workspace.channel("copil");
    const ts = await director.say(copil, "bonjour à toutes et à tous");
    const event = {
      type: "app_mention",
      channel: copil,
      user: director.id,
      ts,
      text: `<@${workspace.botUserId}> état`,
    };
    await workspace.front.deliver(workspace.eventBody(event, { is_ext_shared_channel: true }));
    expect(await threadOf(workspace, copil, ts)).toEqual([
      expect.stringContaining("partagée avec une autre organisation"),
    ]);
    expect(await director.heard()).toEqual([]);
  });
});

describe.skipIf(!hasEmulator)("/relais", () => {
  test("is answered in the direct conversation, and says so where it was typed", async () => {
    const { workspace, as } = await open();
    const director = await as("dgs@demo.example");
    const { status, text } = await director.command("instances copil", workspace.channel("copil"));
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      response_type: "ephemeral",
      text: "Je vous réponds en message direct, dans la conversation avec Relais.",
    });
    const [answer] = await until(
      async () => ((await director.heard()).length > 0 ? director.heard() : undefined),
      "an answer",
    );
    expect(answer && plainOf(answer)).toContain("Comité de pilotage");
  });

  test("typed in our conversation says nothing more; without a word it is help", async () => {
    const { as } = await open();
    const director = await as("dgs@demo.example");
    const [answer] = await Promise.all([
      until(async () => (await director.heard())[0], "help"),
      director.command("", director.channel).then(({ text }) => expect(text).toBe("")),
    ]);
    expect(plainOf(answer)).toContain("Écrivez simplement l'un de ces mots");
  });
});

describe.skipIf(!hasEmulator)("people", () => {
  test("an unknown address is linked by an invitation code", async () => {
    const { as } = await open();
    const director = await as("dgs@demo.example");
    const unknown = await as(stranger.email);
    expect(plainOf(await unknown.type("bonjour"))).toContain("Je ne vous connais pas encore");
    const code = /REL-\w{4}-\w{4}/u.exec(plainOf(await director.type("inviter caf@demo.example")))?.[0] ?? "";
    expect(plainOf(await unknown.type(code))).toContain("votre compte est relié");
    expect(plainOf(await unknown.type("qui suis-je"))).toContain("caf@demo.example");
  });

  test.each([
    ["a robot", { bot_id: "B99" }],
    ["a member of another organisation, whom Slack does not show", { user: "U0ELSEWHERE", user_team: "T99" }],
    ["Relais itself", { user: "U0RELAIS" }],
  ])("%s is not answered", async (_, changes: Json) => {
    const { workspace, as } = await open();
    const director = await as("dgs@demo.example");
    const event = helpAsked(director);
    const { status } = await workspace.front.deliver(workspace.eventBody({ ...event, ...changes }));
    expect(status).toBe(200);
    await director.type("qui suis-je");
    expect(await director.heard()).toHaveLength(1);
  });

  test("a thread of the direct conversation is answered there, and later letters still go outside it", async () => {
    const { workspace, running, as } = await open();
    const director = await as("dgs@demo.example");
    const first = await director.type("qui suis-je");
    await director.say(director.channel, "aide", first.ts);
    const thread = async () => (await workspace.messages(director.channel, { thread: first.ts })).map(plainOf);
    await until(
      async () => (await thread()).find((text) => text.includes("l'un de ces mots")),
      "an answer in the thread",
    );
    expect(await director.heard()).toHaveLength(1);
    const { id } = running.store.people.byEmail("dgs@demo.example") ?? { id: 0 };
    running.store.outbox.add(
      "letter",
      { personId: id },
      { blocks: [{ type: "text", text: "une lettre" }] },
      atNoOfficeHour.now(),
    );
    running.delivery.wake();
    await until(async () => ((await director.heard()).length === 2 ? true : undefined), "a letter outside the thread");
  });

  test("who cannot be looked up just now is served when Slack delivers the event again", async () => {
    const { workspace, as } = await open();
    const director = await as("dgs@demo.example");
    workspace.front.faults.next({ kind: "500" }, { method: "users.info" });
    expect(plainOf(await director.type("qui suis-je"))).toContain("Claire Arnaud");
    expect(await director.heard()).toHaveLength(1);
    expect(workspace.front.attempts.map(({ outcome }) => outcome)).toContain("500");
  });

  test("a file, an edit and a deletion each get what they deserve", async () => {
    const { as } = await open();
    const director = await as("dgs@demo.example");
    const before = (await director.heard()).length;
    await director.upload(director.channel, "scan.pdf");
    const unread = await until(async () => (await director.heard())[before], "an answer to the file");
    expect(plainOf(unread)).toContain("je ne lis pas les pièces jointes");
    const ts = await director.say(director.channel, "qui suis-je");
    await until(async () => (await director.heard())[before + 1], "an answer");
    await director.edit(director.channel, ts, "qui suis-je ?");
    const kept = await until(async () => (await director.heard())[before + 2], "an answer to the edit");
    expect(plainOf(kept)).toContain("ce que j'ai noté n'a pas changé");
    await director.delete(director.channel, ts);
    await director.type("aide");
    expect(await director.heard()).toHaveLength(before + 4);
  });

  test("a file sent with an answer is kept with it, and given back to the letter", async () => {
    const { workspace, clerk } = await atSecondQuestion();
    const before = (await clerk.heard()).length;
    const content = Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.from([0, 255, 128, 10, 13])]);
    await clerk.upload(clerk.channel, "délibération.pdf", "2012", content);
    const joined = await until(async () => (await clerk.heard())[before], "an answer to the file");
    expect(plainOf(joined)).toContain("J'ai joint « délibération.pdf » à la question « Année de création ».");
    expect(plainOf(joined)).toContain("C'est noté : 2012.");
    await clerk.type("pièce 1");
    const given = await until(
      async () => (await clerk.heard()).flatMap(({ files }) => files).find(({ name }) => name !== undefined),
      "the file",
    );
    const path = new URL(String(given["url_private"])).pathname;
    const got = await fetch(workspace.front.origin + path, { headers: { authorization: `Bearer ${clerk.token}` } });
    expect(Buffer.from(await got.arrayBuffer())).toEqual(content);
    expect(workspace.front.violations).toEqual([]);
  });

  test("an answer edited is corrected, and deleted is kept, which is said", async () => {
    const { clerk } = await atSecondQuestion();
    const heard = (words: string) =>
      until(async () => (await clerk.heard()).map(plainOf).find((said) => said.includes(words)), words);
    const ts = await clerk.say(clerk.channel, "2012");
    await heard("C'est noté : 2012.");
    await clerk.edit(clerk.channel, ts, "2013");
    await heard("Corrigé : 2013 (avant : 2012).");
    await clerk.delete(clerk.channel, ts);
    expect(await heard("Vous avez supprimé un message")).toContain("reste enregistrée");
  });
});

describe.skipIf(!hasEmulator)("a request", () => {
  test.each([
    ["whose signature is bad", { secret: "another" }],
    ["signed more than five minutes ago", { ago: 301 }],
    ["signed in the future", { ago: -120 }],
  ])(
    "%s is refused with 401, and nothing is done",
    async (_, { ago = 0, ...signature }: { ago?: number; secret?: string }) => {
      const { workspace, as } = await open();
      const director = await as("dgs@demo.example");
      const event = helpAsked(director);
      const { status } = await workspace.front.signedRequest(workspace.eventBody(event), {
        ...signature,
        timestamp: Math.floor(Date.now() / 1000) - ago,
      });
      expect(status).toBe(401);
      await director.type("qui suis-je");
      expect(await director.heard()).toHaveLength(1);
    },
  );

  test("that checks our address is answered with its challenge", async () => {
    const { workspace } = await open();
    const { status, text } = await workspace.front.signedRequest({ type: "url_verification", challenge: "abc" });
    expect([status, toRecord(JSON.parse(text))]).toEqual([200, { challenge: "abc" }]);
  });

  test("is answered within three seconds whatever Slack takes to say, and a public answer needs no conversation", async () => {
    const { workspace, as } = await open();
    const director = await as("dgs@demo.example");
    workspace.front.faults.when(({ method }) =>
      method === "conversations.open" ? { kind: "slow", ms: 6_000 } : undefined,
    );
    const copil = workspace.channel("copil");
    const ts = await director.say(copil, `<@${workspace.botUserId}> instances copil`);
    expect(await threadOf(workspace, copil, ts)).toEqual([expect.stringContaining("Comité de pilotage")]);
    const { status } = await director.command("instances copil", copil);
    // Slack tells its author that it failed, rather than nothing at all.
    expect(status).toBe(500);
    expect(workspace.front.attempts.map(({ outcome }) => outcome)).not.toContain("http_timeout");
  });

  test("does not hold the stop of Relais: neither does a connection that says nothing", async () => {
    const { workspace, running } = await open();
    const url = new URL(workspace.front.botUrl() ?? "");
    const silent = connect(Number(url.port), url.hostname);
    await once(silent, "connect");
    onTestFinished(() => void silent.destroy());
    await expect(running.stop()).resolves.toBeUndefined();
  });

  test("that comes again after later ones is not taken for the answer to another question", async () => {
    const { workspace, clerk } = await atSecondQuestion();
    workspace.front.hold();
    await clerk.say(clerk.channel, "2012");
    const later = { type: "message", channel: clerk.channel, channel_type: "im", user: clerk.id, text: "2013" };
    const ts = `${Math.floor(Date.now() / 1000) + 30}.000100`;
    const kept = (await clerk.heard()).length;
    await workspace.front.deliver(workspace.eventBody({ ...later, ts }));
    const next = await until(async () => (await clerk.heard())[kept], "the next question");
    expect(plainOf(next)).toContain("C'est noté : 2013");
    await workspace.front.release();
    const late = await until(async () => (await clerk.heard())[kept + 1], "an answer to the late message");
    expect(plainOf(late)).toContain("je ne l'ai pas noté");
  });

  test("whose handling fails is answered 500, and handled when it comes again", async () => {
    const { workspace, running, as } = await open();
    const director = await as("dgs@demo.example");
    const { markHandled } = running.store.inbox;
    let faults = 1;
    running.store.inbox.markHandled = (...given) => {
      if (faults-- > 0) throw new Error("disk full");
      return markHandled(...given);
    };
    await director.say(director.channel, "qui suis-je");
    const said = await until(
      async () => (await director.heard()).map(plainOf).find((text) => text.includes("Claire Arnaud")),
      "an answer",
    );
    expect(said).toContain("Claire Arnaud");
    expect(workspace.front.attempts.map(({ outcome }) => outcome)).toContain("500");
    expect((await director.heard()).map(plainOf).filter((text) => text.includes("incident"))).toHaveLength(1);
  });
});
