import { describe, expect, test } from "vitest";
import { cutAmount, readKeys } from "../../../src/commands/scenarios/read-key.ts";
import { indicatorsOf } from "../../../src/core/diagnostic/indicator.ts";
import { summable } from "../../../src/core/scenario/totals.ts";
import { library } from "../../support/test-bot.ts";

const questionnaire = library.questionnaires.get("mutu_service/jeunesse");
if (questionnaire === undefined) throw new Error("no such questionnaire");
const indicators = summable(indicatorsOf(questionnaire));

/** "population 60, usagers_an 40", or why it is none; several by " / ". */
function read(said: string): string {
  return readKeys(said, indicators)
    .map((one) =>
      one.kind === "key" ? one.key.map(({ measure, percent }) => `${measure} ${percent}`).join(", ") : one.kind,
    )
    .join(" / ");
}

describe("a key", () => {
  test.each([
    ["par population", "population 100"],
    ["au prorata des habitants", "population 100"],
    ["selon la population municipale", "population 100"],
    ["à parts égales", "equal 100"],
    ["Par usagers", "usagers_an 100"],
    ["selon la fréquentation", "usagers_an 100"],
    ["par ETP", "etp_total 100"],
    ["places le mercredi", "places_alsh_mercredi 100"],
    ["60 % population 40 % usage", "population 60, usagers_an 40"],
    ["60% de population, et 40 % d'usage", "population 60, usagers_an 40"],
    ["population 60 %, usage 40 %", "population 60, usagers_an 40"],
    ["60 pour cent population le reste usage", "population 60, usagers_an 40"],
    ["moitié population moitié usage", "population 50, usagers_an 50"],
    ["60/40 population usage", "population 60, usagers_an 40"],
    ["60-40 population et parts égales", "population 60, equal 40"],
    ["33,3 % population, 33,3 % usage, 33,4 % ETP", "population 33.3, usagers_an 33.3, etp_total 33.4"],
    ["population ou usage", "population 100 / usagers_an 100"],
    ["population vs 50 % population 50 % usage", "population 100 / population 50, usagers_an 50"],
    ["par population plutôt que par ETP", "population 100 / etp_total 100"],
  ])("« %s » is %s", (said, expected) => {
    expect(read(said)).toBe(expected);
  });

  test.each([
    ["60 % population 30 % usage", "not_100"],
    ["60 % population", "not_100"],
    ["120 % population", "not_100"],
    ["60/50 population usage", "not_100"],
    ["population et usage", "unparted"],
    ["population, usage", "unparted"],
    ["humeur", "unknown"],
    ["60 % population 40 % humeur", "unknown"],
    ["usage 40, population 60", "unknown"],
    ["un peu de tout", "unknown"],
  ])("« %s » is none: %s", (said, why) => {
    expect(read(said)).toBe(why);
  });
});

test.each([
  ["120 000 € par population", "120 000 €", "par population"],
  ["par population, 120k€", "120k€", "par population,"],
  ["1,2 M€ à parts égales", "1,2 M€", "à parts égales"],
  ["2 millions d'euros par usage", "2 millions d'euros", "par usage"],
  ["50.000,5 € par an par usage", "50.000,5 €", "par usage"],
  ["120000 par habitants", "120000", "par habitants"],
  ["60 % population 40 % usage", undefined, "60 % population 40 % usage"],
  ["60/40 population usage", undefined, "60/40 population usage"],
])("the amount of « %s »", (said, amount, rest) => {
  const cut = cutAmount(said);
  expect([cut.amount, cut.rest]).toEqual([amount, rest]);
});
