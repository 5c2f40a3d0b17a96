import { expect, test } from "vitest";
import type { Reading } from "../../../src/core/language/reading.ts";

/** Kept without asking. */
export function reads<T>(read: (text: string) => Reading<T>, rows: [said: string, value: T, rest?: string][]): void {
  test.each(rows)("reads %j as %j", (said, value, rest = "") =>
    expect(read(said)).toEqual({ kind: "read", value, estimate: false, rest }),
  );
}

/** Kept, as an estimate. */
export function estimates<T>(read: (text: string) => Reading<T>, rows: [said: string, value: T][]): void {
  test.each(rows)("reads %j as about %j", (said, value) =>
    expect(read(said)).toEqual({ kind: "read", value, estimate: true, rest: "" }),
  );
}

/** Asked about, with these values in this order. */
export function asks<T>(read: (text: string) => Reading<T>, rows: [said: string, ...values: T[]][]): void {
  test.each(rows.map(([said, ...values]) => ({ said, values })))("asks about $said", ({ said, values }) => {
    const reading = read(said);
    expect(reading.kind === "ask" ? reading.candidates.map(({ value }) => value) : reading).toEqual(values);
  });
}

export function leavesUnread(read: (text: string) => Reading<unknown>, said: string[]): void {
  test.each(said)("leaves %j unread", (text) => expect(read(text)).toEqual({ kind: "unread" }));
}
