import type { Figure } from "../diagnostic/consolidate.ts";
import type { Gap } from "../diagnostic/figure.ts";
import type { Indicator } from "../diagnostic/indicator.ts";
import { fewestAgents } from "../diagnostic/small-numbers.ts";
import { type Outbound, text } from "../message.ts";
import { cutTable } from "./cut-table.ts";
import type { SourceLine } from "./figure-detail.ts";
import { lowered, sayBehind, sayIndicator } from "./figures.ts";
import { sayTotal } from "./scenario-shown.ts";
import { sayScenario, saySimulation } from "./scenarios.ts";

/** Why a municipality has no value of a figure; `apart`: it is not concerned. */
export type Lack = Gap | "apart";

const lacks: Record<Lack, string> = {
  waiting: "réponse attendue",
  unfinished: "non terminée",
  unknown: "à compléter",
  skipped: "question passée",
  undecided: "à préciser",
  apart: "pas concernée",
};

export function sayLack(why: Lack): string {
  return lacks[why];
}

const mostLines = 20;

export function sayScenarioFigure(told: {
  scenario: { id: number; name: string };
  figure: Figure;
  lines: readonly SourceLine[];
  without: readonly { name: string; why: Lack }[];
}): Outbound {
  const { scenario, figure, lines, without } = told;
  const name = sayIndicator(figure.indicator);
  const rows = [
    ...lines.map(({ place, value, estimate, by, on }) => [
      place,
      value,
      estimate ? "validée, estimation" : "validée",
      [by, on].filter((one) => one !== "").join(", "),
    ]),
    ...without.map((one) => [one.name, "", sayLack(one.why), ""]),
  ];
  return {
    title: `${name}, ${lowered(sayScenario(scenario))}`,
    blocks: [
      text(`${saySimulation()} **${name}** : **${sayTotal(figure)}** (${sayBehind(figure.coverage)}).`),
      ...cutTable({
        caption: "Commune par commune",
        columns: ["Commune", name, "Réponse", "Par qui, quand"],
        rows,
        most: mostLines,
        others: ["autre commune", "autres communes"],
        file: `scenario ${scenario.id} ${name}`,
      }),
      text(`Comment ce chiffre est compté : \`pourquoi ce chiffre ${name}\`.`),
    ],
  };
}

export function sayKeptFromScenarios(indicator: Indicator): string {
  return `« ${sayIndicator(indicator)} » n'est donné dans aucun scénario : dans une commune de moins de ${fewestAgents} agents, la différence entre deux scénarios parlerait d'une personne. Pour tout le territoire : \`détail ${sayIndicator(indicator)}\`.`;
}
