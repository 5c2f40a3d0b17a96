import { describe, expect, onTestFinished, test } from "vitest";
import { members, newBase } from "../base.ts";
import { hasEmulator } from "./emulator.ts";
import type { Fault } from "./faults.ts";
import { converseAs, plainOf, startOn, until } from "./relais.ts";
import { openWorkspace, type Workspace, type WorkspaceOptions } from "./workspace.ts";

const dgs = members.find(({ email }) => email === "dgs@demo.example") ?? members[0];
if (dgs === undefined) throw new Error("the directory is empty");
const others = members.filter((one) => one !== dgs);

async function openWith(people: WorkspaceOptions["people"], options: Partial<WorkspaceOptions> = {}) {
  const workspace = await openWorkspace({ people, ...options });
  onTestFinished(() => workspace.stop());
  return workspace;
}

type Conversation = Awaited<ReturnType<typeof converseAs>>;

/** Asks for the deadlines of `days` days: an answer that says which question it answers. */
const ask = (one: Conversation, days: number) => one.tell(`échéances ${days} jours`);

/** The numbers of days that Relais answered, in the order in which they are read. */
async function answersOf({ heard }: Conversation): Promise<number[]> {
  return (await heard()).flatMap((message) => {
    const days = /d'ici (\d+) jours/u.exec(plainOf(message))?.[1];
    return days === undefined ? [] : [Number(days)];
  });
}

async function expectAnswers(one: Conversation, days: number[], patienceMs?: number): Promise<void> {
  const isAnswered = async () => ((await answersOf(one)).length >= days.length ? true : undefined);
  await until(isAnswered, `answers to ${one.id}`, patienceMs);
  expect(await answersOf(one)).toEqual(days);
}

const tries = (workspace: Workspace, channel: string) =>
  workspace.front.calls.filter((call) => call.method === "chat.postMessage" && call.channel === channel);

