import { describe, expect, test } from "vitest";
import { readAway } from "../../../src/core/preferences/read-absence.ts";
import { readChange, readChanges, readChannel, readVolume } from "../../../src/core/preferences/read-change.ts";
import { readHours } from "../../../src/core/preferences/read-hours.ts";
import { readWhen } from "../../../src/core/preferences/read-when.ts";

/** A Thursday. */
const today = "2026-11-26";

describe("when the briefing is wanted", () => {
  test.each([
    ["le dimanche à 18 h", { weekday: 7, time: "18:00" }],
    ["dimanche 18h", { weekday: 7, time: "18:00" }],
    ["le dimanche a 18", { weekday: 7, time: "18:00" }],
    ["le diamnche à 18h30", { weekday: 7, time: "18:30" }],
    ["le mercredi matin", { weekday: 3, time: "08:00" }],
    ["le vendredi après-midi", { weekday: 5, time: "14:00" }],
    ["le jeudi en fin d'après-midi", { weekday: 4, time: "17:00" }],
    ["mardi midi", { weekday: 2, time: "12:00" }],
    ["le jeudi soir", { weekday: 4, time: "18:00" }],
    ["à 7 h du soir", { time: "19:00" }],
    ["à 3 h de l'après-midi", { time: "15:00" }],
    ["à 9h", { time: "09:00" }],
    ["à 7 h", { time: "07:00" }],
    ["tous les lundis à 10h svp", { weekday: 1, time: "10:00" }],
    ["toutes les deux semaines", { every: "fortnight" }],
    ["toutes les 2 semaines le mardi", { every: "fortnight", weekday: 2 }],
    ["tous les quinze jours", { every: "fortnight" }],
    ["une fois par mois", { every: "month" }],
    ["le premier lundi du mois", { every: "month", weekday: 1 }],
    ["chaque semaine", { every: "week" }],
    ["jamais", { every: "never" }],
  ])("%j", (said, when) => {
    expect(readWhen(said)).toEqual({ about: "when", ...when });
  });

  test.each([
    "",
    "2 sensible",
    "2 du copil",
    "de la semaine",
    "budget lundi",
    "lundi et mardi",
    "entre 9h et 17h",
    "suivant",
  ])("%j is about something else", (said) => {
    expect(readWhen(said)).toBeUndefined();
  });
});

describe("the hours", () => {
  test.each([
    ["pas avant 9 h", { notBefore: "09:00" }],
    ["pas avant 9", { notBefore: "09:00" }],
    ["jamais avant 9h30", { notBefore: "09:30" }],
    ["après 9 h", { notBefore: "09:00" }],
    ["pas après 17 h", { notAfter: "17:00" }],
    ["avant 17 h", { notAfter: "17:00" }],
    ["pas avant 9h ni après 17h", { notBefore: "09:00", notAfter: "17:00" }],
    ["pas avant 9h et pas apres 17h", { notBefore: "09:00", notAfter: "17:00" }],
    ["entre 9 h et 17 h", { notBefore: "09:00", notAfter: "17:00" }],
    ["de 9h à 17h", { notBefore: "09:00", notAfter: "17:00" }],
    ["à toute heure", {}],
  ])("%j", (said, hours) => {
    expect(readHours(said)).toEqual({ about: "hours", ...hours });
  });

  test.each([
    "pas avant lundi",
    "pas avant 2020",
    "pas avant le 9 décembre à 9h",
    "9 h",
    "pas avant 9h, j'ai une réunion",
  ])("%j is about something else", (said) => {
    expect(readHours(said)).toBeUndefined();
  });
});

