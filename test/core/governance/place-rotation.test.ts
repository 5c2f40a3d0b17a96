import { describe, expect, test } from "vitest";
import { countNeverHosts, type Hosting, proposeHosts } from "../../../src/core/governance/place-rotation.ts";

const places = ["Arcinges", "Boyer", "Charlieu", "Vougy"].map((name) => ({ insee: name, name }));
const own = (insee: string, on: string): Hosting => ({ insee, on, own: true });
const other = (insee: string, on: string): Hosting => ({ insee, on, own: false });
const names = (hostings: Hosting[]) => proposeHosts(places, hostings, 4).map(({ name }) => name);

describe("who hosts next", () => {
  test("those that never hosted come first, in their order", () => {
    expect(names([own("Arcinges", "2026-03-01"), own("Charlieu", "2025-01-01")])).toEqual([
      "Boyer",
      "Vougy",
      "Charlieu",
      "Arcinges",
    ]);
  });

  test("then those that hosted this instance least, then longest ago", () => {
    const hostings = [
      own("Arcinges", "2026-01-01"),
      own("Boyer", "2026-02-01"),
      own("Charlieu", "2025-01-01"),
      own("Charlieu", "2025-02-01"),
      own("Vougy", "2025-12-01"),
    ];
    expect(names(hostings)).toEqual(["Vougy", "Arcinges", "Boyer", "Charlieu"]);
  });

  test("what other instances did counts after what this one did, and is said", () => {
    const proposed = proposeHosts(places, [other("Arcinges", "2026-05-01"), own("Boyer", "2024-01-01")], 4);
    expect(proposed.map(({ name, because }) => [name, because.why])).toEqual([
      ["Charlieu", "never"],
      ["Vougy", "never"],
      ["Arcinges", "others"],
      ["Boyer", "own"],
    ]);
    expect(proposed[2]?.because).toEqual({ why: "others", on: "2026-05-01" });
  });

  test("of 158 municipalities a few are proposed, and the others counted", () => {
    const many = Array.from({ length: 158 }, (_, rank) => ({ insee: `${rank}`, name: `Commune ${rank}` }));
    expect(proposeHosts(many, [own("0", "2026-01-01")], 4).map(({ insee }) => insee)).toEqual(["1", "2", "3", "4"]);
    expect(countNeverHosts(many, [own("0", "2026-01-01")])).toBe(157);
  });

  test("one that left the perimeter is not proposed", () => {
    expect(names([own("Gone", "2020-01-01")])).toHaveLength(4);
  });
});
