import { describe, expect, test } from "vitest";
import { readVotes } from "../../../src/commands/polls/read-votes.ts";

/** Tuesday 8, Thursday 10 and Monday 14 December 2026, at 18 h. */
const dates = ["2026-12-08", "2026-12-10", "2026-12-14"];
const options = dates.map((heldOn, index) => ({ id: 40 + index, heldOn, startsAt: "18:00" }));

/** "1 yes, 3 no"; "+" when the dates that are not said do not suit. */
function read(said: string, among = options): string {
  const reading = readVotes(said, among);
  if (reading?.kind !== "read") return reading?.kind ?? "nothing";
  const votes = [...reading.votes].toSorted(([a], [b]) => a - b).map(([rank, vote]) => `${rank + 1} ${vote}`);
  return votes.join(", ") + (reading.whole ? " +" : "");
}

describe("what is answered about dates", () => {
  test.each([
    ["1 et 3", "1 yes, 3 yes +"],
    ["1,3", "1 yes, 3 yes +"],
    ["2", "2 yes +"],
    ["le 8", "1 yes +"],
    ["8 et 14", "1 yes, 3 yes +"],
    ["mardi", "1 yes +"],
    ["mardi 8 décembre, 18 h", "1 yes +"],
    ["la première", "1 yes +"],
    ["la 2", "2 yes +"],
    ["1 aussi", "1 yes"],
    ["oui pour le 8, non le 10", "1 yes, 2 no"],
    ["oui le 8 non le 10 peut-être le 14", "1 yes, 2 no, 3 maybe"],
    ["peut etre le 14", "3 maybe"],
    ["1 oui 2 non", "1 yes, 2 no"],
    ["mardi oui, jeudi non, lundi peut-être", "1 yes, 2 no, 3 maybe"],
    ["je peux le 8 mais pas le 10", "1 yes, 2 no"],
    ["je ne peux pas le 10", "2 no"],
    ["pas de souci pour le 8", "1 yes"],
    ["pas sûre pour le 14", "3 maybe"],
    ["dispo le 8 et le 14", "1 yes, 3 yes"],
    ["8/12 ok", "1 yes"],
    ["oui 1 et 3, non pour les autres", "1 yes, 2 no, 3 yes"],
    ["Bonjour, oui pour le 8 et le 14, merci", "1 yes, 3 yes"],
    ["aucune", "1 no, 2 no, 3 no +"],
    ["aucune de ces dates", "1 no, 2 no, 3 no +"],
    ["toutes", "1 yes, 2 yes, 3 yes +"],
    ["n'importe laquelle", "1 yes, 2 yes, 3 yes +"],
    ["tous les trois", "1 yes, 2 yes, 3 yes +"],
  ])("« %s » is %s", (said, expected) => {
    expect(read(said)).toBe(expected);
  });

  test.each([
    "oui",
    "non",
    "1-3",
    "1 à 3",
    "1 et 3, pas le 2",
    "1 oui 2 non 3",
    "1 oui 1 non",
    "1, aucune",
    "oui le 9",
    "mardi 10",
    "4",
    "oui pour le 8 si ça finit avant 20 h",
    "j'ai piscine le 10",
    "je préfère le 8",
    "2 plutôt",
  ])("« %s » is asked about, never guessed", (said) => {
    expect(read(said)).toBe("ask");
  });

  test.each(["bof", "merci", "pause", "état", "les deux", "Vougy"])("« %s » is no answer about dates", (said) => {
    expect(read(said)).toBe("nothing");
  });
});

test("a number that may be a line or a day of the month is asked about", () => {
  const early = ["2026-12-02", "2026-12-03"].map((heldOn, index) => ({ id: index, heldOn, startsAt: "18:00" }));
  expect(read("2", early)).toBe("ask");
  expect(read("le 2", early)).toBe("ask");
  expect(read("1", early)).toBe("1 yes +");
  expect(read("mercredi 2", early)).toBe("1 yes +");
  expect(read("le 3", early)).toBe("2 yes +");
});

test("two hours of one day are told apart by their hour alone", () => {
  const evening = ["14:00", "18:30"].map((startsAt, index) => ({ id: index, heldOn: "2026-12-08", startsAt }));
  expect(read("le 8", evening)).toBe("ask");
  expect(read("oui le 8 à 18h30", evening)).toBe("2 yes");
  expect(read("mardi 8 décembre, 14 h", evening)).toBe("1 yes +");
});

test("with one date left, yes and no are enough", () => {
  const one = options.slice(0, 1);
  expect(read("oui", one)).toBe("1 yes +");
  expect(read("peut-être", one)).toBe("1 maybe +");
});
