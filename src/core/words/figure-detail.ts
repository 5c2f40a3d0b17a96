import type { Part } from "../diagnostic/breakdown.ts";
import type { Figure } from "../diagnostic/consolidate.ts";
import type { Indicator } from "../diagnostic/indicator.ts";
import { fewestAgents } from "../diagnostic/small-numbers.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { cutTable } from "./cut-table.ts";
import { type LabelOf, sayBehind, sayConsolidated, sayFigureLine, sayIndicator } from "./figures.ts";
import { count, formatNumber, plural } from "./format.ts";

/** One municipality's answer, with who gave it: their function, never more, and the day. */
export type SourceLine = { place: string; value: string; estimate: boolean; by: string; on: string };

/** At most so many lines are shown; all are in the file. */
const mostLines = 12;

export function sayDetail(detail: {
  figure: Figure;
  title: string;
  sizes: readonly Part[];
  basins: readonly Part[];
  /** None where municipalities one by one would speak of somebody, and basins do not. */
  lines: readonly SourceLine[];
  /** Municipalities whose answer would speak of one or two agents. */
  hidden: number;
  /** It is given by basin, and by nothing else. */
  byBasinAlone: boolean;
  labelOf: LabelOf;
}): Outbound {
  const { figure, title, sizes, basins, lines, hidden, byBasinAlone, labelOf } = detail;
  const name = sayIndicator(figure.indicator);
  const isOfPersons = figure.coverage.unit === "person";
  const columns = [isOfPersons ? "Personne" : "Commune", name, "Par qui, quand"];
  const rows = lines.map((line) => [
    line.place,
    line.estimate ? `${line.value} (estimation)` : line.value,
    [line.by, line.on].filter((one) => one !== "").join(", "),
  ]);
  return {
    title: name,
    blocks: [
      text(`${title}. ${sayFigureLine(figure, labelOf)}`),
      ...partTable("Selon la taille de la commune", "Taille", sizes, labelOf),
      ...partTable("Par bassin de vie", "Bassin", basins, labelOf),
      ...cutTable({
        caption: isOfPersons ? "Réponse par réponse" : "Commune par commune",
        columns,
        rows,
        most: mostLines,
        others: isOfPersons ? ["autre réponse", "autres réponses"] : ["autre commune", "autres communes"],
        file: `detail ${name}`,
      }),
      ...(hidden > 0 ? [text(sayHidden(hidden))] : []),
      ...(byBasinAlone ? [text(sayByBasinAlone())] : []),
      text(`Comment ce chiffre est compté : \`pourquoi ce chiffre ${name}\`.`),
    ],
  };
}

/** All that was answered would still speak of somebody. */
export function sayTooFewAgents(indicator: Indicator): string {
  return `« ${sayIndicator(indicator)} » n'est pas encore montré : les communes qui ont répondu ont moins de ${fewestAgents} agents, ce chiffre parlerait de l'un d'eux. Il le sera quand d'autres auront répondu.`;
}

function sayHidden(places: number): string {
  return `${count(places, "commune n'est pas montrée", "communes ne sont pas montrées")} : à moins de ${fewestAgents} agents, ce chiffre parlerait d'une personne, et le total permettrait de le retrouver. ${plural(places, "Elle compte", "Elles comptent")} dans le total.`;
}

function sayByBasinAlone(): string {
  return `Ce chiffre n'est donné que par bassin de vie : dans une commune qui a moins de ${fewestAgents} agents, il parlerait d'une personne.`;
}

/** A figure part by part, each with what stands behind it; nothing where there is one part. */
export function partTable(caption: string, column: string, parts: readonly Part[], labelOf: LabelOf): Block[] {
  if (parts.length < 2) return [];
  const rows = parts.map(({ split, municipalities, figure }) => [
    split.label,
    formatNumber(municipalities),
    ...(figure === undefined
      ? ["non montré", ""]
      : [sayConsolidated(figure, labelOf).replaceAll("**", ""), sayBehind(figure.coverage)]),
  ]);
  return [{ type: "table", caption, columns: [column, "Communes", "Réponses", "D'après"], rows }];
}
