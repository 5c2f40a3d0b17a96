import { expect, test } from "vitest";
import { type Diffusion, hasReached, type Outcome, stateOf } from "../../../src/core/communication/diffusion.ts";

const announcement = { id: 1, title: "Titre", body: "Texte", at: 0 };
const byRelais: Diffusion = { id: 1, announcement, audience: "maires", channel: "relais", dueOn: "2026-12-04" };
const displayed: Diffusion = { ...byRelais, channel: "display" };
const proof = { id: 1, how: "affiché", doneOn: "2026-12-04" };
const to = (...outcomes: Outcome[]) => outcomes.map((outcome) => ({ outcome }));

test.each([
  ["planned until Relais begins", byRelais, [], [], "2026-12-05", { kind: "planned" }],
  ["planned before its day", displayed, [], [], "2026-12-03", { kind: "planned" }],
  ["to do on its day", displayed, [], [], "2026-12-04", { kind: "to_do" }],
  ["done once it is proven", displayed, [], [proof], "2026-12-04", { kind: "done", proofs: [proof] }],
  ["cancelled", { ...displayed, cancelledAt: 1 }, [], [], "2026-12-04", { kind: "cancelled" }],
  [
    "left, as far as it went",
    { ...byRelais, begunAt: 1 },
    to("sent", "waiting", "failed"),
    [],
    "2026-12-04",
    { kind: "left", sent: 1, of: 3, stopped: false },
  ],
  [
    "left, and stopped for the others",
    { ...byRelais, begunAt: 1, cancelledAt: 2 },
    to("sent", "withdrawn"),
    [],
    "2026-12-04",
    { kind: "left", sent: 1, of: 2, stopped: true },
  ],
  [
    "cancelled when nobody had it yet",
    { ...byRelais, begunAt: 1, cancelledAt: 2 },
    to("withdrawn"),
    [],
    "2026-12-04",
    { kind: "cancelled" },
  ],
] as const)("a line is %s", (_, diffusion, receivers, proofs, today, state) => {
  expect(stateOf(diffusion, receivers, proofs, today)).toEqual(state);
});

test("an audience was reached once somebody received it, or its proof is there", () => {
  expect(hasReached({ kind: "done", proofs: [proof] })).toBe(true);
  expect(hasReached({ kind: "left", sent: 1, of: 25, stopped: true })).toBe(true);
  expect(hasReached({ kind: "left", sent: 0, of: 25, stopped: false })).toBe(false);
  expect(hasReached({ kind: "to_do" })).toBe(false);
});
