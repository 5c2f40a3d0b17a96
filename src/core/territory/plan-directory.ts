import type { Mandate, Person } from "../people.ts";
import type { DirectoryPerson } from "./directory-csv.ts";

const personFields = ["title", "firstName", "lastName", "mandates", "presence"] as const;
export type PersonField = (typeof personFields)[number];

export type PersonChange = { before: Person; after: DirectoryPerson; fields: PersonField[] };

export type DirectoryPlan = {
  added: DirectoryPerson[];
  changed: PersonChange[];
  unchanged: Person[];
  /** Known, and not in the file: they are kept. */
  absent: Person[];
};

/** What importing `wanted` would do to `current`. People are told apart by e-mail, whatever its case. */
export function planDirectory(current: readonly Person[], wanted: readonly DirectoryPerson[]): DirectoryPlan {
  const known = new Map(current.map((person) => [keyOf(person), person]));
  const named = new Set(wanted.map(keyOf));
  const plan: DirectoryPlan = {
    added: [],
    changed: [],
    unchanged: [],
    absent: current.filter((person) => !named.has(keyOf(person))),
  };
  for (const person of wanted) {
    const before = known.get(keyOf(person));
    if (before === undefined) {
      plan.added.push(person);
      continue;
    }
    const after = keepWhatIsNotSaid(before, person);
    const fields = personFields.filter((field) => comparable(before)[field] !== comparable(after)[field]);
    if (fields.length === 0) plan.unchanged.push(before);
    else plan.changed.push({ before, after, fields });
  }
  return plan;
}

const keyOf = ({ email }: DirectoryPerson): string => email.toLowerCase();

/** An empty cell says nothing: how a person asked to be addressed and the days they gave survive it. */
function keepWhatIsNotSaid(before: Person, wanted: DirectoryPerson): DirectoryPerson {
  const title = wanted.title ?? before.title;
  return {
    ...wanted,
    ...(title && { title }),
    presence: wanted.presence.length > 0 ? wanted.presence : before.presence,
  };
}

/** Each field as a string that differs only when its meaning does: order counts in none. */
function comparable(person: DirectoryPerson): Record<PersonField, string> {
  return {
    title: person.title ?? "",
    firstName: person.firstName,
    lastName: person.lastName,
    mandates: JSON.stringify(person.mandates.map(comparableMandate).toSorted()),
    presence: JSON.stringify(person.presence.toSorted((one, other) => one - other)),
  };
}

function comparableMandate({ function: held, insee, delegations }: Mandate): string {
  return JSON.stringify([held, insee ?? "", delegations.toSorted()]);
}
