import { expect, test } from "vitest";
import { addDays, daysBetween } from "../../../src/core/calendar/civil-date.ts";
import { isOpenDay } from "../../../src/core/calendar/open-days.ts";
import { readDate } from "../../../src/core/language/read-date.ts";
import { exampleDay, exampleOn } from "../../../src/core/words/example-days.ts";

test("every day of two years, the day of an example is read back as an open day three weeks away", () => {
  const wrong = Array.from({ length: 730 }, (_, index) => addDays("2026-11-23", index)).filter((today) => {
    const reading = readDate(exampleDay(today), today);
    if (reading.kind !== "read" || reading.rest !== "") return true;
    const ahead = daysBetween(today, reading.value);
    return !isOpenDay(reading.value) || ahead < 21 || ahead > 26;
  });
  expect(wrong).toEqual([]);
});

test("an example without a day is shown as it is written", () => {
  expect(exampleOn("planifier conseil {jour}", "2026-12-14")).toBe("planifier conseil 4 janvier 2027");
  expect(exampleOn("pourquoi R1", "2026-12-14")).toBe("pourquoi R1");
});
