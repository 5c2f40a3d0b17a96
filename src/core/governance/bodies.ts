import type { Mandate } from "../people.ts";

/** What an instance is for: debate and arbitrate, decide, or prepare and carry out. */
export type BodyFunction = "regulation" | "decision" | "production";

/** Holders of `function`, at the EPCI or in a municipality; `inDomain`: those alone whose delegation is the body's domain. */
export type Seat = { function: Mandate["function"]; at: "epci" | "municipality"; inDomain: boolean };

export type BodyTemplate = {
  key: string;
  name: string;
  /** What people call it; the first is the one shown in what is to be typed. */
  words: string[];
  feminine: boolean;
  /** `standing`: it lasts as long as the project; `occasion`: the kind of a meeting apart, a seminar, a visit. */
  kind: "standing" | "occasion";
  /** How many of it may be set up; `never`: it is not ours to set up (a municipality's council). */
  setUp: "once" | "several" | "never";
  /** Whether it is about one public policy, "jeunesse". */
  domain: "required" | "optional" | "none";
  function: BodyFunction;
  purpose: string;
  /** Who presides: the holder of the first of these seats that somebody holds. */
  chairs: Seat[];
  seats: Seat[];
  /** What to know when it is set up. */
  note?: string;
  /** Who may come in the place of an absent member, when somebody may. */
  substitutes?: string;
  /** Every municipality is to be represented in it. */
  allMunicipalities: boolean;
  /** How often it usually meets; `wording`: "tous les deux mois". */
  cadence?: { every: number; unit: "weeks" | "months"; wording: string };
  /** The key of the instance it prepares. */
  prepares?: string;
  /** How many days before the instance it prepares. */
  preparesDaysBefore?: number;
  /** What says when and how it is convened: the law, its own rules of procedure, or nobody. */
  notice: "law" | "internal_rules" | "free";
  /** The law wants a quorum for it. */
  quorum: boolean;
  /** Who reads its agendas and its decisions, but for what is sensitive: everyone of the project, or its members alone. */
  audience: "everyone" | "members";
  /** Those who were there are asked what they thought of each meeting, without their names. */
  survey: boolean;
  /** They are asked how the project is doing, in one word out of five, without their names. */
  weather: boolean;
  /** The legal rules it has to do with: "R12". */
  rules: string[];
};
