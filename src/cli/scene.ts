import type { Scene, SceneDescription, SceneMove } from "../adapters/web/scene.ts";
import { addDays, civilDateAt } from "../core/calendar/civil-date.ts";
import { isoWeekOf, startOfIsoWeek } from "../core/calendar/iso-week.ts";
import { instantOf, localTimeAt } from "../core/calendar/local-time.ts";
import { createSceneClock, type SceneClock, systemClock } from "../core/clock.ts";
import { OperatorError, UserError } from "../core/errors.ts";
import type { Person } from "../core/people.ts";
import type { Store } from "../core/store/store.ts";
import { formatDate, formatTime } from "../core/words/format.ts";
import { fullNameOf, sayFunctions } from "../core/words/people.ts";
import {
  sayNoGoingBack,
  sayNoLaterDeadline,
  sayOnlyInDemo,
  sceneStories,
  unknownVisitor,
} from "../core/words/scene.ts";
import type { Relais } from "./relais.ts";

/** The six people suggested first, by their addresses in the demonstration of Charlieu-Belmont. */
const suggested = [
  "dgs@demo.example",
  "secretaire@demo.example",
  "secretaire.charlieu@demo.example",
  "maire.vougy@demo.example",
  "adjointe.jeunesse@demo.example",
  "president@demo.example",
];

const isMayorAlone = (person: Person) => person.mandates.every((mandate) => mandate.function === "mayor");

/** Elsewhere, who plays the same part: the clerk of several municipalities, of one alone, the mayor of a village. */
function castOf(people: readonly Person[]): Map<string, Person> {
  const clerks = people.filter((person) => person.mandates.some((mandate) => mandate.function === "town_clerk"));
  const understudies: Record<string, Person | undefined> = {
    "secretaire@demo.example": clerks.find(({ mandates }) => mandates.length > 1) ?? clerks[0],
    "secretaire.charlieu@demo.example": clerks.find(({ mandates }) => mandates.length === 1),
    "maire.vougy@demo.example": people.find(isMayorAlone),
  };
  const cast = suggested.flatMap((email): [string, Person][] => {
    const person = people.find((one) => one.email === email) ?? understudies[email];
    return person === undefined ? [] : [[email, person]];
  });
  return new Map(cast);
}

/** The clock of a base: it may be away from the true hour, and stays so after a restart. */
export function openSceneClock(store: Store): SceneClock {
  const shift = Number(store.settings.get("clock_shift") ?? 0);
  return createSceneClock(systemClock, shift, (moved) => store.settings.set("clock_shift", String(moved)));
}

const hourMs = 3_600_000;

/** Moves the clock to `target` (epoch ms) through every full hour, when jobs that are due run: days pass as they would. Throws `OperatorError` for a past one. */
export async function advanceTo(
  target: number,
  clock: SceneClock,
  relais: Pick<Relais, "scheduler" | "delivery">,
): Promise<void> {
  if (target < clock.now()) throw new OperatorError(sayNoGoingBack());
  for (let hour = nextHour(clock.now()); hour < target; hour = nextHour(hour)) {
    clock.moveTo(hour);
    relais.scheduler.tick();
    await relais.delivery.settled();
  }
  clock.moveTo(target);
  relais.scheduler.tick();
  relais.delivery.wake();
  await relais.delivery.settled();
}

function nextHour(at: number): number {
  return (Math.floor(at / hourMs) + 1) * hourMs;
}

/** The little world of the sandbox page. `restart` seeds the base anew: absent on a real base, whose clock stays true. */
export function createScene(options: {
  store: Store;
  clock: SceneClock;
  relais: () => Relais;
  restart?: () => void;
}): Scene {
  const { store, clock, relais, restart } = options;
  const zone = () => store.territory.timeZone();

  function targetOf(move: SceneMove): number {
    const today = civilDateAt(clock.now(), zone());
    if (move === "day") return clock.now() + 24 * 3_600_000;
    if (move === "monday") return instantOf(addDays(startOfIsoWeek(isoWeekOf(today)), 7), "08:00", zone());
    const next = store.deadlines.open().find((deadline) => deadline.due >= today);
    if (next === undefined) throw new UserError(sayNoLaterDeadline());
    return instantOf(addDays(next.due, 1), "08:00", zone());
  }

  function describe(): SceneDescription {
    const { date, time } = localTimeAt(clock.now(), zone());
    const epci = store.territory.epci();
    const all = store.people.all();
    const cast = castOf(all);
    const first = [...new Set(cast.values())];
    const place = (insee: string) => store.territory.municipality(insee)?.name ?? insee;
    const people = [...first, ...all.filter((person) => !first.includes(person))].map((person) => ({
      account: person.email,
      name: fullNameOf(person),
      role: sayFunctions(person),
      place: [...new Set(person.mandates.flatMap(({ insee }) => (insee === undefined ? [] : [place(insee)])))].join(
        ", ",
      ),
      email: person.email,
    }));
    return {
      territory: epci?.name ?? "",
      municipalities: store.territory.municipalities().length,
      now: `${formatDate(date)}, ${formatTime(time)}`,
      people: [...people, unknownVisitor],
      stories: sceneStories.map((story) => ({ ...story, account: cast.get(story.account)?.email ?? story.account })),
    };
  }

  return {
    describe,
    async move(move) {
      if (restart === undefined) throw new UserError(sayOnlyInDemo());
      await advanceTo(targetOf(move), clock, relais());
      return describe();
    },
    async reset() {
      if (restart === undefined) throw new UserError(sayOnlyInDemo());
      await relais().delivery.settled();
      restart();
      relais().delivery.wake();
      await relais().delivery.settled();
    },
  };
}
