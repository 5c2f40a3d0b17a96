import Database from "better-sqlite3";
import { addDays, type CivilDate, civilDateAt } from "../../../src/core/calendar/civil-date.ts";
import { isoWeekOf, startOfIsoWeek } from "../../../src/core/calendar/iso-week.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { nextOpenDay } from "../../../src/core/calendar/open-days.ts";
import type { Adapter, Platform } from "../../../src/core/adapter.ts";
import { createDailyJob } from "../../../src/core/daily-job.ts";
import { createScheduler, type Job } from "../../../src/core/delivery/scheduler.ts";
import { createDelivery } from "../../../src/core/delivery/worker.ts";
import { say } from "../../../src/core/message.ts";
import { lateHourOf, notify, officeHourOf } from "../../../src/core/notify.ts";
import { openStore, type Store } from "../../../src/core/store/store.ts";
import { createRandom } from "../random.ts";
import { createRoad, type Outage } from "./faults.ts";
import { openHomeserver, roomOf } from "./homeserver.ts";
import { createLedger } from "./ledger.ts";
import { openSlack } from "./slack.ts";
import { openTeams } from "./teams.ts";
import { openVirtualTime } from "./virtual-time.ts";

const paris = "Europe/Paris";
/** The clock ticks every minute, which scheduler-dst.test.ts is about. */
const tickMs = 15 * 60_000;
const messengers = ["slack", "matrix", "teams"] as const satisfies readonly Platform[];

/** Where an instance meets, on each. */
const rooms: readonly Reader[] = [
  { personId: 0, platform: "slack", channel: "C1", timeZone: paris },
  { personId: 0, platform: "matrix", channel: "!copil:tchap.test", timeZone: paris },
  { personId: 0, platform: "teams", channel: "a:copil", timeZone: paris },
];

type Reader = { personId: number; platform: Platform; channel: string; timeZone: string };
/** What was to be sent; `own`: of our own accord. */
type Wanted = { key: string; reader: Reader; at: number; notBefore: number; own: boolean };
export type Settled = { id: number; key: string; state: string; maybeTwice: boolean };
export type Simulated = Awaited<ReturnType<typeof simulate>>;

/**
 * `readers` people on three platforms and a room on each, around Sundays on which clocks change: on the Friday evening, letters to a
 * quarter of them and a word in the rooms, just before an outage that lasts until the night, in which the process is killed; answers in
 * the hour that changes; on the first open day the weekly briefing, the morning letter of a fifth of them, a burst of answers at once, and
 * ten minutes of outage, the process killed before and after it. 20 % of calls are limited, 5 % fail.
 */
