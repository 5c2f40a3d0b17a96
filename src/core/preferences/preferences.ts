import type { Platform } from "../adapter.ts";
import type { Volume } from "../briefing/facts.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import { type Hours, officeHours } from "../calendar/office-hours.ts";

export const rhythms = ["week", "fortnight", "month"] as const;
export type Every = (typeof rhythms)[number];
/** How often the briefing comes; "never": they want it no more, and the rest as before. */
export type Often = Every | "never";

/** What somebody chose of what Relais writes to them of its own accord; what is absent is as usual. */
export type Preferences = {
  /** ISO weekday of their briefing. */
  weekday?: number;
  /** Hour of their briefing. */
  time?: LocalTime;
  every?: Often;
  volume?: Volume;
  notBefore?: LocalTime;
  notAfter?: LocalTime;
  platform?: Platform;
  /** Since when they are told nothing but what is owed to them (epoch ms). */
  stoppedAt?: number;
  /** When they last changed the day, the hour or the frequency, or came back (epoch ms): what was due before is no longer. */
  chosenAt?: number;
};

/** `back`: the first day on which they are there again. */
export type Absence = { first: CivilDate; back: CivilDate };

/** One thing that somebody asks to change. */
export type Change =
  | { about: "when"; weekday?: number; time?: LocalTime; every?: Often }
  | { about: "hours"; notBefore?: LocalTime; notAfter?: LocalTime }
  | { about: "volume"; volume: Volume }
  | { about: "channel"; platform: Platform | "any" }
  | { about: "absence"; first: CivilDate; back: CivilDate }
  | { about: "absence_off"; first: CivilDate; back: CivilDate }
  | { about: "back"; on: CivilDate }
  | { about: "stop" }
  | { about: "resume" };

/** Nobody is written to at night, whatever they chose: from `closes` to `opens`. */
export const waking: Hours = { opens: "07:00", closes: "21:00" };

/** The hours at which they may be written to: office hours, but for the bound they chose, and what it leaves of the day. */
export function hoursOf({ notBefore, notAfter }: Pick<Preferences, "notBefore" | "notAfter">): Hours {
  const opens = notBefore ?? (notAfter !== undefined && notAfter <= "09:00" ? waking.opens : officeHours.opens);
  const closes = notAfter ?? (opens >= "17:00" ? waking.closes : officeHours.closes);
  return { opens, closes };
}

export function isAbsent(absences: readonly Absence[], day: CivilDate): boolean {
  return absences.some(({ first, back }) => first <= day && day < back);
}
