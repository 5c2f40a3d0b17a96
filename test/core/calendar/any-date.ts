import * as fc from "fast-check";
import type { CivilDate } from "../../../src/core/calendar/civil-date.ts";

/** Any day from 1990 to 2100, made without the code under test. */
export const anyDate: fc.Arbitrary<CivilDate> = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2100, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
