import { expect, test } from "vitest";
import { toCalendarFile } from "../../../src/core/calendar/ics.ts";

const at = Date.UTC(2026, 10, 23, 8);
const linesOf = (title: string) =>
  toCalendarFile("Échéances", [{ id: "deadline-7@relais", title, date: "2026-12-01" }], at).split("\r\n");

test("a deadline is a whole day, the same event each time it is opened", () => {
  const lines = linesOf("Comité technique");
  expect(lines).toContain("DTSTART;VALUE=DATE:20261201");
  expect(lines).toContain("UID:deadline-7@relais");
  expect(lines).toContain("DTSTAMP:20261123T080000Z");
  expect(lines.filter((line) => line.startsWith("DTEND"))).toEqual([]);
});

test("signs that have a meaning there are escaped, and long lines folded", () => {
  const text = linesOf("Avis ; sur le pacte, à rendre " + "très ".repeat(30)).join("\r\n");
  expect(text).toContain("SUMMARY:Avis \\; sur le pacte\\, à rendre");
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test("nothing to do is an empty calendar", () => {
  expect(toCalendarFile("Échéances", [], at)).not.toContain("VEVENT");
});