export async function simulate(options: {
  seed: number;
  readers: number;
  sundays: readonly CivilDate[];
  file: string;
}) {
  const random = createRandom(options.seed);
  const outages: Outage[] = [];
  const [first = "2026-10-25"] = options.sundays;
  const time = openVirtualTime(instantOf(addDays(first, -2), "16:00", paris));
  const begun = time.now();
  const ledger = createLedger();
  const road = createRoad(time, random, { limited: 20, failed: 5, outages });
  const around = { time, road, ledger };
  const platforms = { slack: openSlack(around), matrix: openHomeserver(around), teams: openTeams(around) };
  const wanted = new Map<string, Wanted>();
  let tries = 0;

  function want(own: boolean, key: string, reader: Reader, at: number, notBefore: number): void {
    wanted.set(key, { key, reader, at, notBefore, own });
  }

  function jobsOf(store: Store, readers: readonly Reader[]): Job[] {
    const write = (kind: string, at: number, period: string, to = readers) => {
      for (const reader of to) {
        const { personId } = reader;
        const key = `${kind}:${period}:person:${personId}`;
        const notBefore = officeHourOf(store, personId, at);
        notify(store, key, personId, say(key), at, notBefore);
        want(true, key, reader, at, notBefore);
      }
    };
    const daily = createDailyJob(store, { name: "morning", time: "08:00" }, (at, today) => {
      if (isFirstOpenDay(today, options.sundays))
        write(
          "morning",
          at,
          today,
          readers.filter((_, rank) => rank % 5 === 0),
        );
    });
    const weekly: Job = {
      ...daily,
      name: "briefing",
      periodAt: (at) => isoWeekOf(civilDateAt(at, paris)),
      dueAt: (period) => instantOf(startOfIsoWeek(period), "08:00", paris),
      run: (at, period) => write("briefing", at, period),
    };
    return [weekly, daily];
  }

  function start(readersOf: (store: Store) => Reader[]) {
    const store = openStore(options.file);
    const readers = readersOf(store);
    const on = (platform: Platform) =>
      readers.filter((one) => one.platform === platform).map(({ personId }) => personId);
    const adapters: Adapter[] = [
      platforms.slack.connect(),
      platforms.matrix.connect(store.matrixJournal, [...on("matrix").map(userOf), "@copil:tchap.test"]),
      platforms.teams.connect(store.teamsJournal, [...on("teams").map(String), "copil"]),
    ];
    const delivery = createDelivery({
      store,
      adapters: new Map(adapters.map((one): [Platform, Adapter] => [one.platform, one])),
      clock: time,
      onFailure: () => (tries += 1),
      lateHourOf: (letter, at) => lateHourOf(store, letter, at),
      random: () => random(1_000) / 1_000,
    });
    const scheduler = createScheduler({
      store,
      clock: time,
      jobs: jobsOf(store, readers),
      onCommitted: delivery.wake,
      onFailure: fail,
    });
    delivery.wake();
    return {
      store,
      readers,
      scheduler,
      wake: delivery.wake,
      /** Whatever is being sent then, nobody will be there to hear what became of it. */
      kill(): void {
        delivery.hold();
        for (const adapter of adapters) void adapter.stop();
        store.close();
      },
    };
  }

  let relais = start((store) => settle(store, options.readers, time.now()));
  const { readers } = relais;

  function answer(count: number, each: number): void {
    const at = time.now();
    for (let who = 0; who < count; who += 1) {
      const reader = readers[random(readers.length)];
      if (reader === undefined) continue;
      for (let rank = 0; rank < each; rank += 1) {
        const key = `reply:${reader.platform}:${at}-${who}-${rank}-${reader.personId}-${each}`;
        const { platform, channel } = reader;
        relais.store.outbox.add(key, { address: { platform, channel } }, say(key), at);
        want(false, key, reader, at, at);
      }
    }
    relais.wake();
  }

  function writeToSome(key: string): void {
    const at = time.now();
    relais.store.transaction(() => {
      for (const reader of readers.filter((_, rank) => rank % 4 === 0)) {
        const own = `${key}:person:${reader.personId}`;
        const notBefore = officeHourOf(relais.store, reader.personId, at);
        notify(relais.store, own, reader.personId, say(own), at, notBefore);
        want(true, own, reader, at, notBefore);
      }
      for (const room of rooms) {
        const { platform, channel } = room;
        relais.store.outbox.add(`${key}:${channel}`, { room: { platform, channel } }, say(`${key}:${channel}`), at);
        want(true, `${key}:${channel}`, room, at, at);
      }
    });
    relais.wake();
  }

  function restart(): void {
    relais.kill();
    relais = start(() => [...readers]);
  }

  /** Everything that happens of itself until then; the clock ticks. */
  async function until(instant: number): Promise<void> {
    for (let at = time.now() + tickMs; at < instant; at += tickMs) {
      await time.moveTo(at);
      relais.scheduler.tick();
    }
    await time.moveTo(instant);
    relais.scheduler.tick();
  }

  try {
    for (const sunday of options.sundays) {
      const friday = addDays(sunday, -2);
      const open = nextOpenDay(sunday, { department: "42" });
      const at = (day: CivilDate, clock: string) => instantOf(day, clock, paris);
      outages.push({ from: at(friday, "17:50"), until: at(friday, "20:30") });
      outages.push({ from: at(open, "08:04"), until: at(open, "08:14") });
      await time.moveTo(at(friday, "17:40"));
      writeToSome(`campaign:${sunday}`);
      await until(at(friday, "17:55"));
      restart();
      await until(Date.parse(`${sunday}T00:30:00Z`));
      answer(20, 2);
      await until(Date.parse(`${sunday}T01:30:00Z`));
      answer(20, 2);
      await until(at(open, "08:02"));
      restart();
      await until(at(open, "08:06"));
      answer(60, 3);
      answer(1, 70);
      await until(at(open, "08:16"));
      restart();
      await until(at(open, "20:00"));
    }
    relais.kill();
    const settled = outcomesIn(options.file);
    return { ...ledger, wanted, settled, readers, failedTries: tries, simulatedMs: time.now() - begun };
  } finally {
    platforms.matrix.close();
    time.close();
  }
}

function fail(_job: string, error: unknown): never {
  throw error;
}

function isFirstOpenDay(day: CivilDate, sundays: readonly CivilDate[]): boolean {
  return sundays.some((sunday) => nextOpenDay(sunday, { department: "42" }) === day);
}

/** What the base holds of each message, once all is over. */
function outcomesIn(file: string): Settled[] {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare<[], { id: number; key: string; state: string; maybe_twice: number }>(
    "SELECT id, key, state, maybe_twice FROM outbox",
  );
  const settled = rows.all().map(({ maybe_twice, ...row }) => ({ ...row, maybeTwice: maybe_twice === 1 }));
  db.close();
  return settled;
}

function userOf(personId: number): string {
  return `@reader${personId}:tchap.test`;
}

/** A third on each platform; a few live overseas. */
function settle(store: Store, count: number, at: number): Reader[] {
  return store.transaction(() =>
    Array.from({ length: count }, (_, rank): Reader => {
      const who = { email: `r${rank}@vougy.example`, firstName: "Anne", lastName: `Lectrice ${rank}` };
      const personId = store.people.save({ ...who, mandates: [], presence: [] }, at);
      const platform = messengers[rank % 3] ?? "slack";
      const channel = { slack: `D${personId}`, matrix: roomOf(userOf(personId)), teams: `a:${personId}` }[platform];
      const timeZone = rank % 25 === 0 ? "Indian/Reunion" : rank % 25 === 1 ? "America/Guadeloupe" : paris;
      const account = store.accounts.seen(
        {
          id: String(rank),
          type: "joined",
          from: { id: String(personId), name: who.lastName, timeZone },
          address: { platform, channel },
          direct: true,
        },
        at,
      );
      store.accounts.link(account.id, personId);
      return { personId, platform, channel, timeZone };
    }),
  );
}