describe.skipIf(!hasEmulator)("each answer comes once and in order", () => {
  const faults: [string, Fault][] = [
    ["429 with Retry-After", { kind: "429", retryAfter: 1 }],
    ["429 without Retry-After", { kind: "429" }],
    ["500, nothing posted", { kind: "500" }],
    ["500, posted all the same", { kind: "500AfterAccept" }],
    ["a connection cut before", { kind: "cut" }],
    ["a connection cut after", { kind: "cutAfter" }],
    ["an answer that never comes", { kind: "timeoutAfter" }],
    ["a slow answer", { kind: "slow", ms: 1_500 }],
    ["half an answer", { kind: "garbage" }],
    ["an internal error of Slack", { kind: "error", error: "internal_error" }],
  ];

  test("whatever goes wrong with one message, in one channel, and without slowing the others", async () => {
    const people = others.slice(0, faults.length + 1);
    const workspace = await openWith(people);
    await startOn(workspace, newBase());
    const all = await Promise.all(people.map((one) => converseAs(workspace, one.email)));
    const [quiet, ...troubled] = all;
    for (const [index, one] of troubled.entries()) {
      const [, fault] = faults[index] ?? [];
      if (fault) workspace.front.faults.next(fault, { method: "chat.postMessage", channel: one.channel });
    }
    if (quiet === undefined) throw new Error("nobody is quiet");
    for (const days of [11, 12, 13]) for (const one of all) await ask(one, days);
    await expectAnswers(quiet, [11, 12, 13]);
    const undisturbed = tries(workspace, quiet.channel).length;
    await Promise.all(troubled.map((one) => expectAnswers(one, [11, 12, 13], 60_000)));
    expect(undisturbed).toBe(3);
    expect(workspace.front.violations).toEqual([]);
  }, 240_000);

  test("through a storm of faults, each event delivered three times", async () => {
    const people = others.slice(0, 15);
    const workspace = await openWith(people);
    const running = await startOn(workspace, newBase());
    const all = await Promise.all(people.map((one) => converseAs(workspace, one.email)));
    const kinds: Fault[] = faults.map(([, fault]) => fault).filter(({ kind }) => kind !== "timeoutAfter");
    let calls = 0;
    workspace.front.duplicate(3);
    const calm = workspace.front.faults.when(({ method }) => {
      if (method !== "chat.postMessage" && method !== "conversations.history") return undefined;
      calls += 1;
      return calls % 3 === 0 ? { ...(kinds[calls % kinds.length] ?? { kind: "500" as const }) } : undefined;
    });
    const days = [11, 12, 13, 14, 15, 16];
    for (const one of days) await Promise.all(all.map((conversation) => ask(conversation, one)));
    await until(() => (calls > 120 ? true : undefined), "a storm").catch(() => {});
    calm();
    await until(() => (running.health().pending === 0 ? true : undefined), "everything sent", 60_000);
    for (const one of all) await expectAnswers(one, days);
    expect(calls).toBeGreaterThan(100);
  }, 240_000);

  test("when events arrive in another order than they were sent", async () => {
    const people = others.slice(0, 4);
    const workspace = await openWith(people);
    await startOn(workspace, newBase());
    const all = await Promise.all(people.map((one) => converseAs(workspace, one.email)));
    workspace.front.reorder(true);
    const days = [11, 12, 13, 14, 15, 16];
    for (const one of days) for (const conversation of all) await ask(conversation, one);
    workspace.front.reorder(false);
    for (const one of all) {
      await until(async () => ((await answersOf(one)).length >= days.length ? true : undefined), "all answers");
      expect((await answersOf(one)).toSorted((a, b) => a - b)).toEqual(days);
    }
  });

  test("to what was said while Relais was away, and is delivered again", async () => {
    const people = others.slice(0, 5);
    const workspace = await openWith(people);
    const file = newBase();
    const before = await startOn(workspace, file);
    const all = await Promise.all(people.map((one) => converseAs(workspace, one.email)));
    for (const one of all) await ask(one, 11);
    await workspace.front.settled();
    await before.stop();
    workspace.front.hold();
    for (const days of [12, 13]) for (const one of all) await ask(one, days);
    await startOn(workspace, file);
    await workspace.front.release();
    for (const one of all) await expectAnswers(one, [11, 12, 13]);
    expect(workspace.front.violations).toEqual([]);
  });

  test.each([
    ["500AfterAccept", "files.completeUploadExternal"],
    ["cutAfter", "files.completeUploadExternal"],
    ["500", "files.getUploadURLExternal"],
  ] as const)("with its file once, after a %s of %s", async (kind, method) => {
    const workspace = await openWith([dgs]);
    const running = await startOn(workspace, newBase());
    const one = await converseAs(workspace, dgs.email);
    await one.type("échéance ajouter Conférence des maires 10 décembre 2027");
    workspace.front.faults.next({ kind }, { method });
    await one.type("agenda");
    await ask(one, 11);
    await until(() => (running.health().pending === 0 ? true : undefined), "everything sent");
    const all = await workspace.messages(one.channel);
    const files = all.flatMap((message) => message.files.map((file) => String(file["name"])));
    expect(files).toEqual([expect.stringMatching(/^echeances-[0-9a-f]{10}\.ics$/u)]);
    const said = (await one.heard()).map(plainOf).filter((text) => text.includes("dans votre agenda"));
    expect(said).toEqual([expect.stringContaining("Ouvrir 1 échéance dans votre agenda (echeances.ics)")]);
    await expectAnswers(one, [11]);
    expect(workspace.front.violations).toEqual([]);
  });

  test("when our clock is ahead of Slack's", async () => {
    const [anne] = others;
    if (anne === undefined) throw new Error("somebody is needed");
    const workspace = await openWith([anne]);
    await startOn(workspace, newBase(), { clock: { now: () => Date.now() + 3_600_000 } });
    const one = await converseAs(workspace, anne.email);
    workspace.front.faults.next({ kind: "500AfterAccept" }, { method: "chat.postMessage" });
    for (const days of [11, 12]) await ask(one, days);
    await expectAnswers(one, [11, 12]);
    expect(await one.heard()).toHaveLength(2);
  });

  test("without a word of it, or of anyone, in the log, also when Slack gives half an answer", async () => {
    const workspace = await openWith([dgs]);
    const running = await startOn(workspace, newBase());
    const one = await converseAs(workspace, dgs.email);
    workspace.front.faults.next({ kind: "garbage" }, { method: "chat.postMessage" });
    await one.type("qui suis-je");
    await expect
      .poll(() => running.warnings.map(({ fields }) => fields), { timeout: 15_000 })
      .toEqual([expect.objectContaining({ error: expect.any(String) })]);
    expect(JSON.stringify(running.warnings)).not.toMatch(/Claire|Arnaud|demo\.example|xoxb/u);
  });

  test("at Slack's own pace: no message too many, however many there are", async () => {
    const people = others.slice(0, 3);
    const workspace = await openWith(people, { limit: { perChannelPerSecond: 1, burst: 3 } });
    await startOn(workspace, newBase());
    const all = await Promise.all(people.map((one) => converseAs(workspace, one.email)));
    const days = [11, 12, 13, 14, 15, 16, 17];
    for (const one of days) for (const conversation of all) await ask(conversation, one);
    for (const one of all) await expectAnswers(one, days, 60_000);
    expect(workspace.front.calls.filter(({ answered }) => answered === "429")).toEqual([]);
  });
});

