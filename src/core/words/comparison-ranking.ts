import type { Comparison, Criterion, Project, Ranked, Unranked } from "../decision-aid/comparison.ts";
import type { Sensitivity, Threshold } from "../decision-aid/sensitivity.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { sayShare, sayShares } from "./comparisons.ts";
import { cutTable } from "./cut-table.ts";
import { formatList, formatNumber, plural } from "./format.ts";

export type RankingSaid = {
  comparison: Comparison;
  ranked: readonly Ranked[];
  unranked: readonly Unranked[];
  sensitivity: Sensitivity | undefined;
};

const mostLines = 12;
const mostThresholds = 3;

export function sayRanking(said: RankingSaid): Outbound {
  const { comparison, ranked, unranked } = said;
  const rows = ranked.map(({ rank, project, points }) => [sayRank(rank), project.name, sayPoints(points)]);
  return {
    title: `Classement, comparaison ${comparison.id}`,
    blocks: [
      ...(rows.length === 0
        ? [text("Aucun projet n'est encore noté sur tous les critères.")]
        : cutTable({
            caption: "Du plus haut au plus bas",
            columns: ["Rang", "Projet", "Sur 100"],
            rows,
            most: mostLines,
            others: ["autre projet", "autres projets"],
            file: `classement comparaison ${comparison.id}`,
          })),
      ...unrankedBlocks(unranked),
      ...(rows.length === 0
        ? []
        : [
            text(
              [
                ...saySensitivity(said).map((line) => `- ${line}`),
                `Poids : ${sayShares(comparison.criteria)}. ${sayFormula()}`,
              ].join("\n"),
            ),
          ]),
      text("Ce classement aide à discuter, il ne décide rien. Pour le garder : `classement excel`."),
    ],
  };
}

function sayRank(rank: number): string {
  return rank === 1 ? "1er" : `${rank}e`;
}

function sayPoints(points: number): string {
  return formatNumber(Math.round(points * 10) / 10);
}

export function sayFormula(): string {
  return "Le résultat sur 100 est la moyenne des notes, chacune comptée pour son poids, rapportée à la note la plus haute.";
}

function unrankedBlocks(unranked: readonly Unranked[]): Block[] {
  if (unranked.length === 0) return [];
  const lines = unranked.map(
    ({ project, missing }) => `- ${project.name} : il manque ${formatList(missing.map(({ label }) => label))}`,
  );
  return [
    text(
      [
        "**Pas encore classés**, une note qui manque ne compte jamais pour zéro :",
        ...lines,
        "Pour les noter : `noter projets`.",
      ].join("\n"),
    ),
  ];
}

/** What would change who is first, in sentences. */
export function saySensitivity({ ranked, sensitivity }: Pick<RankingSaid, "ranked" | "sensitivity">): string[] {
  const firsts = ranked.filter(({ rank }) => rank === 1).map(({ project }) => project);
  if (ranked.length < 2) return [];
  if (sensitivity === undefined) return [`${sayNames(firsts)} sont à égalité en tête.`];
  const [first] = firsts;
  const { fragile, evenFirsts, thresholds } = sensitivity;
  return [
    sayMoved(fragile),
    ...(first === undefined ? [] : [sayEven(first, evenFirsts)]),
    ...(thresholds.length === 0
      ? [`Aucun critère, seul, ne change le premier, quel que soit son poids.`]
      : thresholds.slice(0, mostThresholds).map((one) => sayThreshold(one))),
    ...(thresholds.length > mostThresholds ? ["Les autres seuils sont dans le classeur."] : []),
  ];
}

function sayMoved(fragile: readonly Criterion[]): string {
  return fragile.length === 0
    ? "Le premier reste premier quand le poids de chaque critère bouge de 20 %, en plus ou en moins."
    : `Le premier n'est plus seul en tête quand le poids de ${formatList(
        fragile.map(({ label }) => `« ${label} »`),
        "ou de",
      )} bouge de 20 % : l'écart est mince.`;
}

function sayEven(first: Project, evenFirsts: readonly Project[]): string {
  const [even, another] = evenFirsts;
  if (another !== undefined) return `À poids égaux, ${sayNames(evenFirsts)} seraient à égalité en tête.`;
  return even?.id === first.id
    ? "Il reste premier à poids égaux."
    : `À poids égaux, le premier serait « ${even?.name ?? ""} ».`;
}

export function sayThreshold({ criterion, now, side, share, project }: Threshold): string {
  const moves = side === "below" ? "moins" : "plus";
  return `Le premier change si « ${criterion.label} » pèse ${moves} de ${sayShare(share)} (${sayShare(now)} aujourd'hui) : « ${project.name} » passerait devant.`;
}

function sayNames(projects: readonly Project[]): string {
  return formatList(projects.map(({ name }) => `« ${name} »`));
}

export function sayMissing({ missing }: Unranked): string {
  return `pas classé : ${plural(missing.length, "note manquante", "notes manquantes")}, ${formatList(missing.map(({ label }) => label))}`;
}
