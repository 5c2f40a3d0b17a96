import type { CivilDate } from "../calendar/civil-date.ts";
import { daysBetween } from "../calendar/civil-date.ts";

type CoverageState = "validated" | "ongoing" | "not_begun" | "abandoned";

export type Place = { insee: string; name: string };

/** Where a campaign stands, municipality by municipality. The four lists share out `total`. */
export type Coverage = Record<CoverageState, Place[]> & { total: number };

type Status = "invited" | "open" | "paused" | "validated" | "abandoned";

const stateOf: Record<Status, CoverageState> = {
  invited: "not_begun",
  open: "ongoing",
  paused: "ongoing",
  validated: "validated",
  abandoned: "abandoned",
};

export function coverageOf(
  interviews: readonly { insee: string; status: Status }[],
  municipalities: readonly Place[],
): Coverage {
  const statuses = new Map(interviews.map((interview) => [interview.insee, interview.status]));
  const coverage: Coverage = { validated: [], ongoing: [], not_begun: [], abandoned: [], total: 0 };
  for (const place of municipalities) {
    const status = statuses.get(place.insee);
    if (status === undefined) continue;
    coverage[stateOf[status]].push({ insee: place.insee, name: place.name });
    coverage.total += 1;
  }
  return coverage;
}

function missingFrom(coverage: Coverage): Place[] {
  return [...coverage.ongoing, ...coverage.not_begun];
}

/** What the DGS has to settle, each derived from what is stored: never kept as a thing of its own. */
export type Matter =
  | { matter: "late_deadline"; title: string; due: CivilDate; days: number }
  | { matter: "campaign_overdue"; title: string; wishedBy: CivilDate; missing: number }
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
    }));
  const abandoned = campaigns.flatMap((one) => one.coverage.abandoned);
  const awaited = new Set(campaigns.flatMap((one) => missingFrom(one.coverage)).map((place) => place.insee));
  const unreachable = input.unreachable.filter((place) => awaited.has(place.insee));
  return [
    ...late,
    ...overdue,
    ...(abandoned.length > 0 ? [{ matter: "abandoned", places: abandoned } satisfies Matter] : []),
    ...(unreachable.length > 0 ? [{ matter: "unreachable", places: unreachable } satisfies Matter] : []),
  ];
}