describe.skipIf(!hasEmulator)("what Slack refuses", () => {
  test.each(["channel_not_found", "is_archived", "user_disabled", "account_inactive"])(
    "%s: one try, and the DGS is told once",
    async (error) => {
      const [anne, paul] = others;
      if (anne === undefined || paul === undefined) throw new Error("two people are needed");
      const workspace = await openWith([dgs, anne, paul]);
      const running = await startOn(workspace, newBase());
      const director = await converseAs(workspace, dgs.email);
      await director.arrive();
      const lost = await converseAs(workspace, anne.email);
      await lost.arrive();
      const before = tries(workspace, lost.channel).length;
      workspace.front.faults.when(({ method, channel }) =>
        method === "chat.postMessage" && channel === lost.channel ? { kind: "error", error } : undefined,
      );
      await ask(lost, 11);
      await ask(lost, 12);
      const other = await converseAs(workspace, paul.email);
      await ask(other, 13);
      await expectAnswers(other, [13]);
      await workspace.front.settled();
      await until(() => (running.health().pending === 0 ? true : undefined), "nothing left to send");
      expect(tries(workspace, lost.channel).length - before).toBe(2);
      const told = (await director.heard()).map(plainOf).filter((text) => text.includes("Je ne peux plus écrire à"));
      expect(told).toEqual([expect.stringContaining(`${anne.realName} sur Slack`)]);
    },
  );

  test.each(["token_revoked", "account_inactive"])(
    "%s of our own token stops the platform, keeps what is to be sent, and starts again with a good one",
    async (error) => {
      const [anne] = others;
      if (anne === undefined) throw new Error("somebody is needed");
      const workspace = await openWith([anne]);
      const file = newBase();
      const running = await startOn(workspace, file);
      const one = await converseAs(workspace, anne.email);
      await one.arrive();
      const mend = workspace.front.faults.when(({ method }) =>
        method === "chat.postMessage" || method === "auth.test" ? { kind: "error", error } : undefined,
      );
      for (const days of [11, 12, 13]) await ask(one, days);
      await until(() => (running.health().halted.has("slack") ? true : undefined), "a stop");
      await workspace.front.settled();
      expect(running.health()).toMatchObject({ halted: new Map([["slack", error]]), pending: 3 });
      expect(running.warnings.filter(({ message }) => message.includes("the platform refuses us"))).toHaveLength(1);
      await expect(startOn(workspace, newBase())).rejects.toThrow("Slack refuse le jeton SLACK_BOT_TOKEN");
      mend();
      await running.stop();
      await startOn(workspace, file);
      await expectAnswers(one, [11, 12, 13]);
    },
  );

  test("the application removed from the workspace stops the platform", async () => {
    const workspace = await openWith(others.slice(0, 1));
    const running = await startOn(workspace, newBase());
    await workspace.front.deliver(workspace.eventBody({ type: "app_uninstalled" }));
    expect(running.health().halted).toEqual(new Map([["slack", "app_uninstalled"]]));
  });

  test("blocks it will not show go as text alone, whole", async () => {
    const [anne] = others;
    if (anne === undefined) throw new Error("somebody is needed");
    const workspace = await openWith([anne]);
    await startOn(workspace, newBase());
    const one = await converseAs(workspace, anne.email);
    workspace.front.faults.next({ kind: "error", error: "invalid_blocks" }, { method: "chat.postMessage" });
    const answer = await one.type("aide");
    expect(answer.blocks).toEqual([]);
    expect(plainOf(answer)).toContain("« décisions »");
  });
});
