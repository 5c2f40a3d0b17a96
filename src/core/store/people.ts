import type { Mandate, Person, PersonFunction } from "../people.ts";
import type { Db } from "./database.ts";

export type PeopleStore = ReturnType<typeof createPeopleStore>;

type PersonRow = { id: number; email: string; title: "Mme" | "M." | null; firstName: string; lastName: string };
type MandateRow = { personId: number; function: PersonFunction; insee: string | null; delegations: string };
type PresenceRow = { personId: number; weekday: number };

const french = new Intl.Collator("fr");
const byName = (one: Person, other: Person): number =>
  french.compare(one.lastName, other.lastName) || french.compare(one.firstName, other.firstName);

export function createPeopleStore(db: Db) {
  const upsert = db.prepare<
    Omit<Person, "id" | "title" | "mandates" | "presence"> & { title: string | null; at: number }
  >(
    `INSERT INTO person (email, title, first_name, last_name, created_at)
     VALUES (@email, @title, @firstName, @lastName, @at)
     ON CONFLICT (email) DO UPDATE SET email = excluded.email, title = excluded.title,
       first_name = excluded.first_name, last_name = excluded.last_name, ended_at = NULL`,
  );
  // Not the insert's own row id: an update leaves that of some earlier insert.
  const idOf = db.prepare<[string], number>("SELECT id FROM person WHERE email = ?").pluck();
  const clearMandates = db.prepare<[number]>("DELETE FROM mandate WHERE person_id = ?");
  const clearPresence = db.prepare<[number]>("DELETE FROM presence WHERE person_id = ?");
  const addMandate = db.prepare<[number, string, string | null, string]>(
    "INSERT INTO mandate (person_id, function, insee, delegations) VALUES (?, ?, ?, ?)",
  );
  const addPresence = db.prepare<[number, number]>("INSERT INTO presence (person_id, weekday) VALUES (?, ?)");

  const saveWhole = db.transaction((person: Omit<Person, "id">, at: number): number => {
    const { email, firstName, lastName } = person;
    upsert.run({ email, firstName, lastName, title: person.title ?? null, at });
    const id = idOf.get(email);
    if (id === undefined) throw new Error(`no row for the person just saved: ${email}`);
    clearMandates.run(id);
    clearPresence.run(id);
    for (const { function: held, insee, delegations } of person.mandates) {
      addMandate.run(id, held, insee ?? null, JSON.stringify(delegations));
    }
    for (const weekday of person.presence) addPresence.run(id, weekday);
    return id;
  });

  const byId = selectPeople(db, "p.id = ?");
  const byEmail = selectPeople(db, "p.email = ?");
  const all = selectPeople(db, "TRUE");
  const inMunicipality = selectPeople(db, "p.id IN (SELECT person_id FROM mandate WHERE insee = ?)");
  const withFunction = selectPeople(db, "p.id IN (SELECT person_id FROM mandate WHERE function = ?)");

  const addedAt = db.prepare<[], { id: number; at: number }>(
    "SELECT id, created_at AS at FROM person WHERE ended_at IS NULL",
  );

  // Asked many times in one event, and changed by imports alone.
  let everyone: Person[] | undefined;

  return {
    byId: (id: number): Person | undefined => byId(id)[0],
    byEmail: (email: string): Person | undefined => byEmail(email.trim())[0],
    /** Everyone, by last name then first name in French order, as all lists here; those who have left are not in it. */
    all: (): readonly Person[] => (everyone ??= all()),
    /** Those who hold a mandate in this municipality, with all their mandates. */
    inMunicipality: (insee: string): Person[] => inMunicipality(insee),
    withFunction: (held: PersonFunction): Person[] => withFunction(held),
    /** When each came into the directory, epoch ms by id. */
    addedAt: (): Map<number, number> => new Map(addedAt.all().map(({ id, at }) => [id, at])),
    /** Inserts, or replaces whoever has this e-mail, mandates and presence included; returns their id. `at`: epoch ms. */
    save: (person: Omit<Person, "id">, at: number): number => {
      everyone = undefined;
      return saveWhole(person, at);
    },
    /** What was read is read again: a transaction was undone. */
    reread: (): void => void (everyone = undefined),
  };
}

/** Three queries for any number of people; `where` is about `person p` and is the same in the three. */
function selectPeople(db: Db, where: string): (...values: (string | number)[]) => Person[] {
  const chosen = `p.ended_at IS NULL AND (${where})`;
  const people = db.prepare<(string | number)[], PersonRow>(
    `SELECT p.id, p.email, p.title, p.first_name AS firstName, p.last_name AS lastName FROM person p WHERE ${chosen}`,
  );
  const mandates = db.prepare<(string | number)[], MandateRow>(
    `SELECT m.person_id AS personId, m.function, m.insee, m.delegations
     FROM mandate m JOIN person p ON p.id = m.person_id WHERE ${chosen} ORDER BY m.id`,
  );
  const presence = db.prepare<(string | number)[], PresenceRow>(
    `SELECT d.person_id AS personId, d.weekday
     FROM presence d JOIN person p ON p.id = d.person_id WHERE ${chosen} ORDER BY d.weekday`,
  );
  return (...values) => {
    const mandatesOf = Map.groupBy(mandates.all(...values), (row) => row.personId);
    const presenceOf = Map.groupBy(presence.all(...values), (row) => row.personId);
    return people
      .all(...values)
      .map((row) => toPerson(row, mandatesOf.get(row.id) ?? [], presenceOf.get(row.id) ?? []))
      .toSorted(byName);
  };
}

function toPerson(row: PersonRow, mandates: MandateRow[], presence: PresenceRow[]): Person {
  const { title, ...known } = row;
  return {
    ...known,
    ...(title !== null && { title }),
    mandates: mandates.map(toMandate),
    presence: presence.map(({ weekday }) => weekday),
  };
}

function toMandate({ function: held, insee, delegations }: MandateRow): Mandate {
  const subjects: string[] = JSON.parse(delegations);
  return { function: held, ...(insee !== null && { insee }), delegations: subjects };
}
