import type { Option } from "../language/reading.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { type InterestLevel, interestLevels, type InterestTally } from "../roadmap/interest.ts";
import type { Objective } from "../roadmap/objective.ts";
import { csvFile } from "./body-members.ts";
import { count, formatList, of } from "./format.ts";

const levels: Record<InterestLevel, { label: string; words: string[] }> = {
  high: { label: "Fort", words: ["forte", "très fort", "prioritaire", "élevé"] },
  medium: { label: "Moyen", words: ["moyenne", "moyennement"] },
  low: { label: "Faible", words: ["peu", "faiblement"] },
  none: { label: "Aucun", words: ["aucune", "nul", "pas intéressé", "pas intéressée"] },
  undecided: {
    label: "Pas encore décidé",
    words: ["pas encore", "pas encore dit", "à voir", "plus tard", "à discuter"],
  },
};

export const interestQuestions = {
  objective: "Pour quel objectif ?",
  place: "Pour quelle commune ?",
  level: (title: string) => `Quel intérêt votre commune a-t-elle pour « ${title} » ?`,
  levelHelp: "Vous pourrez le changer. La direction générale le lit avec le nom de la commune ; les autres, en nombre.",
};

export function interestOptions(): Option[] {
  return interestLevels.map((value) => ({ value, ...levels[value] }));
}

function lowered(level: InterestLevel): string {
  return levels[level].label.toLowerCase();
}

export function sayInterestKept(
  place: string,
  said: readonly { objective: Objective; level: InterestLevel; before: InterestLevel | undefined }[],
): string {
  const lines = said.map(({ objective, level, before }) => {
    const was = before === undefined || before === level ? "" : ` (avant : ${lowered(before)})`;
    return `Objectif ${objective.id}, ${objective.title} : **${lowered(level)}**${was}.`;
  });
  return [`C'est enregistré pour la commune ${of(place)}.`, ...lines].join("\n");
}

export function sayMayorsSayIt(): string {
  return "Chaque commune dit elle-même son intérêt : son maire l'écrit avec `intérêt`. Pour lire ce qui est dit : `intérêts`.";
}

/** "5 fort, 3 moyen, 12 communes n'ont rien dit". */
export function sayTally({ counts, silent }: Pick<InterestTally, "counts" | "silent">): string {
  const said = interestLevels.flatMap((level) => (counts[level] === 0 ? [] : [`${counts[level]} ${lowered(level)}`]));
  const quiet = silent === 0 ? [] : [count(silent, "commune n'a rien dit", "communes n'ont rien dit")];
  return formatList([...said, ...quiet]);
}

/** What those who follow read: how many, and what was said for their own municipalities. */
export function sayInterestsInNumbers(
  tallies: readonly InterestTally[],
  own: readonly { place: string; objectiveId: number; level: InterestLevel }[],
): Outbound {
  const items = tallies.map((tally) => {
    const ours = own
      .filter(({ objectiveId }) => objectiveId === tally.objective.id)
      .map(({ place, level }) => ` ${place} : ${lowered(level)}.`);
    return `Objectif ${tally.objective.id}, ${tally.objective.title} : ${sayTally(tally)}.${ours.join("")}`;
  });
  return {
    title: "Intérêts dits par les communes",
    blocks: [{ type: "list", items }, text("Les autres communes sont comptées, jamais nommées.")],
  };
}

const mostColumns = 8;
const mostRows = 30;

/** For the direction: municipality by municipality, what was not said left empty. */
export function sayInterests(
  tallies: readonly InterestTally[],
  places: readonly { insee: string; name: string }[],
  levelOf: (insee: string, objectiveId: number) => InterestLevel | undefined,
): Outbound {
  const rows = (most: number) =>
    places.map(({ insee, name }) => [
      name,
      ...tallies.slice(0, most).map(({ objective }) => {
        const level = levelOf(insee, objective.id);
        return level === undefined ? "" : lowered(level);
      }),
    ]);
  const shown = tallies.slice(0, mostColumns);
  const said = rows(mostColumns).filter(([, ...cells]) => cells.some((cell) => cell !== ""));
  const table: Block[] =
    said.length === 0
      ? [text("Aucune commune ne s'est encore exprimée. Chaque maire peut le faire avec `intérêt`.")]
      : [
          {
            type: "table",
            caption: "Commune par commune, par ordre alphabétique",
            columns: ["Commune", ...shown.map(({ objective }) => `Objectif ${objective.id}`)],
            rows: said.slice(0, mostRows),
          },
        ];
  const silent = places.length - said.length;
  return {
    title: "Intérêts dits par les communes",
    blocks: [
      {
        type: "list",
        items: tallies.map((tally) => `Objectif ${tally.objective.id}, ${tally.objective.title} : ${sayTally(tally)}`),
      },
      ...table,
      ...(said.length > 0 && silent > 0
        ? [text(`Sans réponse encore : ${count(silent, "commune", "communes")}, dans le fichier.`)]
        : []),
      csvFile(
        "interets des communes",
        "Ouvrir le tableau complet",
        ["Commune", ...tallies.map(({ objective }) => `Objectif ${objective.id} : ${objective.title}`)],
        rows(tallies.length),
      ),
    ],
  };
}
