import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { members, newBase } from "../base.ts";
import { hasEmulator } from "./emulator.ts";
import { converseAs, plainOf, startOn, until } from "./relais.ts";
import { openWorkspace } from "./workspace.ts";

async function open(count = 2) {
  const people = members.slice(0, count);
  const workspace = await openWorkspace({ people, mode: "socket", channels: ["copil"], answerTimeout: 3_000 });
  onTestFinished(() => workspace.stop());
  const via = { mode: "socket", appToken: workspace.appToken } as const;
  const file = newBase();
  const start = () => startOn(workspace, file, { via });
  const running = await start();
  const all = await Promise.all(people.map((one) => converseAs(workspace, one.email)));
  const [one] = all;
  if (one === undefined) throw new Error("nobody came");
  return { workspace, running, start, all, one };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** The numbers of days that Relais answered, in the order in which they are read. */
async function answersOf({ one }: Opened): Promise<number[]> {
  const days = (await one.heard()).map((message) => /d'ici (\d+) jours/u.exec(plainOf(message))?.[1]);
  return days.flatMap((one_) => (one_ === undefined ? [] : [Number(one_)]));
}

const ask = ({ one }: Opened, days: number) => one.say(one.channel, `échéances ${days} jours`);

/** What was answered once there are `count` answers and nothing is on its way. */
async function answersAfter(opened: Opened, count: number): Promise<number[]> {
  await until(async () => ((await answersOf(opened)).length >= count ? true : undefined), "all answers");
  await opened.workspace.front.settled();
  return answersOf(opened);
}

describe.skipIf(!hasEmulator)("Socket Mode", () => {
  test("carries messages, mentions, commands, buttons and App Home", async () => {
    const opened = await open();
    const { workspace, one } = opened;
    expect(plainOf(await one.arrive())).toContain("Je suis Relais");
    expect(plainOf(await one.type("échéances 11 jours"))).toContain("d'ici 11 jours");
    const before = (await one.heard()).length;
    const { text } = await one.command("qui suis-je", workspace.channel("copil"));
    expect(text).toContain("message direct");
    await until(async () => (await one.heard())[before], "an answer to the command");
    const ts = await one.say(workspace.channel("copil"), `<@${workspace.botUserId}> instances`);
    await until(
      async () =>
        (await workspace.messages(workspace.channel("copil"), { thread: ts })).length > 1 ? true : undefined,
      "a thread",
    );
    const near = await one.type("echeence");
    expect(plainOf(await one.click(near, "échéances"))).toContain("d'ici 30 jours");
    await expect.poll(() => workspace.home(members[0]?.email ?? ""), { timeout: 15_000 }).toBeDefined();
    expect(workspace.front.violations).toEqual([]);
  });

  test("acknowledges an event only once it is kept; what is not comes again and is handled once", async () => {
    const opened = await open();
    const { workspace, running } = opened;
    const { markHandled } = running.store.inbox;
    let faults = 1;
    running.store.inbox.markHandled = (...given) => {
      if (faults-- > 0) throw new Error("disk full");
      return markHandled(...given);
    };
    await ask(opened, 11);
    expect(await answersAfter(opened, 1)).toEqual([11]);
    expect(workspace.front.attempts.filter(({ outcome }) => outcome === "timeout")).toHaveLength(1);
    workspace.front.socket.dropAcks(2);
    await ask(opened, 12);
    await ask(opened, 13);
    expect(await answersAfter(opened, 3)).toEqual([11, 12, 13]);
  });

  test.each(["warning", "refresh_requested", "link_disabled"] as const)(
    "a connection that Slack closes (%s) is followed by another, and nothing said meanwhile is lost",
    async (reason) => {
      const opened = await open();
      const { workspace } = opened;
      await ask(opened, 11);
      workspace.front.socket.disconnect(reason);
      await ask(opened, 12);
      await until(() => (workspace.front.socket.connections() > 0 ? true : undefined), "a new connection");
      await ask(opened, 13);
      expect(await answersAfter(opened, 3)).toEqual([11, 12, 13]);
    },
  );

  test("a connection cut again and again, while Slack cannot be reached, comes back", async () => {
    const opened = await open();
    const { workspace } = opened;
    for (const days of [11, 12, 13]) {
      for (const kind of ["500", "cut"] as const)
        workspace.front.faults.next({ kind }, { method: "apps.connections.open" });
      workspace.front.socket.cut();
      await ask(opened, days);
      expect(await answersAfter(opened, days - 10)).toEqual([11, 12, 13].slice(0, days - 10));
    }
  });

  test("each event delivered three times on connections that come and go is answered once", async () => {
    const opened = await open();
    const { workspace } = opened;
    workspace.front.duplicate(3);
    const days = [11, 12, 13, 14, 15, 16];
    for (const one of days) {
      await ask(opened, one);
      if (one % 2 === 0) workspace.front.socket.disconnect("refresh_requested");
    }
    expect(await answersAfter(opened, days.length)).toEqual(days);
  });

  test("said while Relais was stopped is answered at the next start", async () => {
    const opened = await open();
    await ask(opened, 11);
    expect(await answersAfter(opened, 1)).toEqual([11]);
    await opened.running.stop();
    await ask(opened, 12);
    await opened.start();
    expect(await answersAfter(opened, 2)).toEqual([11, 12]);
  });

  test("a connection that closes as soon as it is open is not followed by a hundred others", async () => {
    const opened = await open();
    const { workspace } = opened;
    const count = () => workspace.front.calls.filter(({ method }) => method === "apps.connections.open").length;
    const before = count();
    const cutting = setInterval(() => workspace.front.socket.cut(), 20);
    onTestFinished(() => clearInterval(cutting));
    await wait(3_500);
    clearInterval(cutting);
    expect(count() - before).toBeLessThan(6);
    await ask(opened, 11);
    expect(await answersAfter(opened, 1)).toEqual([11]);
  });

  test("starts while Slack is away, and connects when it is back", async () => {
    const opened = await open();
    await opened.running.stop();
    const { faults } = opened.workspace.front;
    const back = faults.when(({ method }) =>
      method === "apps.connections.open" || method === "auth.test" ? { kind: "cut" } : undefined,
    );
    const running = await opened.start();
    expect(running.health().halted.size).toBe(0);
    await ask(opened, 11);
    back();
    expect(await answersAfter(opened, 1)).toEqual([11]);
  });

  test("a token refused at the start is told in a sentence, and nothing is left running", async () => {
    const opened = await open();
    await opened.running.stop();
    opened.workspace.front.faults.when(({ method }) =>
      method === "apps.connections.open" ? { kind: "error", error: "invalid_auth" } : undefined,
    );
    await expect(opened.start()).rejects.toThrow("Slack refuse le jeton SLACK_APP_TOKEN (invalid_auth)");
  });

  test("a token that Slack refuses at a new connection stops the platform", async () => {
    const opened = await open();
    const { workspace, running } = opened;
    workspace.front.faults.when(({ method }) =>
      method === "apps.connections.open" ? { kind: "error", error: "invalid_auth" } : undefined,
    );
    workspace.front.socket.cut();
    await until(() => (running.health().halted.has("slack") ? true : undefined), "a stop");
    expect(running.health().halted.get("slack")).toBe("invalid_auth");
  });
});
