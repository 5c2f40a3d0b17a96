/** What a person does, in the words of the code (see the vocabulary page of docs/architecture.md). */
export const functions = [
  "chief_executive",
  "staff",
  "town_clerk",
  "mayor",
  "deputy_mayor",
  "councillor",
  "president",
  "vice_president",
  "partner",
] as const;
export type PersonFunction = (typeof functions)[number];

/** `insee`: the municipality it is held in; absent for what is held at the EPCI. `delegations`: "jeunesse", "voirie"… */
export type Mandate = { function: PersonFunction; insee?: string; delegations: string[] };

export type Person = {
  id: number;
  email: string;
  /** How they wish to be addressed, when they said so. */
  title?: "Mme" | "M.";
  firstName: string;
  lastName: string;
  mandates: Mandate[];
  /** ISO weekdays (1 = Monday) on which they are at work; empty when not known. */
  presence: number[];
};

export type Municipality = {
  insee: string;
  siren: string;
  name: string;
  department: string;
  populationTotal: number;
  populationMunicipal: number;
};

export type Epci = {
  siren: string;
  name: string;
  /** CC, CA, CU, ME… */
  kind: string;
  /** FPU or FA. */
  financing: string;
  populationTotal: number;
  populationMunicipal: number;
  /** IANA zone in which its hours are said. */
  timeZone: string;
};