describe("days away", () => {
  test.each([
    ["du 21 décembre au 4 janvier", { first: "2026-12-21", until: "2027-01-04" }],
    ["du 21 au 28 décembre", { first: "2026-12-21", until: "2026-12-28" }],
    ["du 21/12 au 04/01", { first: "2026-12-21", until: "2027-01-04" }],
    ["jusqu'au 5 janvier", { first: today, until: "2027-01-05" }],
    ["jusqu'à vendredi", { first: today, until: "2026-11-27" }],
    ["à partir du 7 décembre", { first: "2026-12-07" }],
    ["la semaine prochaine", { first: "2026-11-30", until: "2026-12-06" }],
    ["la semaine du 14 décembre", { first: "2026-12-14", until: "2026-12-20" }],
    ["toute la semaine du 25", { first: today, until: "2026-11-29" }],
    ["demain", { first: "2026-11-27", until: "2026-11-27" }],
    ["jusqu'à mi-janvier", { first: today, until: "2027-01-15" }],
    ["jeudi", { first: "2026-12-03", until: "2026-12-03" }],
    ["aujourd'hui", { first: today, until: today }],
    ["jeudi prochain", { first: "2026-12-03", until: "2026-12-03" }],
    ["de lundi à mercredi", { first: "2026-11-30", until: "2026-12-02" }],
    ["du 24 novembre au 4 décembre", { first: "2026-11-24", until: "2026-12-04" }],
  ])("%j", (said, away) => {
    expect(readAway(said, today)).toEqual(away);
  });

  test("told during it, at the turn of the year", () => {
    expect(readAway("du 21 décembre au 4 janvier", "2026-12-28")).toEqual({ first: "2026-12-21", until: "2027-01-04" });
  });

  test.each([
    "deux semaines",
    "pendant deux semaines",
    "dans deux semaines",
    "en février",
    "fin décembre",
    "la première semaine de janvier",
    "la semaine de Noël",
    "lundi et mardi",
    "le 14 et le 15 décembre",
    "à partir du 14 pour 3 jours",
    "entre Noël et le jour de l'an",
  ])("%j is not taken for one day", (said) => {
    expect(readAway(said, today)).toBeUndefined();
  });

  test.each(["au copil", "du copil au cotech", "pour l'instant"])("%j is none", (said) => {
    expect(readAway(said, today)).toBeUndefined();
  });
});

test.each([
  ["version courte", "short"],
  ["plus court", "short"],
  ["le minimum", "minimum"],
  ["version normale", "normal"],
  ["complète", "normal"],
])("%j is how much is told", (said, volume) => {
  expect(readVolume(said)).toEqual({ about: "volume", volume });
});

test.each([
  ["sur Tchap", "matrix"],
  ["par e-mail svp", "email"],
  ["sur teams", "teams"],
  ["n'importe où", "any"],
])("%j is where", (said, platform) => {
  expect(readChannel(said)).toEqual({ about: "channel", platform });
});

test.each([
  ["le dimanche à 18 h", { about: "when", weekday: 7, time: "18:00" }],
  ["point toutes les deux semaines", { about: "when", every: "fortnight" }],
  ["pas avant 9 h", { about: "hours", notBefore: "09:00" }],
  ["version courte", { about: "volume", volume: "short" }],
  ["en congé jusqu'au 5 janvier", { about: "absence", first: today, back: "2027-01-06" }],
  ["de retour le 5 janvier", { about: "back", on: "2027-01-05" }],
  ["sur Tchap", { about: "channel", platform: "matrix" }],
  ["plus de point", { about: "when", every: "never" }],
  ["stop", { about: "stop" }],
  ["reprendre", { about: "resume" }],
])("the direction may say %j of somebody", (said, change) => {
  expect(readChange(said, today)).toEqual(change);
});

test("several things at once, each of its own subject", () => {
  expect(readChanges("mon point le jeudi et version courte, pas avant 9h", today)).toEqual([
    { about: "when", weekday: 4 },
    { about: "volume", volume: "short" },
    { about: "hours", notBefore: "09:00" },
  ]);
  for (const said of ["lundi et mardi", "version courte et stop", "le minimum et bonjour", "rien"])
    expect(readChanges(said, today)).toBeUndefined();
});
