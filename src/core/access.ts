import type { Mandate, Person, PersonFunction } from "./people.ts";

/** What Relais lets people do. A municipality's own actions are for those who hold a mandate in it, and the DGS. */
export type Action =
  | "get_help"
  | "see_identity"
  | "see_briefing"
  | "see_state"
  | "see_municipality"
  | "see_deadlines"
  | "manage_deadlines"
  | "see_bodies"
  | "answer_diagnostic"
  | "follow_diagnostic"
  | "launch_diagnostic"
  | "invite";

type Role = "director" | "clerk" | "elected" | "executive" | "epci_staff" | "partner";

const everyone: Action[] = ["get_help", "see_identity"];
const members: Action[] = [...everyone, "see_briefing", "see_deadlines", "see_bodies", "see_municipality"];
const grants: Record<Role, readonly Action[]> = {
  director: [...members, "see_state", "manage_deadlines", "follow_diagnostic", "launch_diagnostic", "invite"],
  executive: [...members, "see_state"],
  epci_staff: [...members, "see_state", "follow_diagnostic"],
  clerk: [...members, "answer_diagnostic"],
  elected: members,
  partner: [...everyone, "see_bodies"],
};

const ownMunicipalityOnly = new Set<Action>(["see_municipality", "answer_diagnostic"]);

/**
 * Whether `person` (undefined: an account we do not know) may do `action`, in the municipality `insee` where one is
 * meant. What is a municipality's own is given by a mandate held in that municipality: a councillor of one who is clerk
 * of another answers for the other only.
 */
export function may(person: Person | undefined, action: Action, insee?: string): boolean {
  if (person === undefined) return false;
  const grantedBy = person.mandates.filter((mandate) => grants[roleOf(mandate)].includes(action));
  if (insee === undefined || !ownMunicipalityOnly.has(action)) return grantedBy.length > 0;
  return grantedBy.some(
    (mandate) => mandate.insee === insee || (action === "see_municipality" && roleOf(mandate) === "director"),
  );
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
export function municipalitiesOf(person: Person): string[] {
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
