import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../src/core/store/store.ts";

function opened() {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  const mandates = [{ function: "mayor" as const, delegations: [] }];
  const id = store.people.save({ email: "a@b.fr", firstName: "Anne", lastName: "Bé", mandates, presence: [] }, 0);
  return { preferences: store.preferences, id };
}

test("keeps what was chosen, and nothing in the place of what was not", () => {
  const { id, preferences } = opened();
  expect(preferences.of(id)).toEqual({});
  preferences.save(id, { weekday: 7, time: "18:00", every: "month", volume: "short", platform: "matrix", chosenAt: 5 });
  preferences.save(id, { weekday: 7, notBefore: "09:00", stoppedAt: 6 });
  expect(preferences.of(id)).toEqual({ weekday: 7, notBefore: "09:00", stoppedAt: 6 });
  expect([...preferences.all()]).toEqual([[id, { weekday: 7, notBefore: "09:00", stoppedAt: 6 }]]);
});

test("an absence takes the place of those it overlaps, and of no other; over, it is let go of", () => {
  const { id, preferences } = opened();
  preferences.setAbsence(id, { first: "2026-12-01", back: "2026-12-05" });
  preferences.setAbsence(id, { first: "2026-12-05", back: "2026-12-08" });
  preferences.setAbsence(id, { first: "2026-12-21", back: "2027-01-05" });
  preferences.setAbsence(id, { first: "2026-12-28", back: "2027-01-10" });
  const kept = [
    { first: "2026-12-01", back: "2026-12-05" },
    { first: "2026-12-05", back: "2026-12-08" },
    { first: "2026-12-28", back: "2027-01-10" },
  ];
  expect(preferences.absences(id)).toEqual(kept);
  preferences.forgetAbsencesBefore("2026-12-08");
  expect(preferences.absences(id)).toEqual(kept.slice(1));
  expect([...preferences.allAbsences().keys()]).toEqual([id]);
});

test("a turn replaces the one before", () => {
  const { id, preferences } = opened();
  expect(preferences.lastTurn(id)).toBeUndefined();
  preferences.takeTurn(id, 1);
  preferences.takeTurn(id, 2);
  expect(preferences.lastTurn(id)).toBe(2);
  expect([...preferences.turns()]).toEqual([[id, 2]]);
});
