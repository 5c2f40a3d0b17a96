import type { Mandate, Person, PersonFunction } from "./people.ts";

/** What Relais lets people do. A municipality's own actions are for those who hold a mandate in it, and the DGS. */
export type Action =
  | "get_help"
  | "see_identity"
  | "see_briefing"
  | "see_state"
  | "see_municipality"
  | "see_profile"
  | "fill_profile"
  | "see_deadlines"
  | "manage_deadlines"
  | "see_bodies"
  | "manage_bodies"
  | "see_meetings"
  | "manage_meetings"
  | "attend"
  | "see_surveys"
  | "give_position"
  | "see_legal"
  | "manage_legal"
  | "answer_consultation"
  | "answer_diagnostic"
  | "answer_in_own_name"
  | "enter_answers"
  | "fill_forms"
  | "give_visa"
  | "follow_diagnostic"
  | "see_counterparts"
  | "launch_diagnostic"
  | "see_scenarios"
  | "see_balance"
  | "keep_balance"
  | "keep_notes"
  | "try_diagnostic"
  | "export_answers"
  | "invite"
  | "inform";

type Role = "director" | "clerk" | "elected" | "executive" | "epci_staff" | "partner";

const everyone: Action[] = ["get_help", "see_identity", "answer_in_own_name"];
const members: Action[] = [
  ...everyone,
  "see_briefing",
  "see_deadlines",
  "see_bodies",
  "see_meetings",
  "attend",
  "see_legal",
  "see_municipality",
  "see_profile",
  // Nothing of anybody is in it: what the secretaries will be asked may be seen by all who sit in the project.
  "try_diagnostic",
];
const grants: Record<Role, readonly Action[]> = {
  director: [
    ...members,
    "see_state",
    "fill_profile",
    "manage_deadlines",
    "manage_bodies",
    "manage_meetings",
    "see_surveys",
    "manage_legal",
    "answer_consultation",
    "give_position",
    "give_visa",
    "enter_answers",
    "fill_forms",
    "follow_diagnostic",
    "see_counterparts",
    "launch_diagnostic",
    "see_scenarios",
    "see_balance",
    "keep_balance",
    "keep_notes",
    "export_answers",
    "invite",
    "inform",
  ],
  executive: [...members, "see_state", "see_scenarios", "see_balance", "give_position", "give_visa"],
  epci_staff: [
    ...members,
    "see_state",
    "manage_meetings",
    "enter_answers",
    "fill_forms",
    "follow_diagnostic",
    "see_counterparts",
    "see_scenarios",
  ],
  clerk: [...members, "fill_profile", "answer_diagnostic", "see_counterparts", "fill_forms", "answer_consultation"],
  elected: [...members, "see_scenarios", "give_position", "give_visa"],
  partner: [...everyone, "see_bodies", "see_meetings", "attend"],
};

const ownMunicipalityOnly = new Set<Action>([
  "see_municipality",
  "see_profile",
  "fill_profile",
  "answer_diagnostic",
  "answer_consultation",
  "give_position",
  "give_visa",
]);
/** Of these, the director's is good in every municipality: they enter what they were told by other ways. */
const everywhereForDirector = new Set<Action>([
  "see_municipality",
  "see_profile",
  "fill_profile",
  "answer_consultation",
  "give_position",
]);
/** How a municipality works is known to all who work or decide for the EPCI: they are to meet there, and write to it. */
const everywhereForEpci = new Set<Action>(["see_profile"]);

/**
 * Whether `person` (undefined: an account we do not know) may do `action`, in the municipality `insee` where one is
 * meant. What is a municipality's own is given by a mandate held in that municipality: a councillor of one who is clerk
 * of another answers for the other only.
 */
export function may(person: Person | undefined, action: Action, insee?: string): boolean {
  if (person === undefined) return false;
  const grantedBy = person.mandates.filter((mandate) => grants[roleOf(mandate)].includes(action));
  if (insee === undefined || !ownMunicipalityOnly.has(action)) return grantedBy.length > 0;
  return grantedBy.some((mandate) => mandate.insee === insee || isEverywhere(action, roleOf(mandate)));
}

function isEverywhere(action: Action, role: Role): boolean {
  if (role === "director") return everywhereForDirector.has(action);
  return everywhereForEpci.has(action) && (role === "epci_staff" || role === "executive");
}

/** INSEE codes of the municipalities for which `person` may answer the diagnostic, in the order of their mandates. */
export function answeredBy(person: Person): string[] {
  return municipalitiesOf(person).filter((insee) => may(person, "answer_diagnostic", insee));
}

export function isDirector(person: Person): boolean {
  return person.mandates.some((mandate) => roleOf(mandate) === "director");
}

export function isElected(person: Person): boolean {
  return person.mandates.some((mandate) => roleOf(mandate) === "elected" || roleOf(mandate) === "executive");
}

export function isClerk(person: Person): boolean {
  return person.mandates.some((mandate) => roleOf(mandate) === "clerk");
}

/** INSEE codes of the municipalities in which `person` holds a mandate. */
export function municipalitiesOf(person: Pick<Person, "mandates">): string[] {
  return [...new Set(person.mandates.flatMap((mandate) => (mandate.insee === undefined ? [] : [mandate.insee])))];
}

/** The same function is not the same role in a municipality and at the EPCI: a municipality's DGS answers for it. */
function roleOf({ function: held, insee }: Mandate): Role {
  return (insee === undefined ? atEpci : inMunicipality)[held];
}

const inMunicipality: Record<PersonFunction, Role> = {
  chief_executive: "clerk",
  staff: "clerk",
  town_clerk: "clerk",
  mayor: "elected",
  deputy_mayor: "elected",
  councillor: "elected",
  president: "executive",
  vice_president: "executive",
  partner: "partner",
};

const atEpci: Record<PersonFunction, Role> = {
  ...inMunicipality,
  chief_executive: "director",
  staff: "epci_staff",
  town_clerk: "epci_staff",
};
