import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import type { Phase, Resource } from "../communication/resource.ts";
import type { Coverage, Matter, Place } from "../diagnostic/coverage.ts";

/** What is known this week, before anyone's point of view. */
export type WeekFacts = {
  today: CivilDate;
  campaigns: WeekCampaign[];
  /** Open ones, nearest first. */
  deadlines: WeekDeadline[];
  doneDeadlines: (Omit<WeekDeadline, "due"> & { doneOn?: CivilDate })[];
  /** What the law asks soon, of the EPCI or of one municipality. */
  legal: { title: string; due: CivilDate; insee?: string; origin: Origin }[];
  /** Planned ones, nearest first. */
  meetings: WeekMeeting[];
  /** What only some are to know, each for those it names. */
  notices: Notice[];
  matters: { matter: Matter; origin: Origin }[];
  /** What can be read, the latest first, and the moment that the project is at. */
  resources: (Resource & { origin: Origin })[];
  phase: Phase;
};

export type WeekCampaign = {
  id: number;
  title: string;
  service: string | undefined;
  wishedBy: CivilDate;
  coverage: Coverage;
  /** Those whose answers were validated lately; `by`: who answered. */
  news: (Place & { on: CivilDate; by?: number })[];
  origin: Origin;
};

/** `personIds`: who is expected; `unsaid`: those of them who did not say yet whether they come. */
export type WeekMeeting = {
  id: number;
  title: string;
  heldOn: CivilDate;
  startsAt?: LocalTime;
  where?: string;
  /** As it is typed: "copil". */
  word: string;
  personIds: readonly number[];
  unsaid: readonly number[];
  origin: Origin;
};

/** `insee` absent: of all the EPCI. `decisionId`: of the decision it carries out, which not everybody may read. */
export type WeekDeadline = {
  id: number;
  title: string;
  due: CivilDate;
  insee?: string;
  /** The name of that municipality. */
  place?: string;
  /** That it serves. */
  objective?: string;
  ownerId?: number;
  decisionId?: number;
  origin: Origin;
};

/** Stands among the ids of people for whoever reads with no name: what may be said to anyone of the project. */
export const anyone = 0;

/** One line for each of these people, whatever else they are. */
export type Notice = { heading: Heading; personIds: ReadonlySet<number>; item: Item };

/** In the order in which they are said; `reading`: one thing to read, for whoever has a minute more. */
export const headings = ["moved", "coming", "expected", "reading"] as const;
export type Heading = (typeof headings)[number];

/** Where something comes from, for whoever asks why they are told of it. */
export type Origin = {
  from:
    | "deadline"
    | "decision"
    | "diagnostic"
    | "answers"
    | "meeting"
    | "law"
    | "consultation"
    | "poll"
    | "visa"
    | "question"
    | "minutes"
    | "scenario"
    | "blocker"
    | "reach"
    | "resource"
    | "survey"
    | "objective"
    | "sheet"
    | "charter"
    | "appointment"
    | "absence";
  /** "comité de pilotage du 17 décembre", "R1", "Partager le service jeunesse". */
  what?: string;
  /** The day it was noted, said or decided. */
  on?: CivilDate;
  /** Who did. */
  by?: string;
  /** Who is in charge of it. */
  owner?: string;
  /** What is typed to know more. */
  detail?: string;
};

/**
 * What tells an item from the others, for ever, and what of it is news when it changes. Several: the item speaks of several
 * things at once, each new on its own.
 */
export type Atom = { key: string; state: string };

export type Item = { atoms: Atom[]; origin: Origin } & (
  | { about: "validated"; title: string; places: Place[]; coverage?: Coverage }
  | { about: "coverage"; title: string; coverage: Coverage; wishedBy: CivilDate }
  | { about: "deadline_done"; title: string; place?: string; objective?: string }
  | { about: "deadline"; title: string; due: CivilDate; place?: string; owner?: string; before?: CivilDate }
  | {
      about: "meeting";
      id: number;
      title: string;
      heldOn: CivilDate;
      startsAt?: LocalTime;
      where?: string;
      answer?: string;
    }
  | { about: "decided"; meeting: string; heldOn: CivilDate; texts: string[] }
  | { about: "opinions"; title: string; given: number; of: number }
  | { about: "concluded"; title: string; outcome: string }
  | { about: "poll"; title: string; dates: number }
  | { about: "visa"; title: string; place: string }
  | { about: "question"; label: string; place: string }
  | {
      about: "interviews";
      campaignId: number;
      title: string;
      places: string[];
      minutes: number;
      begun: boolean;
      wishedBy: CivilDate;
    }
  | { about: "minutes"; title: string; heldOn: CivilDate }
  | { about: "scenario"; name: string; typed: string }
  | { about: "blocker"; title: string; typed: string }
  | { about: "weather"; meeting: string; heldOn: CivilDate; answers: number; median: number; before?: number }
  | { about: "barometer"; last: Quarter; before?: Quarter }
  | { about: "survey"; meeting: string; heldOn: CivilDate; answers: number; typed: string }
  | { about: "objectives_bare"; titles: string[] }
  | {
      about: "sheet";
      id: number;
      title: string;
      /** All is there and no meeting has it; it waits for the opinion alone; the meeting that has it comes before its end. */
      standing: "ready" | "opinion" | "unfinished";
      meeting?: string;
      heldOn?: CivilDate;
    }
  | { about: "sheet_to_read"; id: number; title: string; meeting: string; heldOn: CivilDate }
  | { about: "charter"; title: string; spoken: number; of: number; typed: string }
  | { about: "pledge"; title: string; place: string; typed: string }
  | {
      about: "summary";
      id: number;
      organisation: string;
      heldOn: CivilDate;
      expiresOn: CivilDate;
      role: "writer" | "met" | "direction";
    }
  | {
      about: "away";
      name: string;
      first: CivilDate;
      back: CivilDate;
      left: { deadlines: string[]; interviews: string[]; meetings: string[] };
      typed?: string;
    }
  | { about: "undelivered"; messages: number }
  | { about: "silent"; places: string[] }
  | { about: "resource"; resource: Pick<Resource, "title" | "kind" | "place"> }
  | { about: "matter"; matter: Matter }
);

/** What was answered of one quarter: the middle answers in the order of the questions, each where enough answered. */
export type Quarter = { openedOn: CivilDate; answers: number; medians: readonly (number | undefined)[] };

/** How much somebody wants to read: all that fits, the few lines that matter most, or what is expected of them alone. */
export type Volume = "normal" | "short" | "minimum";

export type Reader = {
  personId: number;
  volume?: Volume;
  view: "director" | "clerk" | "elected" | "other";
  municipalities: readonly string[];
  /** The services they follow whole, besides the news of their own municipalities. */
  delegations: readonly string[] | "all";
  /** Interviews this person is to answer, with minutes left. */
  interviews: {
    campaignId: number;
    title: string;
    place: string;
    minutes: number;
    begun: boolean;
    wishedBy: CivilDate;
    origin: Origin;
  }[];
};

/** What somebody was already told: under which state, how many times, and the last day. */
export type Told = { state: string; times: number; on: CivilDate };

/** By the key of an atom. */
export type Memory = ReadonlyMap<string, Told>;
