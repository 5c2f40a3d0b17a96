import type { Municipality } from "../people.ts";

/** What a municipality's place is made of that somebody has to say: seats in the council, or what it pays in a year. */
export type ToldKind = "seats" | "contribution";

/** Euros or seats, as somebody said them and on which paper; without a value, it was taken back. `id`: later ones are higher. */
export type Told = {
  id: number;
  insee: string;
  kind: ToldKind;
  value?: number;
  /** Of a contribution. */
  year?: number;
  source: string;
  byPerson: number;
  at: number;
};

/** What it pays, or its compensation: which of the two, and where it is read. */
export type Contribution =
  | { kind: "told"; told: Told }
  /** Above zero the municipality receives it, below it pays it. */
  | { kind: "compensation"; value: number; year: number; from: "answer" | { source: string } };

export type BalanceRow = {
  place: Municipality;
  /** Of 100 inhabitants, one decimal. */
  populationShare: number;
  seats: Told | undefined;
  /** Of 100 seats, one decimal; only when those of every municipality are known. */
  seatShare: number | undefined;
  /** Members of the council who are known and hold a mandate there: no number of seats. */
  councillors: number;
  contribution: Contribution | undefined;
  /** Names of the instances that somebody of it chairs. */
  chairs: string[];
  /** Meetings that it hosted, and open actions that it or one of its people answers for. */
  hosted: number;
  actions: number;
};

/** By municipality. */
export type Steering = Pick<BalanceRow, "councillors" | "chairs" | "hosted" | "actions">;

/** The latest word on the seats of each municipality; one taken back is not there. */
function currentSeats(told: readonly Told[]): Map<string, Told> {
  return latest(told.filter(({ kind }) => kind === "seats"));
}

/** Of the latest year that stands, the latest word on it. */
function currentContributions(told: readonly Told[]): Map<string, Told> {
  const said = told.filter(({ kind }) => kind === "contribution").toSorted(byYear);
  const years = Map.groupBy(said, ({ year }) => year);
  return new Map([...years.values()].flatMap((ofYear) => [...latest(ofYear)]));
}

/** The word that stands on the same thing, of the same year. */
export function wordBefore(told: readonly Told[], said: Pick<Told, "insee" | "kind" | "year">): Told | undefined {
  const same = told.filter(({ insee, kind, year }) => insee === said.insee && kind === said.kind && year === said.year);
  return latest(same).get(said.insee);
}

function latest(told: readonly Told[]): Map<string, Told> {
  const words = new Map(told.map((one) => [one.insee, one]));
  return new Map([...words].filter(([, { value }]) => value !== undefined));
}

function byYear(one: Told, other: Told): number {
  return (one.year ?? 0) - (other.year ?? 0) || one.id - other.id;
}

/** Facts side by side, municipality by municipality, in the order given; what is not known stays so. */
export function balanceOf(
  places: readonly Municipality[],
  told: readonly Told[],
  compensationOf: (insee: string) => Contribution | undefined,
  steeringOf: (insee: string) => Steering,
): BalanceRow[] {
  const seats = currentSeats(told);
  const contributions = currentContributions(told);
  const inhabitants = places.reduce((sum, { populationMunicipal }) => sum + populationMunicipal, 0);
  const allSeats = places.reduce((sum, { insee }) => sum + (seats.get(insee)?.value ?? Number.NaN), 0);
  return places.map((place): BalanceRow => {
    const own = seats.get(place.insee);
    const paid = contributions.get(place.insee);
    return {
      place,
      populationShare: shareOf(place.populationMunicipal, inhabitants) ?? 0,
      seats: own,
      seatShare: own?.value === undefined ? undefined : shareOf(own.value, allSeats),
      contribution: paid === undefined ? compensationOf(place.insee) : { kind: "told", told: paid },
      ...steeringOf(place.insee),
    };
  });
}

function shareOf(part: number, whole: number): number | undefined {
  return whole > 0 ? Math.round((part / whole) * 1_000) / 10 : undefined;
}
