import type { Person, PersonFunction } from "./people.ts";

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
  | "manage_meetings"
  | "answer_diagnostic"
  | "follow_diagnostic"
  | "launch_diagnostic"
  | "invite";

type Role = "director" | "clerk" | "elected" | "executive" | "epci_staff" | "partner";

const everyone: Action[] = ["get_help", "see_identity"];
const members: Action[] = [...everyone, "see_briefing", "see_deadlines", "see_bodies", "see_municipality"];
const grants: Record<Role, readonly Action[]> = {
  director: [
    ...members,
    "see_state",
    "manage_deadlines",
    "manage_meetings",
    "follow_diagnostic",
    "launch_diagnostic",
    "invite",
  ],
  executive: [...members, "see_state"],
  epci_staff: [...members, "see_state", "follow_diagnostic"],
  clerk: [...members, "answer_diagnostic"],
  elected: members,
  partner: [...everyone, "see_bodies"],
};

const ownMunicipalityOnly = new Set<Action>(["see_municipality", "answer_diagnostic"]);

/** Whether `person` (undefined: an account we do not know) may do `action`, in the municipality `insee` where one is meant. */
export function may(person: Person | undefined, action: Action, insee?: string): boolean {
  if (person === undefined) return false;
  const roles = rolesOf(person);
  if (!roles.some((role) => grants[role].includes(action))) return false;
  if (insee === undefined || !ownMunicipalityOnly.has(action)) return true;
  return (action === "see_municipality" && roles.includes("director")) || municipalitiesOf(person).includes(insee);
}

export function isDirector(person: Person): boolean {
  return rolesOf(person).includes("director");
}

export function isElected(person: Person): boolean {
  return rolesOf(person).some((role) => role === "elected" || role === "executive");
}

export function isClerk(person: Person): boolean {
  return rolesOf(person).includes("clerk");
}

/** INSEE codes of the municipalities in which `person` holds a mandate. */
export function municipalitiesOf(person: Person): string[] {
  return [...new Set(person.mandates.flatMap((mandate) => (mandate.insee === undefined ? [] : [mandate.insee])))];
}

/** The same function is not the same role in a municipality and at the EPCI: a municipality's DGS answers for it. */
function rolesOf(person: Person): Role[] {
  return person.mandates.map((mandate) => (mandate.insee === undefined ? atEpci : inMunicipality)[mandate.function]);
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
