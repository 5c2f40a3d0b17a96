import type { Mandate, Municipality } from "../people.ts";
import type { DirectoryPerson } from "./directory-csv.ts";
import { createNamer, type Name } from "./invented-names.ts";
import { foldWords } from "./place-name.ts";
import type { Territory } from "./read-epci.ts";

/** The law's ceiling for any intercommunalité (CGCT, art. L. 5211-10). */
const mostVicePresidents = 15;
/** Under this many inhabitants, a demonstration's municipalities share their clerk, by two or by three in turn. */
const sharesUnder = 600;

const delegations: string[][] = [
  ["jeunesse", "enfance"],
  ["finances"],
  ["mutualisation"],
  ["développement économique", "tourisme"],
  ["eau", "assainissement"],
  ["voirie", "mobilités"],
  ["déchets", "transition écologique"],
  ["habitat", "urbanisme"],
  ["culture", "patrimoine"],
  ["sports", "vie associative"],
  ["action sociale", "santé"],
  ["numérique"],
  ["agriculture", "alimentation"],
  ["politique de la ville"],
  ["ressources humaines"],
];

const wholeWeek = [1, 2, 3, 4, 5];
const shortWeeks = [
  [2, 5],
  [1, 4],
  [2, 4],
  [1, 3, 5],
  [3, 5],
];

/**
 * Fictitious people for a demonstration on a real territory: its DGS, its president who is also a mayor, vice-presidents, a
 * mayor and a clerk for each municipality, and a few more. The same ones each time; all addresses end in `demo.example`.
 */
export function inventPeople({ epci, municipalities }: Territory): DirectoryPerson[] {
  const name = createNamer(epci.siren, municipalities);
  const byPopulation = municipalities.toSorted(
    (one, other) => other.populationMunicipal - one.populationMunicipal || one.insee.localeCompare(other.insee),
  );
  const slugOf = createSlugs(municipalities);
  const largest = byPopulation[0];
  // Seldom the mayor of the largest: the demonstration shows both.
  const presidency = byPopulation[1] ?? largest;
  const executive = byPopulation
    .filter((place) => place !== presidency)
    .slice(0, vicePresidents(municipalities.length));

  const mayors = byPopulation.map((place, rank): DirectoryPerson => {
    const ofPlace: Mandate = { function: "mayor", insee: place.insee, delegations: [] };
    const title = rank % 2 === 0 ? "Mme" : "M.";
    if (place === presidency)
      return someone(name(title), "president", [{ function: "president", delegations: [] }, ofPlace]);
    const rankThere = executive.indexOf(place);
    const held: Mandate[] =
      rankThere < 0 ? [] : [{ function: "vice_president", delegations: delegations[rankThere] ?? [] }];
    return someone(name(title), `maire.${slugOf(place)}`, [ofPlace, ...held]);
  });
  const clerks = clerkships(byPopulation).map((places, rank): DirectoryPerson => {
    const [first = byPopulation[0]] = places;
    const mandates = places.map(({ insee }): Mandate => ({ function: "town_clerk", insee, delegations: [] }));
    const address = `secretaire.${first === undefined ? rank : slugOf(first)}`;
    return someone(name(rank % 4 === 3 ? "M." : "Mme"), address, mandates, presenceOf(places, rank));
  });
  const deputy: DirectoryPerson[] =
    largest === undefined
      ? []
      : [
          someone(name("Mme"), "adjointe.jeunesse", [
            { function: "deputy_mayor", insee: largest.insee, delegations: ["jeunesse"] },
          ]),
        ];
  return [
    someone(name("Mme"), "dgs", [{ function: "chief_executive", delegations: [] }], wholeWeek),
    ...mayors,
    ...clerks,
    ...deputy,
    someone(name("Mme"), "technicienne", [{ function: "staff", delegations: ["enfance", "jeunesse"] }], [1, 2, 4, 5]),
    someone(name("M."), "caf", [{ function: "partner", delegations: ["CAF"] }]),
  ];
}

function someone(name: Name, address: string, mandates: Mandate[], presence: number[] = []): DirectoryPerson {
  return { ...name, email: `${address}@demo.example`, mandates, presence };
}

/** A fifth of the council at most, by law; about a quarter of the municipalities looks like what is usual. */
function vicePresidents(members: number): number {
  return Math.min(mostVicePresidents, Math.max(1, Math.round(members / 4)), members - 1);
}

/** Who has a clerk of their own, then those that share one, neighbours of a list by INSEE code. */
function clerkships(places: readonly Municipality[]): Municipality[][] {
  const alone = places.filter((place) => place.populationMunicipal >= sharesUnder).map((place) => [place]);
  const small = places.filter((place) => place.populationMunicipal < sharesUnder);
  const shared: Municipality[][] = [];
  for (const group of Map.groupBy(small, ({ department }) => department).values()) {
    const left = group.toSorted((one, other) => one.insee.localeCompare(other.insee));
    while (left.length > 0) shared.push(left.splice(0, shared.length % 2 === 0 ? 2 : 3));
  }
  return [...alone, ...shared];
}

function presenceOf(places: readonly Municipality[], rank: number): number[] {
  const inhabitants = places.reduce((sum, place) => sum + place.populationMunicipal, 0);
  if (inhabitants >= 2000) return wholeWeek;
  return inhabitants >= 1000 ? [1, 2, 4, 5] : (shortWeeks[rank % shortWeeks.length] ?? wholeWeek);
}

const plainSlug = ({ name }: Municipality): string => foldWords(name).replaceAll(" ", "-");

/** "saint-nizier-sous-charlieu"; two of one name are told apart by their INSEE code. */
function createSlugs(municipalities: readonly Municipality[]): (place: Municipality) => string {
  const bearers = Map.groupBy(municipalities, plainSlug);
  return (place) => {
    const slug = plainSlug(place);
    return bearers.get(slug)?.length === 1 ? slug : `${slug}-${place.insee.toLowerCase()}`;
  };
}
