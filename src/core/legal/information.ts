import { addDays, addMonths, type CivilDate } from "../calendar/civil-date.ts";

/** What article L. 5211-40-2 has sent to the municipal councillors who do not sit in the council of the EPCI. */
export const papers = ["convocation", "liste", "pv", "rob", "rapport", "avis_maires"] as const;
export type Paper = (typeof papers)[number];

/** A meeting of the council, or of the conference of mayors. */
export type InformedMeeting = {
  id: number;
  kind: "council" | "mayors";
  heldOn: CivilDate;
  /** Its agenda speaks of the budget orientations. */
  budgetDebate: boolean;
  /** Its agenda speaks of the yearly report of activity. */
  activityReport: boolean;
};

/** One paper owed about one meeting. `due`: its last day; absent when it hangs on a meeting that has no date yet. */
export type Owed = {
  /** "R16:convocation:meeting:12": the same in the register of what was done. */
  occurrence: string;
  paper: Paper;
  meeting: InformedMeeting;
  due?: CivilDate;
  /** `due` is the eve of the meeting: it must have left before. */
  beforeMeeting: boolean;
  /** The text gives no day of its own. */
  undated: boolean;
  /** Owed only if there is such a paper, which nothing known tells. */
  ifAny: boolean;
};

const rule = "R16";

function occurrenceOf(paper: Paper, meetingId: number): string {
  return `${rule}:${paper}:meeting:${meetingId}`;
}

/**
 * What is owed about each meeting, in the order of their dates. The list of resolutions within a month of the meeting, the
 * minutes within a month of the meeting that adopted them, which is the next one of the council.
 */
export function owedOf(meetings: readonly InformedMeeting[]): Owed[] {
  const sorted = meetings.toSorted((one, other) => (one.heldOn < other.heldOn ? -1 : 1));
  return sorted.flatMap((meeting) => (meeting.kind === "mayors" ? [opinion(meeting)] : papersOf(meeting, sorted)));
}

function papersOf(meeting: InformedMeeting, sorted: readonly InformedMeeting[]): Owed[] {
  const { id, heldOn, budgetDebate, activityReport } = meeting;
  const adoption = sorted.find((one) => one.kind === "council" && one.heldOn > heldOn);
  const owed = (paper: Paper, due: CivilDate | undefined, more: Partial<Owed> = {}): Owed => ({
    occurrence: occurrenceOf(paper, id),
    paper,
    meeting,
    beforeMeeting: false,
    undated: false,
    ifAny: false,
    ...(due === undefined ? {} : { due }),
    ...more,
  });
  return [
    owed("convocation", addDays(heldOn, -1), { beforeMeeting: true }),
    // The text sends these two reports without a day of their own: with the convocation, they are there in time.
    owed("rob", addDays(heldOn, -1), { beforeMeeting: true, undated: true, ifAny: !budgetDebate }),
    owed("rapport", addDays(heldOn, -1), { beforeMeeting: true, undated: true, ifAny: !activityReport }),
    owed("liste", addMonths(heldOn, 1)),
    owed("pv", adoption && addMonths(adoption.heldOn, 1)),
  ];
}

/** Only when the conference gave an opinion, which nobody but the DGS knows. */
function opinion(meeting: InformedMeeting): Owed {
  return {
    occurrence: occurrenceOf("avis_maires", meeting.id),
    paper: "avis_maires",
    meeting,
    beforeMeeting: false,
    undated: true,
    ifAny: true,
  };
}

export type Proof = { insee?: string; doneOn: CivilDate; proof?: string };

/** Who has it: those for whom it was noted, or all. `late`: it left after its last day. */
export type Proven = { reached: string[]; missing: string[]; first?: Proof; late: boolean };

export function provenFor({ due }: Owed, proofs: readonly Proof[], insee: readonly string[]): Proven {
  const reached = insee.filter((one) => proofs.some((proof) => proof.insee === undefined || proof.insee === one));
  const [first] = proofs;
  return {
    reached,
    missing: insee.filter((one) => !reached.includes(one)),
    late: due !== undefined && proofs.some(({ doneOn }) => doneOn > due),
    ...(first === undefined ? {} : { first }),
  };
}
