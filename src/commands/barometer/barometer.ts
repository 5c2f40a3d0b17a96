import { isDirector } from "../../core/access.ts";
import {
  answersBarometer,
  barometerPeople,
  barometerSince,
  barometerTallies,
  nextBarometer,
  openBarometer,
  startBarometer,
  stopBarometer,
} from "../../core/barometer.ts";
import type { Command } from "../../core/command.ts";
import { barometerSurvey } from "../../core/governance/barometer.ts";
import { sayBarometer, sayBarometerStarted, sayBarometerStopped } from "../../core/words/barometer.ts";

const shown = "baromètre";

export const barometer: Command = {
  name: "barometer",
  words: [shown, "le baromètre", "baromètre de coopération", "résultats du baromètre"],
  group: "me",
  summary: "comment nous travaillons ensemble, trimestre après trimestre, sans les noms",
  examples: [shown],
  action: "see_briefing",
  read: (rest) => (rest === "" ? {} : undefined),
  run({ store, person, today }) {
    const open = openBarometer(store, today);
    const known = open && store.surveys.people(barometerSurvey(open.openedOn)).get(person.id);
    const isOn = barometerSince(store) !== undefined;
    const message = sayBarometer({
      tallies: barometerTallies(store, today),
      open: open?.closesOn,
      waits: answersBarometer(person) && known?.answered !== true && barometerPeople(store).has(person.id),
      next: isOn ? nextBarometer(store, today) : undefined,
      directs: isDirector(person),
      today,
    });
    return { message };
  },
};

export const barometerStart: Command = {
  name: "barometer-start",
  words: ["baromètre activer", "activer le baromètre", "activer baromètre", "lancer le baromètre"],
  group: "communication",
  summary: "demander chaque trimestre, sans les noms, comment les communes travaillent ensemble",
  examples: ["baromètre activer"],
  action: "see_surveys",
  read: (rest) => (rest === "" ? {} : undefined),
  asked: () => shown,
  run({ store, person, now, today }) {
    const already = barometerSince(store) !== undefined;
    if (!already) {
      startBarometer(store, today);
      store.audit.add(now, person.id, "barometer.started", "barometer");
    }
    const next = nextBarometer(store, today);
    return { message: sayBarometerStarted({ already, open: openBarometer(store, today)?.closesOn, next }, today) };
  },
};

export const barometerStop: Command = {
  name: "barometer-stop",
  words: ["baromètre arrêter", "arrêter le baromètre", "arrêter baromètre", "baromètre stop"],
  group: "communication",
  summary: "ne plus demander le baromètre",
  examples: ["baromètre arrêter"],
  action: "see_surveys",
  read: (rest) => (rest === "" ? {} : undefined),
  asked: () => shown,
  run({ store, person, now }) {
    const was = barometerSince(store) !== undefined;
    if (was) {
      stopBarometer(store);
      store.audit.add(now, person.id, "barometer.stopped", "barometer");
    }
    return { message: sayBarometerStopped(was) };
  },
};
