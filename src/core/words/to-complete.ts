import { type Block, type Outbound, say, text } from "../message.ts";
import { cutTable } from "./cut-table.ts";
import type { ToComplete } from "./follow-up.ts";
import { count, formatList, formatSome, of } from "./format.ts";

/** What one municipality left for later in one campaign. `isOpen`: it can still be answered as it is. */
export type LeftToComplete = { place: string; title: string; lines: readonly ToComplete[]; isOpen: boolean };

/** As many municipalities as are read in one go. */
const mostRows = 12;

/** `own`: read by those who answer, who are told how to complete it. */
export function sayToComplete(
  all: readonly LeftToComplete[],
  { own, about }: { own: boolean; about?: string | undefined },
): Outbound {
  if (all.length === 0) return say(sayNothingToComplete(about));
  const titles = new Set(all.map(({ title }) => title));
  const lines = all.reduce((total, one) => total + one.lines.length, 0);
  const withTitle = titles.size > 1;
  const columns = ["Commune", ...(withTitle ? ["Diagnostic"] : []), "À compléter"];
  const row = ({ place, title, lines: left }: LeftToComplete, list: (items: string[]) => string) => [
    place,
    ...(withTitle ? [title] : []),
    list(left.map(sayLine)),
  ];
  const [first] = all;
  const blocks: Block[] = [
    text(`**${count(lines, "ligne", "lignes")} à compléter**${withTitle ? "" : ` (${[...titles].join("")})`}.`),
    ...cutTable({
      caption: "Lignes à compléter",
      columns,
      rows: all.map((one) => row(one, all.length > 1 ? formatSome : formatList)),
      most: mostRows,
      others: ["autre commune", "autres communes"],
      file: "a completer",
    }),
    text(
      own
        ? sayHowToComplete(all)
        : `Pour rouvrir un questionnaire validé : \`diagnostic rouvrir ${first?.place ?? ""}\`. Pour noter une réponse : \`saisir ${first?.place ?? ""}\`.`,
    ),
  ];
  return { blocks };
}

/** To those who answer; what is validated is opened again by the direction alone. */
function sayHowToComplete(all: readonly LeftToComplete[]): string {
  const ways = [
    ...(all.some(({ isOpen }) => isOpen)
      ? ["Pour compléter : `diagnostic`, puis `corriger` suivi des mots de la ligne."]
      : []),
    ...(all.every(({ isOpen }) => isOpen)
      ? []
      : ["Pour compléter ce qui est déjà validé, demandez à la direction générale de le rouvrir."]),
  ];
  return ways.join(" ");
}

function sayLine({ label, of: item }: ToComplete): string {
  return item === undefined ? label : `${label} (${item})`;
}

function sayNothingToComplete(about: string | undefined): string {
  return about === undefined
    ? "Aucune ligne n'est à compléter."
    : `Aucune ligne n'est à compléter dans les réponses ${of(about)}.`;
}
