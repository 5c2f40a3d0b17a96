import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRoom, listenOn, say, textsFrom } from "./ear.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openPerson } from "./person.ts";
import { isSend, type ProxyCall } from "./proxy.ts";
import { converseWith, startOn } from "./relais.ts";
import { openStage } from "./stage.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

const crowd = 20;

/** How long the shortest run of so many calls lasts, in milliseconds. */
function shortestRun(calls: readonly ProxyCall[], length: number): number {
  const spans = calls.flatMap(({ at }, index) => {
    const last = calls[index + length - 1];
    return last === undefined ? [] : [last.at - at];
  });
  return Math.min(...spans);
}

describe.skipIf(!hasSynapse)("a homeserver that limits", () => {
  let homeserver: Homeserver;
  beforeAll(async () => {
    // Two messages a second, three at once, on a server of Tchap's.
    const rc_message = { per_second: 2, burst_count: 3 };
    homeserver = await openHomeserver({ name: "agent.demo.tchap.gouv.fr", limits: "tight", extra: { rc_message } });
  }, openingMs);
  afterAll(() => homeserver?.stop());

  test(`answers each of ${crowd} people at once, once`, async () => {
    const { proxy, account, file } = await openStage(homeserver);
    const people = await Promise.all(
      Array.from({ length: crowd }, (_, index) => openPerson(homeserver, `crowd-${index}`, { crossSign: false })),
    );
    const all = await Promise.all(people.map((person) => converseWith(person, account.userId)));
    // On a slow machine, answers that came one by one would be within the limit: the first of them leave together.
    const together = Promise.withResolvers<void>();
    let leaving = 0;
    proxy.when((call) => {
      if (!isSend(call)) return undefined;
      leaving += 1;
      if (leaving >= crowd / 2) together.resolve();
      return { kind: "held", until: together.promise };
    });
    const running = await startOn(homeserver, account, file, { homeserver: proxy.url, callsPerSecond: 1_000 });
    const first = (one: (typeof all)[number]) => until(async () => (await one.heard())[0], one.userId, 90_000);
    await Promise.all(all.map(first));
    await until(() => (running.health().pending === 0 ? true : undefined), "everything sent");
    for (const one of all) expect(await one.heard()).toHaveLength(1);
    const refused = proxy.calls.filter((call) => isSend(call) && call.outcome === "429").length;
    expect(refused).toBeGreaterThan(0);
    console.warn(`${crowd} people answered once each, ${refused} calls refused by the limit`);
    expect(running.warnings).toEqual([]);
  });

  test.each<[string, { callsPerSecond?: number }, number]>([
    ["as it is told to", { callsPerSecond: 2 }, 500],
    ["as Tchap asks of robots, where it is not told", {}, 1_000],
  ])("is called %s, and no faster", async (_, pace, everyMs) => {
    const { proxy, account, file } = await openStage(homeserver);
    const { adapter, received } = await listenOn(proxy, account, file, pace);
    const anne = await openPerson(homeserver, `anne-${everyMs}`);
    const roomId = await anne.openDirect(account.userId);
    await until(() => received[0], "an arrival", 40_000);
    const texts = Array.from({ length: 5 }, (_text, index) => `message ${index}`);
    await Promise.all(texts.map((text) => adapter.send(inRoom(roomId), say(text), text)));
    const heard = () => textsFrom(account.userId, anne, roomId);
    await expect.poll(async () => (await heard()).toSorted(), { timeout: 15_000 }).toEqual(texts);
    // Who we are is asked before we know at what pace to go.
    const calls = proxy.calls.filter(({ path }) => !path.endsWith("/login"));
    expect(calls.length).toBeGreaterThan(12);
    // Ten calls take nine turns, less one: the call that says that the answer is late goes before its turn; and less one
    // more, since timers and connections are not that exact.
    expect(shortestRun(calls, 10)).toBeGreaterThan(7 * everyMs);
  });
});
