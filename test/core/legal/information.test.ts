import { describe, expect, test } from "vitest";
import { type InformedMeeting, owedOf, provenFor } from "../../../src/core/legal/information.ts";

const council = (id: number, heldOn: string, more: Partial<InformedMeeting> = {}): InformedMeeting => ({
  id,
  kind: "council",
  heldOn,
  budgetDebate: false,
  activityReport: false,
  ...more,
});

const due = (meetings: InformedMeeting[], occurrence: string) =>
  owedOf(meetings).find((one) => one.occurrence === occurrence)?.due;

describe("what is owed to the municipal councillors (L. 5211-40-2)", () => {
  test("of the council of 17/12/2026: the convocation before, the list of resolutions by 17/01/2027, a Sunday", () => {
    expect(due([council(12, "2026-12-17")], "R16:convocation:meeting:12")).toBe("2026-12-16");
    expect(due([council(12, "2026-12-17")], "R16:liste:meeting:12")).toBe("2027-01-17");
  });

  test("the minutes follow the meeting that adopts them, and have no day before it has one", () => {
    expect(due([council(12, "2026-12-17")], "R16:pv:meeting:12")).toBeUndefined();
    expect(due([council(13, "2027-01-28"), council(12, "2026-12-17")], "R16:pv:meeting:12")).toBe("2027-02-28");
  });

  test("the report on the budget is owed when the agenda speaks of it", () => {
    const unsure = [true, false].map(
      (budgetDebate) =>
        owedOf([council(1, "2027-02-11", { budgetDebate })]).find(({ paper }) => paper === "rob")?.ifAny,
    );
    expect(unsure).toEqual([false, true]);
  });

  test("of a conference of mayors, its opinion if it gave one", () => {
    expect(owedOf([{ ...council(5, "2026-12-15"), kind: "mayors" }])).toMatchObject([
      { occurrence: "R16:avis_maires:meeting:5", ifAny: true },
    ]);
  });

  test("is proven for all, or for the municipalities named, and known to be late", () => {
    const [convocation] = owedOf([council(12, "2026-12-17")]);
    if (convocation === undefined) throw new Error("nothing is owed");
    expect(provenFor(convocation, [], ["a", "b"])).toMatchObject({ missing: ["a", "b"], late: false });
    expect(provenFor(convocation, [{ insee: "a", doneOn: "2026-12-11" }], ["a", "b"]).missing).toEqual(["b"]);
    expect(provenFor(convocation, [{ doneOn: "2026-12-17" }], ["a", "b"])).toMatchObject({ missing: [], late: true });
  });
});
