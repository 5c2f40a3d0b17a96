import { rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keyFileOf } from "../../../src/cli/messengers.ts";
import { path } from "./api.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openPerson, type Person } from "./person.ts";
import { isSend } from "./proxy.ts";
import { converseWith, newRelaisAccount, startOn } from "./relais.ts";
import { openStage } from "./stage.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

const patience = { timeout: 15_000 };
/** What failed several times is tried again later and later. */
const retriedMs = 60_000;

const expired = { errcode: "ORG_MATRIX_EXPIRED_ACCOUNT", error: "Your account has expired" };

describe.skipIf(!hasSynapse)("an account", () => {
  let homeserver: Homeserver;
  let anne: Person;
  beforeAll(async () => {
    homeserver = await openHomeserver();
    anne = await openPerson(homeserver, "anne");
  }, openingMs);
  afterAll(() => homeserver?.stop());

  test("that loses its device stops, keeps what was to be sent, and sends it from another", async () => {
    const { proxy, account, file, start, devices } = await openStage(homeserver);
    const running = await start();
    const conversation = await converseWith(anne, account.userId);
    await conversation.welcome();
    const mend = proxy.when((call) => (isSend(call) ? { kind: "refuse", status: 500 } : undefined));
    await anne.say(conversation.roomId, "bonjour");
    await until(() => (running.health().pending === 1 ? true : undefined), "an answer that waits");
    const [device = ""] = await devices();
    await homeserver.admin("DELETE", path`/_synapse/admin/v2/users/${account.userId}/devices/${device}`);
    await until(() => running.health().halted.get("matrix"), "a stop");
    expect(running.health()).toMatchObject({ halted: new Map([["matrix", "M_UNKNOWN_TOKEN"]]), pending: 1 });
    await running.stop();
    mend();
    const again = await start();
    await until(() => again.health().halted.get("matrix"), "another stop");
    expect(again.health().pending).toBe(1);
    await again.stop();
    removeKeys(file);
    const last = await start();
    await until(async () => ((await conversation.heard()).length >= 2 ? true : undefined), "the answer", retriedMs);
    await conversation.type("bonjour");
    await expect.poll(() => last.health(), patience).toMatchObject({ halted: new Map(), pending: 0 });
  });

  test("that is refused, or is another than the base's, is said so in so many words", async () => {
    const { account, file } = await openStage(homeserver);
    await expect(startOn(homeserver, { ...account, password: "non" }, file)).rejects.toThrow(
      "Le serveur Matrix refuse ce compte (M_FORBIDDEN). Vérifiez MATRIX_HOMESERVER, MATRIX_USER et MATRIX_PASSWORD",
    );
    await (await startOn(homeserver, account, file)).stop();
    const other = await newRelaisAccount(homeserver);
    await expect(startOn(homeserver, other, file)).rejects.toThrow(
      `Les clés de cette base sont celles du compte ${account.userId}`,
    );
  });

  test("in the place of another on the same base forgets the rooms of the first", async () => {
    const { account, file, start } = await openStage(homeserver);
    const first = await start();
    const before = await converseWith(anne, account.userId);
    await before.welcome();
    await first.stop();
    removeKeys(file);
    const other = await newRelaisAccount(homeserver);
    const second = await startOn(homeserver, other, file);
    expect([...second.store.matrixJournal.rooms().keys()]).not.toContain(before.roomId);
    const after = await converseWith(anne, other.userId);
    await after.type("bonjour");
    expect([...second.store.matrixJournal.rooms().keys()]).toEqual([after.roomId]);
  });

  test("that has expired stops, calls nobody, and goes on once renewed", async () => {
    const { proxy, account, start } = await openStage(homeserver);
    const running = await start();
    const conversation = await converseWith(anne, account.userId);
    await conversation.welcome();
    const renew = proxy.when(() => ({ kind: "refuse", status: 403, body: expired }));
    await anne.say(conversation.roomId, "bonjour");
    await until(() => running.health().halted.get("matrix"), "a stop");
    expect(running.health().halted).toEqual(new Map([["matrix", expired.errcode]]));
    await wait(2_000);
    const calls = proxy.calls.length;
    await wait(3_000);
    expect(proxy.calls.length).toBe(calls);
    await running.stop();
    const again = await start();
    expect(again.health().halted).toEqual(new Map([["matrix", expired.errcode]]));
    await again.stop();
    renew();
    await start();
    await until(async () => ((await conversation.heard()).length >= 2 ? true : undefined), "an answer", retriedMs);
  });

  test("whose homeserver is away waits for it, the first time too, and sends what waited", async () => {
    const { proxy, account, start } = await openStage(homeserver);
    const away = () => proxy.when(() => ({ kind: "cut" }));
    const back = away();
    const first = await start();
    expect(first.warnings.map(({ message }) => message)).toContain("the homeserver does not answer: trying again");
    expect(first.health().halted.size).toBe(0);
    back();
    const conversation = await converseWith(anne, account.userId);
    await conversation.welcome();
    const mend = proxy.when((call) => (isSend(call) ? { kind: "refuse", status: 500 } : undefined));
    await anne.say(conversation.roomId, "bonjour");
    await until(() => (first.health().pending === 1 ? true : undefined), "an answer that waits");
    await first.stop();
    mend();
    const backAgain = away();
    const second = await start();
    await anne.say(conversation.roomId, "merci");
    await wait(1_000);
    expect(second.health()).toMatchObject({ halted: new Map(), pending: 1 });
    backAgain();
    await until(async () => ((await conversation.heard()).length >= 3 ? true : undefined), "both answers", retriedMs);
    expect((await conversation.heard()).length).toBe(3);
  });

  test("outlives a restart of its homeserver", async () => {
    const { account, start } = await openStage(homeserver);
    await start();
    const conversation = await converseWith(anne, account.userId, { patience: retriedMs });
    await conversation.welcome();
    await homeserver.restart();
    expect(await conversation.type("bonjour")).toMatchObject({ encrypted: true });
  });
});

/** What an operator does to begin again with a new device. */
function removeKeys(file: string): void {
  const keys = keyFileOf(file);
  for (const end of ["", "-wal", "-shm", "-journal", "-session", "-session-wal", "-session-shm", "-session-journal"])
    rmSync(`${keys}${end}`, { force: true });
}
