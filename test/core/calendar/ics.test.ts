import * as fc from "fast-check";
import ICAL from "ical.js";
import { sync } from "node-ical";
import { describe, expect, test } from "vitest";
import { type CalendarEvent, toCalendarFile } from "../../../src/core/calendar/ics.ts";
import { instantOf, localTimeAt } from "../../../src/core/calendar/local-time.ts";

const at = Date.UTC(2026, 10, 23, 8);
const linesOf = (title: string) =>
  toCalendarFile("Échéances", [{ id: "deadline-7@relais", title, date: "2026-12-01" }], at).split("\r\n");

type Read = {
  method: unknown;
  uid: string;
  title: string;
  place: string;
  notes: string;
  start: number;
  end: number;
  revision: number;
  status: string;
  modified: number;
};

/** The one event of a file, as ical.js (Thunderbird's own) reads it. */
function byIcalJs(file: string): Read {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const component = calendar.getFirstSubcomponent("vevent");
  if (component === null) throw new Error("no event");
  const event = new ICAL.Event(component);
  const instant = (name: string) => {
    const value = component.getFirstPropertyValue(name);
    return value instanceof ICAL.Time ? value.toJSDate().getTime() : Number.NaN;
  };
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event.uid,
    title: event.summary,
    place: event.location ?? "",
    notes: event.description ?? "",
    start: instant("dtstart"),
    end: instant("dtend"),
    revision: event.sequence,
    status: String(component.getFirstPropertyValue("status")),
    modified: instant("last-modified"),
  };
}

/** A text alone, or one told with its language. */
function textOf(value: unknown): string {
  if (typeof value === "object" && value !== null && "val" in value) return String(value.val);
  return typeof value === "string" ? value : "";
}

/** The same, as node-ical reads it. */
function byNodeIcal(file: string): Read {
  const event = Object.values(sync.parseICS(file)).find((one) => one?.type === "VEVENT");
  if (event?.type !== "VEVENT") throw new Error("no event");
  return {
    method: event.method,
    uid: event.uid,
    title: textOf(event.summary),
    place: textOf(event.location),
    notes: textOf(event.description),
    start: event.start.getTime(),
    end: event.end?.getTime() ?? Number.NaN,
    revision: Number(event.sequence),
    status: String(event.status),
    modified: event.lastmodified?.getTime() ?? Number.NaN,
  };
}

/** `mistakes`: what the file says rightly, and this parser alone reads otherwise ("\\\\n" is no line break). */
const parsers = [
  ["ical.js", byIcalJs, /(?!)/u],
  ["node-ical", byNodeIcal, /\\[nN;,]/u],
] as const;

const meeting = (known: Partial<CalendarEvent> = {}): CalendarEvent => ({
  id: "meeting-3@relais",
  title: "Comité de pilotage",
  place: "salle des fêtes de Vougy",
  startsAt: Date.UTC(2026, 11, 17, 13),
  endsAt: Date.UTC(2026, 11, 17, 15),
  ...known,
});

