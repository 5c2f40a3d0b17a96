import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../src/core/store/store.ts";
import { members, newBase } from "../base.ts";
import { end, freePort, startProcess as startAny } from "../process.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openKiller, points } from "./killer.ts";
import { openPerson, type Person } from "./person.ts";
import { codeFor, newRelaisAccount, plainOf, type RelaisAccount } from "./relais.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

const kills = Number(process.env["RELAIS_KILLS"] ?? 100);
/** One homeserver's restart for so many of ours. */
const killsPerRestart = 25;
const speakers = 6;

function startProcess(homeserver: string, account: RelaisAccount, file: string, variables: NodeJS.ProcessEnv = {}) {
  const { userId: MATRIX_USER, password: MATRIX_PASSWORD } = account;
  return startAny(file, { MATRIX_HOMESERVER: homeserver, MATRIX_USER, MATRIX_PASSWORD, ...variables });
}

/** The codes of some people of the directory, as the direction would hand them over. */
function codesIn(file: string, count: number): string[] {
  const store = openStore(file);
  const codes = members.slice(0, count).map(({ email }) => codeFor({ store }, email));
  store.close();
  return codes;
}

/** Holds everyone's words back while the homeserver restarts: a client that speaks to nobody proves nothing. */
function createGate() {
  let open = Promise.resolve();
  const inside = new Set<Promise<unknown>>();
  return {
    async pass<T>(work: () => Promise<T>): Promise<T> {
      await open;
      const passing = work();
      inside.add(passing);
      return passing.finally(() => inside.delete(passing));
    },
    async closedDuring(work: () => Promise<void>): Promise<void> {
      const opening = Promise.withResolvers<void>();
      open = opening.promise;
      await Promise.allSettled(inside);
      await work().finally(opening.resolve);
    },
  };
}

describe.skipIf(!hasSynapse)("the real process on Matrix", () => {
  let homeserver: Homeserver;
  beforeAll(async () => {
    homeserver = await openHomeserver();
  }, openingMs);
  afterAll(() => homeserver?.stop());

  test(
    `killed ${kills} times while people speak, and the homeserver restarted, answers each message once and in order`,
    async () => {
      const killer = await openKiller(() => homeserver.url);
      onTestFinished(() => killer.stop());
      const [file, account, gate] = [newBase(), await newRelaisAccount(homeserver), createGate()];
      const codes = codesIn(file, speakers);
      let running = startProcess(killer.url, account, file);
      onTestFinished(() => end(running.child, "SIGKILL"));
      await running.ready();

      const dying = new AbortController();
      async function speak(person: Person, code: string, index: number): Promise<{ roomId: string; turns: number }> {
        const roomId = await person.openDirect(account.userId);
        const heard = async () =>
          (await person.messages(roomId)).filter(
            ({ sender, type }) => sender === account.userId && type === "m.room.message",
          );
        async function converse(text: string, answered: RegExp): Promise<void> {
          await gate.pass(() => person.say(roomId, text));
          const look = async () => {
            // The homeserver may be away.
            const all = await heard().catch(() => []);
            return all.some((message) => answered.test(plainOf(message))) ? true : undefined;
          };
          await until(look, `an answer to ${text}`, 120_000);
        }
        await converse(code, /votre compte est relié/u);
        let turns = 0;
        for (; !dying.signal.aborted; turns += 1) {
          await converse(`échéances ${11 + turns} jours`, new RegExp(`d'ici ${11 + turns} jours`, "u"));
          await wait(100 * (index % 3));
        }
        return { roomId, turns };
      }

      const people = await Promise.all(codes.map((_, index) => openPerson(homeserver, `kill-${index}`)));
      const spoken = Promise.all(people.map((person, index) => speak(person, codes[index] ?? "", index)));
      const fired = new Map<string, number>();
      for (let killed = 1; killed <= kills; killed += 1) {
        const point = points[killed % points.length] ?? "at any moment";
        await killer.killAt(point, () => end(running.child, "SIGKILL"), 2_000);
        fired.set(point, (fired.get(point) ?? 0) + 1);
        if (killed % killsPerRestart === 0) await gate.closedDuring(() => homeserver.restart());
        running = startProcess(killer.url, account, file);
        await running.ready();
      }
      dying.abort();
      const conversations = await spoken;
      await wait(2_000);

      for (const [index, { roomId, turns }] of conversations.entries()) {
        const all = (await people[index]?.messages(roomId)) ?? [];
        const ours = all.filter(({ sender }) => sender === account.userId);
        expect(ours.filter(({ decryptionFailure }) => decryptionFailure !== undefined)).toEqual([]);
        const days = ours.flatMap((message) => /d'ici (\d+) jours/u.exec(plainOf(message))?.[1] ?? []);
        expect(days).toEqual(Array.from({ length: turns }, (_, turn) => String(11 + turn)));
      }
      const devices = await homeserver.admin(
        "GET",
        `/_synapse/admin/v2/users/${encodeURIComponent(account.userId)}/devices`,
      );
      // The account's first session is the one of its registration.
      expect(devices["total"]).toBe(2);
      const said = conversations.reduce((sum, { turns }) => sum + turns, 0);
      console.warn(`${kills} kills, ${said} messages each answered once: ${JSON.stringify(Object.fromEntries(fired))}`);
    },
    60_000 + kills * 12_000,
  );

  test("says its health, refuses a second process, stops at once when asked, and tells no secret", async () => {
    const [file, account, health] = [newBase(), await newRelaisAccount(homeserver), await freePort()];
    const first = startProcess(homeserver.url, account, file, { RELAIS_SANTE: String(health), RELAIS_LOG: "debug" });
    onTestFinished(() => end(first.child, "SIGKILL"));
    await first.ready();
    expect(await (await fetch(`http://127.0.0.1:${health}/sante`)).json()).toEqual({
      messageries: { matrix: "ok" },
      messages_en_attente: 0,
    });
    const second = startProcess(homeserver.url, account, file);
    onTestFinished(() => end(second.child, "SIGKILL"));
    await once(second.child, "close");
    expect(second.child.exitCode).toBe(1);
    expect(second.output.text).toContain("Un autre Relais utilise déjà la base");
    await end(first.child, "SIGTERM");
    expect(first.child.exitCode).toBe(0);
    expect(first.output.text).not.toContain(account.password);
    expect(first.output.text).not.toMatch(/syt_|access_token|Error/u);
  });
});
