import type { CivilDate } from "../calendar/civil-date.ts";
import type { Unit } from "../diagnostic/coverage.ts";
import { sayUnnamedForms } from "./form-signing.ts";
import { fewestUnnamed } from "../diagnostic/small-numbers.ts";
import type { Part } from "../diagnostic/breakdown.ts";
import type { Figure } from "../diagnostic/consolidate.ts";
import type { Indicator } from "../diagnostic/indicator.ts";
import type { Overlap } from "../diagnostic/shared-service.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { partTable } from "./figure-detail.ts";
import { type LabelOf, lowered, sayFigureLine, sayIndicator } from "./figures.ts";
import { count, formatDate, formatNumber, formatSome } from "./format.ts";
import { countUnits } from "./units.ts";
import { saySeen } from "./visa.ts";

/** The few lines that a COPIL reads. `shown`: those the questionnaire highlights, at most five. */
export function saySynthesis(synthesis: {
  title: string;
  closedOn?: CivilDate | undefined;
  unit: Unit;
  /** Of those who answered without a name, those that may be read. */
  validated: number;
  total: number;
  unnamedWaiting: number;
  unnamedForms: number;
  inhabitants: { behind: number; all: number };
  /** Absent where no visa is asked for. */
  visas?: Parameters<typeof saySeen>[0] | undefined;
  shown: readonly Figure[];
  overlaps: readonly Overlap[];
  /** Already drawn as blocks, two at most. */
  charts: readonly Block[];
  labelOf: LabelOf;
}): Outbound {
  const {
    title,
    closedOn,
    unit,
    validated,
    total,
    unnamedWaiting,
    unnamedForms,
    inhabitants,
    visas,
    shown,
    overlaps,
    charts,
    labelOf,
  } = synthesis;
  const lines = [
    `**${countUnits(validated, unit, "a validé", "ont validé")}** sur ${formatNumber(total)}${closedOn === undefined ? "" : `, diagnostic clos le ${formatDate(closedOn)}`}${unit === "person" ? "" : `, soit ${formatNumber(inhabitants.behind)} habitants sur ${formatNumber(inhabitants.all)}`}.${unnamedWaiting === 0 ? "" : ` ${sayUnnamedWaiting(unnamedWaiting)}`}${unnamedForms === 0 ? "" : ` ${sayUnnamedForms(unnamedForms)}`}${visas === undefined ? "" : ` ${saySeen(visas)}`}`,
    ...shown.map((figure) => sayFigureLine(figure, labelOf)),
    ...(overlaps.length === 0 ? [] : [sayOverlaps(overlaps)]),
  ];
  const choices = shown.map(({ indicator }) => ({
    value: `détail ${sayIndicator(indicator)}`,
    label: `Détail : ${lowered(sayIndicator(indicator))}`,
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

/** The same figures by basin; `parts`: of each of them, in their order. */
export function saySynthesisByBasin(
  title: string,
  shown: readonly Indicator[],
  parts: readonly (readonly Part[])[],
  labelOf: LabelOf,
): Outbound {
  const tables = shown.flatMap((one, at) => partTable(sayIndicator(one), "Bassin", parts[at] ?? [], labelOf));
  return {
    title: `Synthèse par bassin : ${title}`,
    blocks: [
      ...tables,
      text("Les réponses manquantes ne sont jamais estimées. Les communes de chaque bassin : `bassins`."),
    ],
  };
}

/** Shown by so many at once: fewer would say who was the last. */
function sayUnnamedWaiting(waiting: number): string {
  return `${count(waiting, "réponse non nominative attend", "réponses non nominatives attendent")} qu'il y en ait ${fewestUnnamed}${waiting < fewestUnnamed ? "" : " de même sorte, données ici ou par formulaire,"} pour entrer dans la synthèse.`;
}

export function sayNothingValidated(title: string, unit: Unit, unnamedWaiting: number): string {
  const waiting = unnamedWaiting === 0 ? "" : ` ${sayUnnamedWaiting(unnamedWaiting)}`;
  const nobody =
    unit === "person" ? "Aucune réponse ne se lit encore" : "Aucune commune n'a encore validé ses réponses";
  return `${nobody} : « ${title} » n'a pas de synthèse.${waiting} Où cela en est : \`qui n'a pas répondu\`.`;
}

export function sayOverlaps(overlaps: readonly Overlap[]): string {
  return `**Plusieurs acteurs à la fois** : ${count(overlaps.length, "commune", "communes")} (${formatSome(overlaps.map(({ name }) => name))}).`;
}

export function sayNoCampaignToRead(): string {
  return "Aucun diagnostic n'est encore lancé. Pour en lancer un : `diagnostic lancer`.";
}

export function sayWhichCampaign(): string {
  return "Quel diagnostic ?";
}
