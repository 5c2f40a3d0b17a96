import type { Part } from "../diagnostic/breakdown.ts";
import type { Consolidated, Figure } from "../diagnostic/consolidate.ts";
import type { Coverage } from "../diagnostic/figure.ts";
import type { Indicator } from "../diagnostic/indicator.ts";
import type { Overlap } from "../diagnostic/shared-service.ts";
import { fewestAgents } from "../diagnostic/small-numbers.ts";
import { isChoicesValue, isRankingValue } from "../interview/answers.ts";
import type { Value } from "../interview/questionnaire.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { csvFile } from "./body-members.ts";
import { count, formatEuro, formatList, formatNumber, formatSome, plural } from "./format.ts";
import { formatValue } from "./values.ts";

/** How an option is called: written in the questionnaire, or drawn from the territory. */
export type LabelOf = (indicator: Indicator, value: string) => string;

export function sayIndicator({ question, group }: Indicator): string {
  if (question === undefined) return group?.label ?? "";
  return group === undefined ? question.label : `${group.label}, ${lower(question.label)}`;
}

function lower(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** The few lines that a COPIL reads. `shown`: those the questionnaire highlights, at most five. */
export function saySynthesis(synthesis: {
  title: string;
  validated: number;
  total: number;
  inhabitants: { behind: number; all: number };
  shown: readonly Figure[];
  overlaps: readonly Overlap[];
  /** Already drawn as blocks, two at most. */
  charts: readonly Block[];
  labelOf: LabelOf;
}): Outbound {
  const { title, validated, total, inhabitants, shown, overlaps, charts, labelOf } = synthesis;
  const lines = [
    `**${count(validated, "commune a validé", "communes ont validé")}** sur ${formatNumber(total)}, soit ${formatNumber(inhabitants.behind)} habitants sur ${formatNumber(inhabitants.all)}.`,
    ...shown.map((figure) => sayFigureLine(figure, labelOf)),
    ...(overlaps.length === 0 ? [] : [sayOverlaps(overlaps)]),
  ];
  const choices = shown.map(({ indicator }) => ({
    value: `détail ${sayIndicator(indicator)}`,
    label: `Détail : ${lower(sayIndicator(indicator))}`,
  }));
  return {
    title: `Synthèse : ${title}`,
    blocks: [
      { type: "list", items: lines },
      ...charts,
      text("Les réponses manquantes ne sont jamais estimées. Pour un autre chiffre : `détail` suivi de son nom."),
      ...(choices.length === 0 ? [] : [{ type: "choices" as const, choices }]),
    ],
  };
}

export function sayNothingValidated(title: string): string {
  return `Aucune commune n'a encore validé ses réponses : « ${title} » n'a pas de synthèse. Où elles en sont : \`qui n'a pas répondu\`.`;
}

function sayOverlaps(overlaps: readonly Overlap[]): string {
  return `**Plusieurs acteurs à la fois** : ${count(overlaps.length, "commune", "communes")} (${formatSome(overlaps.map(({ name }) => name))}).`;
}

function sayFigureLine(figure: Figure, labelOf: LabelOf): string {
  return `**${sayIndicator(figure.indicator)}** : ${sayConsolidated(figure, labelOf)} (${sayBehind(figure.coverage)}).`;
}

const mostOptions = 4;

function sayConsolidated({ indicator, value }: Figure, labelOf: LabelOf): string {
  switch (value.kind) {
    case "numbers":
      return sayNumbers(indicator, value);
    case "counts": {
      if (value.counts.length === 0) return "aucune réponse";
      const shown = value.counts.slice(0, mostOptions);
      const rest = value.counts.length - shown.length;
      const others = rest === 0 ? "" : ` et ${count(rest, "autre réponse", "autres réponses")}`;
      return shown
        .map((one) => `${labelOf(indicator, one.value)} (${formatNumber(one.municipalities)})`)
        .join(", ")
        .concat(others);
    }
    case "ranking":
      return formatList(value.ranked.slice(0, 3).map((one, index) => `${index + 1}. ${labelOf(indicator, one.value)}`));
    case "texts":
      return count(value.texts.length, "réponse en mots", "réponses en mots");
  }
}

function sayNumbers(indicator: Indicator, numbers: Extract<Consolidated, { kind: "numbers" }>): string {
  const { sum, median, lowest, highest, perInhabitant } = numbers;
  if (sum === undefined && median === undefined) return "aucune réponse";
  const spread =
    median === undefined || lowest === undefined || highest === undefined || lowest === highest
      ? []
      : [
          `médiane ${sayNumber(indicator, median)}, de ${sayNumber(indicator, lowest)} à ${sayNumber(indicator, highest)}`,
        ];
  if (sum === undefined) return spread[0] ?? sayNumber(indicator, median ?? 0);
  const isEuro = indicator.question?.type === "euro" || isComputedEuro(indicator);
  const each =
    isEuro && perInhabitant !== undefined
      ? `, soit ${formatEuro(Math.round(perInhabitant * 100) / 100)} par habitant`
      : "";
  return [`**${sayNumber(indicator, sum)}** en tout${each}`, ...spread].join(" ; ");
}

function isComputedEuro({ question }: Indicator): boolean {
  return question?.type === "computed" && question.as === "euro";
}

export function sayNumber({ question }: Indicator, value: number): string {
  return question === undefined ? formatNumber(value) : formatValue(question, value, []);
}

/** One answer in words: its options by their labels. */
export function saySaid(indicator: Indicator, value: Value, labelOf: LabelOf): string {
  const { question } = indicator;
  if (question === undefined) return "";
  const values = isChoicesValue(value) ? value.chosen : isRankingValue(value) ? value.ranked : [];
  const said = "options" in question && typeof value === "string" ? [value] : values;
  return formatValue(
    question,
    value,
    said.map((one) => ({ value: one, label: labelOf(indicator, one) })),
  );
}

/** What stands behind a figure, always beside it: how many answered of those concerned, estimates, what is missing. */
export function sayBehind({ total, answered, estimates, partial, apart, gaps }: Coverage): string {
  const concerned = total - apart;
  if (answered === 0) return `sur ${count(concerned, "commune concernée", "communes concernées")}`;
  const parts = [
    `${count(answered, "réponse", "réponses")} sur ${count(concerned, "commune concernée", "communes concernées")}`,
    ...(estimates > 0 ? [`dont ${count(estimates, "estimation", "estimations")}`] : []),
    ...(partial > 0 ? [count(partial, "liste incomplète", "listes incomplètes")] : []),
    ...(gaps.unknown > 0 ? [`${formatNumber(gaps.unknown)} « à compléter »`] : []),
    ...(gaps.skipped > 0 ? [count(gaps.skipped, "passée", "passées")] : []),
    ...(gaps.waiting > 0 ? [count(gaps.waiting, "attendue", "attendues")] : []),
  ];
  return parts.join(", ");
}

/** One municipality's answer, with who gave it: their function, never more, and the day. */
export type SourceLine = { place: string; value: string; estimate: boolean; by: string; on: string };

/** At most so many lines are shown; all are in the file. */
const mostLines = 12;

export function sayDetail(detail: {
  figure: Figure;
  title: string;
  parts: readonly Part[];
  lines: readonly SourceLine[];
  /** Municipalities whose answer would speak of one or two agents. */
  hidden: number;
  labelOf: LabelOf;
}): Outbound {
  const { figure, title, parts, lines, hidden, labelOf } = detail;
  const name = sayIndicator(figure.indicator);
  const columns = ["Commune", name, "Par qui, quand"];
  const rows = lines.map((line) => [
    line.place,
    line.estimate ? `${line.value} (estimation)` : line.value,
    `${line.by}, ${line.on}`,
  ]);
  const more = rows.length - mostLines;
  return {
    title: name,
    blocks: [
      text(`${title}. ${sayFigureLine(figure, labelOf)}`),
      ...partBlocks(parts, labelOf),
      ...(rows.length === 0
        ? []
        : [
            {
              type: "table" as const,
              caption: "Commune par commune",
              columns,
              rows: more > 0 ? rows.slice(0, mostLines) : rows,
            },
          ]),
      ...(more > 0
        ? [
            text(`Et ${count(more, "autre commune", "autres communes")}, dans le fichier.`),
            csvFile(`detail ${name}`, "Ouvrir la liste complète", columns, rows),
          ]
        : []),
      ...(hidden > 0 ? [text(sayHidden(hidden))] : []),
      text(`Comment ce chiffre est compté : \`pourquoi ce chiffre ${name}\`.`),
    ],
  };
}

function sayHidden(places: number): string {
  return `${count(places, "commune n'est pas montrée", "communes ne sont pas montrées")} : à moins de ${fewestAgents} agents, ce chiffre parlerait d'une personne, et le total permettrait de le retrouver. ${plural(places, "Elle compte", "Elles comptent")} dans le total.`;
}

function partBlocks(parts: readonly Part[], labelOf: LabelOf): Block[] {
  if (parts.length < 2) return [];
  const rows = parts.map(({ split, municipalities, figure }) => [
    split.label,
    formatNumber(municipalities),
    figure === undefined ? "non montré" : sayConsolidated(figure, labelOf).replaceAll("**", ""),
  ]);
  return [
    { type: "table", caption: "Selon la taille de la commune", columns: ["Taille", "Communes", "Réponses"], rows },
  ];
}

/** How a figure was made, down to what it rests on. */
export function sayWhyFigure(why: { figure: Figure; question: string; title: string; hidesAgents: boolean }): string[] {
  const { figure, question, title, hidesAgents } = why;
  const { coverage, value } = figure;
  const left = [
    ...(coverage.gaps.waiting > 0
      ? [count(coverage.gaps.waiting, "commune n'a pas encore validé", "communes n'ont pas encore validé")]
      : []),
    ...(coverage.gaps.unknown > 0
      ? [count(coverage.gaps.unknown, "commune ne sait pas encore", "communes ne savent pas encore")]
      : []),
    ...(coverage.gaps.skipped > 0
      ? [count(coverage.gaps.skipped, "commune a passé la question", "communes ont passé la question")]
      : []),
    ...(coverage.apart > 0
      ? [count(coverage.apart, "commune n'est pas concernée", "communes ne sont pas concernées")]
      : []),
  ];
  return [
    `Question posée, « ${title} » : ${question}`,
    `${howCounted[value.kind]} ${count(coverage.answered, "réponse validée", "réponses validées")}.`,
    ...(left.length === 0 ? [] : [`N'y entrent pas : ${formatList(left)}. Rien n'est estimé à leur place.`]),
    ...(value.kind === "numbers" && value.perInhabitant !== undefined
      ? ["Par habitant : divisé par la population municipale des seules communes qui ont répondu."]
      : []),
    ...(coverage.partial > 0
      ? ["Une liste où il manque une valeur compte pour ce qui est dit : le total est alors un minimum."]
      : []),
    ...(hidesAgents ? [`Ce chiffre n'est montré que s'il parle d'au moins ${fewestAgents} agents.`] : []),
  ];
}

const howCounted: Record<Consolidated["kind"], string> = {
  numbers: "Total et médiane de",
  counts: "Nombre de communes par réponse, parmi",
  ranking: "Points selon la place donnée à chaque choix, dans",
  texts: "Mots recueillis dans",
};

export function sayNoCampaignToRead(): string {
  return "Aucun diagnostic n'est encore lancé. Pour en lancer un : `diagnostic lancer`.";
}

export function sayNoSuchFigure(said: string): string {
  return `Je ne trouve pas de chiffre « ${said} ». Écrivez \`synthèse\` pour voir les principaux, puis \`détail\` suivi d'un nom.`;
}

export function sayWhichCampaign(): string {
  return "Quel diagnostic ?";
}

export function sayWhichFigure(): string {
  return "Quel chiffre ?";
}
