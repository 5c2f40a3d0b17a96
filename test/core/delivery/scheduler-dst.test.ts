import { describe, expect, test } from "vitest";
import { createJobs } from "../../../src/cli/jobs.ts";
import { addDays, type CivilDate, weekdayOf } from "../../../src/core/calendar/civil-date.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { isOpenDay } from "../../../src/core/calendar/open-days.ts";
import { morningLetter } from "../../../src/core/morning-section.ts";
import { createScheduler, type Job } from "../../../src/core/delivery/scheduler.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createRandom, type Random } from "../../support/random.ts";
import { library } from "../../support/test-bot.ts";

const minute = 60_000;
const hour = 60 * minute;

const places = [
  { timeZone: "Europe/Paris", department: "42" },
  { timeZone: "Indian/Reunion", department: "974" },
  { timeZone: "America/Guadeloupe", department: "971" },
];

/** 1 h UTC on the last Sunday of March and of October (directive 2000/84/EC). */
const changesOf = (year: number) =>
  [`${year}-03-31`, `${year}-10-31`].map((last) => Date.parse(`${addDays(last, -(weekdayOf(last) % 7))}T01:00:00Z`));

type Wall = { date: CivilDate; time: string };
type Timing = Omit<Job, "run">;
type Kind = { timing: Timing; periodAt: (wall: Wall, at: number) => string | undefined };

/**
 * Each kind of job of Relais in this place, with which of its periods is to be run at what a wall clock shows, told again here by hand.
 * Whose briefing is due is of each person, and of the base: see briefing-job.test.ts.
 */
function kindsIn({ timeZone, department }: (typeof places)[number]): Kind[] {
  const store = openStore(":memory:");
  const people = { populationTotal: 1, populationMunicipal: 1 };
  const epci = { siren: "1", name: "Ici", kind: "CC", financing: "FPU", timeZone, ...people };
  store.territory.saveEpci(epci, [{ insee: "1", siren: "1", name: "Ici", department, ...people }]);
  const ours = new Map(createJobs(store, library).map((job) => [job.name, job]));
  const timingOf = (name: string): Timing => {
    const job = ours.get(name);
    if (job === undefined) throw new Error(`no job ${name}`);
    return remembering(job);
  };
  const isOffice = ({ date, time }: Wall) => time >= "08:00" && time < "18:00" && isOpenDay(date, { department });
  const daily = (from: string) => (wall: Wall) => (isOffice(wall) && wall.time >= from ? wall.date : undefined);
  const nightly = timingOf("housekeeping");
  const atNight = (time: string, isDue: (date: CivilDate, at: number) => boolean): Kind => ({
    timing: remembering({ ...nightly, name: time, dueAt: (period) => instantOf(period, time, timeZone) }),
    periodAt: ({ date }, at) => (isDue(date, at) ? date : undefined),
  });
  const shown = once((key: string) => firstShown(timeZone, key.slice(0, 10), key.slice(11)));
  return [
    { timing: timingOf(morningLetter), periodAt: daily("08:00") },
    {
      timing: timingOf("minutes"),
      periodAt: (wall) => (isOffice(wall) ? `${wall.date}T${wall.time.slice(0, 2)}` : undefined),
    },
    { timing: timingOf("briefing-draft"), periodAt: (wall) => (isOffice(wall) ? fridayBefore(wall) : undefined) },
    { timing: nightly, periodAt: ({ date, time }) => (time >= "03:00" ? date : undefined) },
    atNight("02:00", (date, at) => at >= shown(`${date} 02:00`)),
    // Where spring skips it, as long after the hour that it skips to.
    atNight("02:30", (date, at) => at >= Math.max(shown(`${date} 02:30`), shown(`${date} 02:00`) + 30 * minute)),
  ];
}

/** What is computed of an instant is always the same: worked out once. */
function remembering({ name, periodAt, dueAt, isDecentHour }: Timing): Timing {
  return { name, periodAt: once(periodAt), dueAt: once(dueAt), isDecentHour: once(isDecentHour) };
}

function once<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, { value: V }>();
  return (key) => {
    const found = known.get(key) ?? { value: work(key) };
    known.set(key, found);
    return found.value;
  };
}

function fridayBefore({ date, time }: Wall): CivilDate {
  const days = (weekdayOf(date) + 2) % 7;
  return addDays(date, days === 0 && time < "12:00" ? -7 : -days);
}

