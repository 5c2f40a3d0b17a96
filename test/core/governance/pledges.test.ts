import { describe, expect, test } from "vitest";
import { articlesOf, askedFrom, standing, tallyPledges } from "../../../src/core/governance/pledges.ts";

const said = (insee: string, level: "leads" | "takes_part", version = 1) => ({ insee, level, version });
const version = (number: number, asksAgain: boolean) => ({ number, asksAgain });

describe("pledges", () => {
  test("the last thing a municipality said is what stands", () => {
    const last = standing([said("A", "leads"), said("B", "leads"), said("A", "takes_part")]);
    expect(last.get("A")?.level).toBe("takes_part");
    expect(last.get("B")?.level).toBe("leads");
  });

  test("are counted by level in the order of the municipalities, who said nothing apart", () => {
    const tally = tallyPledges([said("C", "takes_part"), said("A", "takes_part")], ["A", "B", "C"], 1);
    expect(tally.byLevel.takes_part).toEqual(["A", "C"]);
    expect(tally.silent).toEqual(["B"]);
  });

  test("on a text older than the one that asks everybody again are apart", () => {
    const tally = tallyPledges([said("A", "leads"), said("B", "leads", 2)], ["A", "B"], 2);
    expect(tally.earlier).toEqual(["A"]);
    expect(tally.byLevel.leads).toEqual(["B"]);
  });

  test("are asked from the last version that asks again", () => {
    expect(askedFrom([version(1, true), version(2, false)])).toBe(1);
    expect(askedFrom([version(1, true), version(2, true), version(3, false)])).toBe(2);
  });
});

describe("articles", () => {
  test("are the lines of the text, without the numbers typed before them", () => {
    expect(articlesOf("Article 1 : accueillir\n2. partager\n\n- 12 places par an")).toEqual([
      "accueillir",
      "partager",
      "12 places par an",
    ]);
  });

  test("a text of one line has none, unless it is numbered", () => {
    expect(articlesOf("https://exemple.fr/pacte")).toEqual([]);
    expect(articlesOf("1. Accueillir")).toEqual(["Accueillir"]);
  });
});
