import type { CivilDate } from "../calendar/civil-date.ts";
import { daysBetween } from "../calendar/civil-date.ts";

/** `unfinished`: what was still open when the campaign was closed. */
type CoverageState = "validated" | "ongoing" | "not_begun" | "abandoned" | "unfinished";

/** A municipality, or a person asked in their own name. */
export type Place = { insee?: string; name: string };

/** What a campaign counts. */
export type Unit = "municipality" | "person";

/** Where a campaign stands, one by one. The lists share out `total`; `closedOn`: since when nothing is asked. */
export type Coverage = Record<CoverageState, Place[]> & { total: number; unit: Unit; closedOn?: CivilDate };

type Status = "invited" | "open" | "paused" | "validated" | "abandoned" | "closed";

const stateOf: Record<Status, CoverageState> = {
  invited: "not_begun",
  open: "ongoing",
  paused: "ongoing",
  validated: "validated",
  abandoned: "abandoned",
  closed: "unfinished",
};

/** In the order given. */
export function coverageOf(asked: readonly (Place & { status: Status })[], unit: Unit, closedOn?: CivilDate): Coverage {
  const coverage: Coverage = {
    validated: [],
    ongoing: [],
    not_begun: [],
    abandoned: [],
    unfinished: [],
    total: asked.length,
    unit,
    ...(closedOn === undefined ? {} : { closedOn }),
  };
  for (const { status, ...place } of asked) coverage[stateOf[status]].push(place);
  return coverage;
}

function missingFrom(coverage: Coverage): Place[] {
  return [...coverage.ongoing, ...coverage.not_begun];
}

/** What the DGS has to settle, each derived from what is stored: never kept as a thing of its own. */
export type Matter =
  | { matter: "late_deadline"; title: string; due: CivilDate; days: number }
  | { matter: "campaign_overdue"; title: string; wishedBy: CivilDate; missing: number; unit: Unit }
  | { matter: "abandoned"; places: Place[] }
  | { matter: "unreachable"; places: Place[] };

export function mattersOf(input: {
  today: CivilDate;
  deadlines: readonly { title: string; due: CivilDate }[];
  campaigns: readonly { title: string; wishedBy: CivilDate; coverage: Coverage }[];
  /** Municipalities where nobody can be written to. */
  unreachable: readonly Place[];
}): Matter[] {
  const { today, deadlines, campaigns } = input;
  const late = deadlines
    .filter((one) => one.due < today)
    .map((one): Matter => ({
      matter: "late_deadline",
      title: one.title,
      due: one.due,
      days: daysBetween(one.due, today),
    }));
  const overdue = campaigns
    .filter((one) => one.wishedBy < today && missingFrom(one.coverage).length > 0)
    .map((one): Matter => ({
      matter: "campaign_overdue",
      title: one.title,
      wishedBy: one.wishedBy,
      missing: missingFrom(one.coverage).length,
      unit: one.coverage.unit,
    }));
  const abandoned = campaigns.flatMap((one) => one.coverage.abandoned);
  const awaited = new Set(campaigns.flatMap((one) => missingFrom(one.coverage)).map(({ insee }) => insee));
  const unreachable = input.unreachable.filter((place) => awaited.has(place.insee));
  return [
    ...late,
    ...overdue,
    ...(abandoned.length > 0 ? [{ matter: "abandoned", places: abandoned } satisfies Matter] : []),
    ...(unreachable.length > 0 ? [{ matter: "unreachable", places: unreachable } satisfies Matter] : []),
  ];
}
