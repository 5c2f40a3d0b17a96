import { isDeepStrictEqual } from "node:util";
import type { Epci, Municipality } from "../people.ts";
import type { Db } from "./database.ts";

/** What saving a perimeter did to the municipalities; one that comes back is `added`. */
export type PerimeterChange = { added: Municipality[]; left: Municipality[]; changed: Municipality[] };

export type TerritoryStore = ReturnType<typeof createTerritoryStore>;

const french = new Intl.Collator("fr");
const byName = (one: Municipality, other: Municipality): number => french.compare(one.name, other.name);

const municipalityColumns = `insee, siren, name, department, population_total AS populationTotal,
  population_municipal AS populationMunicipal`;

export function createTerritoryStore(db: Db) {
  const epci = db.prepare<[], Epci>(
    `SELECT siren, name, kind, financing, population_total AS populationTotal,
       population_municipal AS populationMunicipal, time_zone AS timeZone FROM epci`,
  );
  const present = db.prepare<[], Municipality>(`SELECT ${municipalityColumns} FROM municipality WHERE left_at IS NULL`);
  const one = db.prepare<[string], Municipality>(`SELECT ${municipalityColumns} FROM municipality WHERE insee = ?`);
  const upsertEpci = db.prepare<Epci>(
    `INSERT INTO epci (siren, name, kind, financing, population_total, population_municipal, time_zone)
     VALUES (@siren, @name, @kind, @financing, @populationTotal, @populationMunicipal, @timeZone)
     ON CONFLICT (siren) DO UPDATE SET name = excluded.name, kind = excluded.kind, financing = excluded.financing,
       population_total = excluded.population_total, population_municipal = excluded.population_municipal,
       time_zone = excluded.time_zone`,
  );
  const upsertMunicipality = db.prepare<Municipality>(
    `INSERT INTO municipality (insee, siren, name, department, population_total, population_municipal)
     VALUES (@insee, @siren, @name, @department, @populationTotal, @populationMunicipal)
     ON CONFLICT (insee) DO UPDATE SET siren = excluded.siren, name = excluded.name, department = excluded.department,
       population_total = excluded.population_total, population_municipal = excluded.population_municipal,
       left_at = NULL`,
  );
  // The day a municipality left is a trace nobody computes with: the database's own clock is enough.
  const leave = db.prepare<[string]>("UPDATE municipality SET left_at = unixepoch() * 1000 WHERE insee = ?");

  const municipalities = (): Municipality[] => present.all().toSorted(byName);

  const savePerimeter = db.transaction((wanted: Epci, members: readonly Municipality[]): PerimeterChange => {
    const before = new Map(municipalities().map((municipality) => [municipality.insee, municipality]));
    const kept = new Set(members.map(({ insee }) => insee));
    const added = members.filter(({ insee }) => !before.has(insee));
    const left = [...before.values()].filter(({ insee }) => !kept.has(insee));
    const changed = members.filter((member) => {
      const known = before.get(member.insee);
      return known !== undefined && !isDeepStrictEqual(known, member);
    });
    upsertEpci.run(wanted);
    for (const municipality of [...added, ...changed]) upsertMunicipality.run(municipality);
    for (const { insee } of left) leave.run(insee);
    return { added: added.toSorted(byName), left, changed: changed.toSorted(byName) };
  });

  return {
    /** The intercommunalité this database is about; undefined before its import. */
    epci: (): Epci | undefined => epci.get(),
    /** The IANA zone in which its hours are said. */
    timeZone: (): string => epci.get()?.timeZone ?? "Europe/Paris",
    /** Where its holidays are looked up: the department of its first member. */
    holidayPlace: (): { department: string } => ({ department: municipalities()[0]?.department ?? "" }),
    /** Its present members, in French name order. */
    municipalities,
    /** Also one that has left: what was said about it keeps its name. */
    municipality: (insee: string): Municipality | undefined => one.get(insee),
    /** Makes the perimeter exactly this one; saving it again changes nothing. A member gone is kept, marked as left. */
    saveEpci: (wanted: Epci, members: readonly Municipality[]): PerimeterChange => savePerimeter(wanted, members),
  };
}
