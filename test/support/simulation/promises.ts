import { isOfficeHour } from "../../../src/core/calendar/office-hours.ts";
import type { Shown } from "./ledger.ts";
import type { Settled, Simulated } from "./simulate.ts";

const place = { department: "42" };
const lateMs = 30 * 60_000;

/** What is wrong in what was seen: nothing, when every promise is kept. */
export function faultsIn(run: Simulated): string[] {
  const { shown, wanted, settled, unknown, violations } = run;
  const faults = [...violations];
  const states = new Map(settled.map((one) => [one.key, one]));
  const byKey = Map.groupBy(shown, ({ key }) => key);
  for (const { key, reader, own } of wanted.values()) {
    const times = byKey.get(key) ?? [];
    const { state = "gone", maybeTwice = false } = states.get(key) ?? {};
    if (state !== "sent") faults.push(`${key} is ${state}`);
    if (times.length === 0) faults.push(`${key} was never read`);
    if (times.some(({ lane }) => lane !== reader.channel)) faults.push(`${key} was read by another`);
    const mayBeTwice = reader.platform === "teams" && maybeTwice;
    if (times.length > 1 && !mayBeTwice) faults.push(`${key} was read ${times.length} times`);
    if (maybeTwice && !unknown.has(key)) faults.push(`${key} is said to be there twice, without a doubt`);
    for (const { at } of own ? times : [])
      if (!isOfficeHour(at, reader.timeZone, place, { opens: "08:00", closes: "20:00" }))
        faults.push(`${key} woke its reader at ${new Date(at).toISOString()}`);
  }
  for (const key of byKey.keys()) if (!wanted.has(key)) faults.push(`${key} was wanted by nobody`);
  return [...faults, ...disorderIn(run, states)];
}

/** What was read after something written later, that could have waited for it. */
function disorderIn({ shown, wanted }: Simulated, states: ReadonlyMap<string, Settled>): string[] {
  const firsts = new Map<string, Shown>();
  for (const one of shown) if (!firsts.has(one.key)) firsts.set(one.key, one);
  const faults: string[] = [];
  for (const read of Map.groupBy(firsts.values(), ({ platform, lane }) => `${platform} ${lane}`).values()) {
    for (const [rank, { key: later, at }] of read.entries()) {
      const { id = 0 } = states.get(later) ?? {};
      const { notBefore = 0, own = false } = wanted.get(later) ?? {};
      // Put off because it was late, it let others pass.
      if (own && at - notBefore >= lateMs) continue;
      for (const { key: earlier } of read.slice(0, rank)) {
        const isOlder = id < (states.get(earlier)?.id ?? 0);
        if (isOlder && notBefore <= (wanted.get(earlier)?.at ?? 0)) faults.push(`${later} was read after ${earlier}`);
      }
    }
  }
  return faults;
}