/** What clocks show, as the system knows it and not as we count it. */
function wallOf(timeZone: string): (at: number) => Wall {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short", timeStyle: "short", hour12: false });
  return (at) => {
    const [date = "", time = ""] = format.format(at).split(", ");
    return { date, time: time.replace(/^24/u, "00") };
  };
}

/** The first minute of this day at which clocks show this hour, or one after it. */
function firstShown(timeZone: string, date: CivilDate, time: string): number {
  const wall = wallOf(timeZone);
  const from = Date.parse(`${date}T${time}:00Z`) - 15 * hour;
  for (let at = from; ; at += 30 * minute) {
    const shown = wall(at);
    if (shown.date > date || (shown.date === date && shown.time >= time)) return at;
  }
}

/** Every minute from three hours before a change of hour to three hours after it, then now and then until Tuesday noon. */
function minutesAround(change: number): number[] {
  const near = Array.from({ length: 360 }, (_, rank) => change - 3 * hour + rank * minute);
  const after = Array.from({ length: 56 }, (_, rank) => change + (3 + rank) * hour);
  return [...near, ...after];
}

/** Runs the jobs at these instants, in this order, the process starting again wherever `restarts`; what ran, and when. */
function play(kinds: readonly Kind[], instants: readonly number[], restarts: () => boolean): Map<string, number[]> {
  const ran = new Map<string, number[]>();
  let now = 0;
  const jobs = kinds.map(({ timing }): Job => {
    const run = (at: number, period: string) => {
      const key = `${timing.name} ${period}`;
      ran.set(key, [...(ran.get(key) ?? []), at]);
    };
    return { ...timing, run };
  });
  const claimed = new Set<string>();
  const store = {
    transaction: <T>(work: () => T): T => work(),
    settings: { installedAt: () => 0 },
    jobRuns: {
      hasRun: (job: string, period: string) => claimed.has(`${job} ${period}`),
      claim: (job: string, period: string) => claimed.size < claimed.add(`${job} ${period}`).size,
    },
  };
  const start = () =>
    createScheduler({ store, clock: { now: () => now }, jobs, onCommitted: () => {}, onFailure: fail });
  let scheduler = start();
  for (const at of instants) {
    now = at;
    if (restarts()) scheduler = start();
    scheduler.tick();
  }
  return ran;
}

function fail(_job: string, error: unknown): never {
  throw error;
}

/** The first of these instants at which each period is to be run: once, not before, and as soon as Relais is there. */
function expected(kinds: readonly Kind[], instants: readonly number[], wall: (at: number) => Wall) {
  const due = new Map<string, number[]>();
  for (const at of instants) {
    const shown = wall(at);
    for (const { timing, periodAt } of kinds) {
      const period = periodAt(shown, at);
      if (period !== undefined && !due.has(`${timing.name} ${period}`)) due.set(`${timing.name} ${period}`, [at]);
    }
  }
  return due;
}

const sorted = (runs: ReadonlyMap<string, number[]>) => [...runs].toSorted(([one], [other]) => (one < other ? -1 : 1));

describe.each(places)("around each change of hour from 2026 to 2032, in $timeZone", (place) => {
  const wall = once(wallOf(place.timeZone));
  const kinds = kindsIn(place);

  describe.each([2026, 2027, 2028, 2029, 2030, 2031, 2032].flatMap(changesOf))("at %i", (change) => {
    test("every period is run once, at its first minute", () => {
      const instants = minutesAround(change);
      const ran = play(kinds, instants, () => false);
      expect(sorted(ran)).toEqual(sorted(expected(kinds, instants, wall)));
    });

    test("none is missed nor doubled when the process stops, ticks are lost or repeated, and the clock is set back an hour", () => {
      const random = createRandom(change / hour);
      const instants = disturbed(minutesAround(change), random);
      const ran = play(kinds, instants, () => random(20) === 0);
      expect(sorted(ran)).toEqual(sorted(expected(kinds, instants, wall)));
    });
  });
});

/** Stops of two hours at most, ticks lost and repeated, and, at one point, an hour lived again. */
function disturbed(instants: readonly number[], random: Random): number[] {
  const heard: number[] = [];
  let downUntil = 0;
  for (const at of instants) {
    if (random(60) === 0) downUntil = at + random(120) * minute;
    if (at < downUntil || random(5) === 0) continue;
    heard.push(at, ...(random(10) === 0 ? [at] : []));
  }
  const turn = random(heard.length);
  return [...heard.slice(0, turn), ...heard.slice(turn).map((at) => at - hour), ...heard.slice(-1)];
}