describe("a whole day", () => {
  test("is the same event each time it is opened", () => {
    const lines = linesOf("Comité technique");
    expect(lines).toContain("DTSTART;VALUE=DATE:20261201");
    expect(lines).toContain("UID:deadline-7@relais");
    expect(lines).toContain("DTSTAMP:20261123T080000Z");
    expect(lines.filter((line) => line.startsWith("DTEND"))).toEqual([]);
  });

  test("has the signs that mean something escaped, and its long lines folded", () => {
    const text = linesOf("Avis ; sur le pacte, à rendre " + "très ".repeat(30)).join("\r\n");
    expect(text).toContain("SUMMARY:Avis \\; sur le pacte\\, à rendre");
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test("nothing to do is an empty calendar", () => {
    expect(toCalendarFile("Échéances", [], at)).not.toContain("VEVENT");
  });
});

describe.each(parsers)("a meeting, read by %s", (_name, parse, mistakes) => {
  test("is created with its hour, its place and its state", () => {
    expect(parse(toCalendarFile("Réunion", [meeting()], at))).toEqual({
      method: "PUBLISH",
      uid: "meeting-3@relais",
      title: "Comité de pilotage",
      place: "salle des fêtes de Vougy",
      notes: "",
      start: Date.UTC(2026, 11, 17, 13),
      end: Date.UTC(2026, 11, 17, 15),
      revision: 0,
      status: "CONFIRMED",
      modified: at,
    });
  });

  test("is changed: the same event, one revision further", () => {
    const startsAt = Date.UTC(2026, 11, 18, 14);
    const changed = { ...meeting(), startsAt, endsAt: startsAt + 3_600_000, revision: 1, place: "Charlieu" };
    const read = parse(toCalendarFile("Réunion", [changed], at + 60_000));
    expect(read).toMatchObject({ uid: "meeting-3@relais", revision: 1, start: startsAt, place: "Charlieu" });
    expect(read.modified).toBe(at + 60_000);
  });

  test("is cancelled: still published, so that opening it by hand does it", () => {
    const cancelled = { ...meeting(), title: "Annulée : Comité de pilotage", revision: 2, cancelled: true };
    const file = toCalendarFile("Réunion", [cancelled], at);
    expect(parse(file)).toMatchObject({
      method: "PUBLISH",
      uid: "meeting-3@relais",
      status: "CANCELLED",
      revision: 2,
      title: "Annulée : Comité de pilotage",
    });
    expect(file).toContain("TRANSP:TRANSPARENT");
  });

  test.each([
    ["Europe/Paris", "2026-10-24", "14:00"],
    ["Europe/Paris", "2026-10-25", "14:00"],
    ["Europe/Paris", "2026-10-25", "01:30"],
    ["Europe/Paris", "2027-03-27", "18:30"],
    ["Europe/Paris", "2027-03-28", "18:30"],
    ["Indian/Reunion", "2026-10-25", "09:00"],
    ["Indian/Reunion", "2026-12-17", "00:15"],
    ["America/Martinique", "2027-03-28", "19:00"],
    ["America/Martinique", "2026-12-31", "23:30"],
    ["Pacific/Noumea", "2027-01-01", "08:00"],
  ])("in %s on %s at %s shows that hour there", (zone, date, time) => {
    const startsAt = instantOf(date, time, zone);
    const read = parse(toCalendarFile("Réunion", [{ ...meeting(), startsAt, endsAt: startsAt + 7_200_000 }], at));
    expect(localTimeAt(read.start, zone)).toEqual({ date, time });
    expect(read.end - read.start).toBe(7_200_000);
  });

  test("keeps any words, commas, line breaks and emoji included", () => {
    const signs = fc.constantFrom(
      ",",
      ";",
      "\\",
      "\n",
      '"',
      ":",
      " ",
      "é",
      "’",
      "🎉",
      "👩‍🌾",
      "n",
      "N",
      "\u202f",
      "DTEND:",
    );
    const words = fc
      .array(fc.oneof(signs, fc.string({ unit: "grapheme", maxLength: 8 })), { minLength: 1, maxLength: 40 })
      .map((parts) => `Le ${parts.join("")} fin`)
      // What no agenda can hold: a control character; and what parsers trim or normalise on their own.
      // oxlint-disable-next-line no-control-regex -- they are what is left out
      .filter((text) => !/[\u0000-\u0009\u000b-\u001f\u007f\u0085\u2028\u2029\ufeff]/u.test(text))
      .filter((text) => !mistakes.test(text));
    fc.assert(
      fc.property(words, words, (title, place) => {
        const file = toCalendarFile("Réunion", [{ ...meeting(), title, place, notes: title }], at);
        const read = parse(file);
        expect({ title: read.title, place: read.place, notes: read.notes }).toEqual({ title, place, notes: title });
        for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }),
      { numRuns: 150 },
    );
  });
});
