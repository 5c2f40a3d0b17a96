import { addDays } from "./civil-date.ts";
import type { CivilDate } from "./civil-date.ts";
import { easterSunday } from "./easter.ts";

/** Where the day is lived: some departments have holidays of their own. */
export type Place = {
  /** INSEE code of the department: "42", "2A", "974". */
  department?: string;
  /** Whether the local law of Alsace and Moselle applies; by default, told by the department. */
  alsaceMoselle?: boolean;
};

export type Holiday = { date: CivilDate; name: string };

/** A day that comes back: on the same date each year, or so many days after Easter Sunday. */
type YearlyDay = { name: string } & ({ monthDay: string } | { afterEaster: number });

/** Code du travail, art. L. 3133-1. */
const NATIONAL: YearlyDay[] = [
  { name: "jour de l’an", monthDay: "01-01" },
  { name: "lundi de Pâques", afterEaster: 1 },
  { name: "fête du Travail", monthDay: "05-01" },
  { name: "8 mai 1945", monthDay: "05-08" },
  { name: "Ascension", afterEaster: 39 },
  { name: "lundi de Pentecôte", afterEaster: 50 },
  { name: "fête nationale", monthDay: "07-14" },
  { name: "Assomption", monthDay: "08-15" },
  { name: "Toussaint", monthDay: "11-01" },
  { name: "11 novembre 1918", monthDay: "11-11" },
  { name: "Noël", monthDay: "12-25" },
];

/**
 * Code du travail, art. L. 3134-13. Good Friday is one only in communes with a Protestant temple or a mixed church;
 * it counts everywhere here, because a last open day told too early costs less than one told too late.
 */
const ALSACE_MOSELLE: YearlyDay[] = [
  { name: "Vendredi saint", afterEaster: -2 },
  { name: "Saint-Étienne", monthDay: "12-26" },
];

/** Code du travail, art. L. 3422-2. Days off by custom alone, such as Good Friday in the Antilles, are not in it. */
const ABOLITION_BY_DEPARTMENT: Record<string, string> = {
  "971": "05-27",
  "972": "05-22",
  "973": "06-10",
  "974": "12-20",
  "976": "04-27",
};

const ALSACE_MOSELLE_DEPARTMENTS = new Set(["57", "67", "68"]);

function yearlyDaysOf({ department = "", alsaceMoselle }: Place): YearlyDay[] {
  const abolition = ABOLITION_BY_DEPARTMENT[department];
  return [
    ...NATIONAL,
    ...((alsaceMoselle ?? ALSACE_MOSELLE_DEPARTMENTS.has(department)) ? ALSACE_MOSELLE : []),
    ...(abolition ? [{ name: "abolition de l’esclavage", monthDay: abolition }] : []),
  ];
}

/** Looking for an open day asks for the same years again and again. */
const known = new Map<string, readonly Holiday[]>();

/** The public holidays of `year` in order; two of them may fall on the same day. */
export function holidaysOf(year: number, place: Place = {}): readonly Holiday[] {
  const key = `${year} ${place.department} ${place.alsaceMoselle}`;
  const holidays = known.get(key) ?? computeHolidays(year, place);
  known.set(key, holidays);
  return holidays;
}

function computeHolidays(year: number, place: Place): Holiday[] {
  const easter = easterSunday(year);
  return yearlyDaysOf(place)
    .map((day) => ({
      name: day.name,
      date: "monthDay" in day ? `${year}-${day.monthDay}` : addDays(easter, day.afterEaster),
    }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

export function isHoliday(date: CivilDate, place: Place = {}): boolean {
  return holidaysOf(Number(date.slice(0, 4)), place).some((holiday) => holiday.date === date);
}
