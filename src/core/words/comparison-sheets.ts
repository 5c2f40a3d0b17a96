import type { CivilDate } from "../calendar/civil-date.ts";
import { sharesOf } from "../decision-aid/comparison.ts";
import type { Spread } from "../decision-aid/weighing.ts";
import { type Cell, type Column, type Outbound, type Sheet, text, workbookMime } from "../message.ts";
import { csvFile } from "./body-members.ts";
import { type RankingSaid, sayFormula, sayMissing, saySensitivity, sayThreshold } from "./comparison-ranking.ts";
import { fileNameOf } from "./file-name.ts";
import { count, formatDate, formatNumber } from "./format.ts";
import { typeset } from "./typography.ts";

type Exported = RankingSaid & { tally: { answers: number; spreads: Spread[] | undefined }; today: CivilDate };

/** The order with every score, then what the criteria weigh, then what would change the first. */
export function sayRankingExport(exported: Exported, format: "csv" | "xlsx"): Outbound {
  const { comparison, today } = exported;
  const name = `classement comparaison ${comparison.id} ${today}`;
  const { columns, rows } = rankingSheet(exported);
  return {
    title: `Classement, comparaison ${comparison.id}`,
    blocks: [
      text("Ce classement aide à discuter, il ne décide rien. Une note qui manque reste vide."),
      format === "csv"
        ? csvFile(
            name,
            "Ouvrir le classement",
            columns.map(({ title }) => title),
            rows.map((row) => row.map((cell) => (typeof cell === "number" ? formatNumber(cell) : (cell ?? "")))),
          )
        : {
            type: "file",
            file: {
              name: fileNameOf(name, "xlsx"),
              mime: workbookMime,
              label: "Ouvrir le classeur",
              sheets: [rankingSheet(exported), criteriaSheet(exported), sensitivitySheet(exported)],
            },
          },
    ],
  };
}

function rankingSheet({ comparison, ranked, unranked }: Exported): Sheet {
  const scored = (projectId: number): Cell[] =>
    comparison.criteria.map(
      ({ id }) => comparison.scores.find((one) => one.projectId === projectId && one.criterionId === id)?.score ?? null,
    );
  return {
    name: "Classement",
    columns: [
      { title: "Rang", holds: "number" },
      { title: "Projet", holds: "text" },
      { title: "Sur 100", holds: "number" },
      ...comparison.criteria.map(({ label }): Column => ({ title: label, holds: "number" })),
      { title: typeset("À savoir"), holds: "text" },
    ],
    rows: [
      ...ranked.map(({ rank, project, points }): Cell[] => [
        rank,
        project.name,
        Math.round(points * 10) / 10,
        ...scored(project.id),
        null,
      ]),
      ...unranked.map((one): Cell[] => [
        null,
        one.project.name,
        null,
        ...scored(one.project.id),
        typeset(sayMissing(one)),
      ]),
    ],
    fixed: 2,
  };
}

function criteriaSheet({ comparison, tally }: Exported): Sheet {
  const shares = sharesOf(comparison.criteria);
  const titles: [string, Column["holds"]][] = [
    ["Critère", "text"],
    ["Poids", "number"],
    ["Part", "percent"],
    ...(tally.spreads === undefined
      ? []
      : ([
          ["Milieu des réponses", "number"],
          ["Le plus bas", "number"],
          ["Le plus haut", "number"],
        ] satisfies [string, Column["holds"]][])),
  ];
  return {
    name: typeset("Critères"),
    columns: titles.map(([title, holds]) => ({ title: typeset(title), holds })),
    rows: comparison.criteria.map(({ id, label, weight }, index): Cell[] => {
      const spread = tally.spreads?.find(({ criterionId }) => criterionId === id);
      const said = spread === undefined ? [] : [spread.median, spread.lowest, spread.highest];
      return [label, weight, Math.round((shares[index] ?? 0) * 1_000) / 10, ...said];
    }),
    fixed: 1,
  };
}

/** Every threshold, and how all is counted. */
function sensitivitySheet(exported: Exported): Sheet {
  const { sensitivity, tally, today } = exported;
  const lines = [
    ...saySensitivity({ ...exported, sensitivity: sensitivity && { ...sensitivity, thresholds: [] } }).slice(0, 2),
    ...(sensitivity?.thresholds.map((one) => sayThreshold(one)) ?? []),
    sayFormula(),
    ...(tally.answers === 0 ? [] : [`Poids demandés : ${count(tally.answers, "réponse", "réponses")}, sans les noms.`]),
    `Fait le ${formatDate(today)}. Ce classement aide à discuter, il ne décide rien.`,
  ];
  return {
    name: typeset("Ce qui changerait l'ordre"),
    columns: [{ title: typeset("À lire avec le classement"), holds: "text" }],
    rows: lines.map((line) => [typeset(line)]),
  };
}
