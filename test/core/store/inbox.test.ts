import { expect, test } from "vitest";
import { openDatabase } from "../../../src/core/store/database.ts";
import { type Contribution, createInbox } from "../../../src/core/store/inbox.ts";

const contribution: Contribution = { interview: 7, person: 3, version: 1, entries: { depuis: 12 }, settles: true };

test("what a message brought is kept with its trace, changes with it, and goes with it", () => {
  const inbox = createInbox(openDatabase(":memory:").db);
  expect(inbox.handled("slack", "m1")).toBeUndefined();
  expect(inbox.markHandled("slack", "m1", 10)).toBe(true);
  expect(inbox.handled("slack", "m1")).toEqual({});
  inbox.keepContribution("slack", "m1", contribution);
  inbox.keepContribution("matrix", "m1", contribution);
  expect(inbox.markHandled("slack", "m1", 20)).toBe(false);
  expect(inbox.handled("slack", "m1")).toEqual({ contribution });
  expect(inbox.handled("matrix", "m1")).toBeUndefined();
  inbox.keepContribution("slack", "m1", undefined);
  expect(inbox.handled("slack", "m1")).toEqual({});
  inbox.forgetBefore(11);
  expect(inbox.handled("slack", "m1")).toBeUndefined();
});
