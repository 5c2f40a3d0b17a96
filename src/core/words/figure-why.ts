import type { Consolidated, Figure } from "../diagnostic/consolidate.ts";
import { fewestAgents } from "../diagnostic/small-numbers.ts";
import type { Unit } from "../diagnostic/coverage.ts";
import { count, formatList } from "./format.ts";
import { countUnits, unitsNamed } from "./units.ts";

/** How a figure was made, down to what it rests on. */
export function sayWhyFigure(why: { figure: Figure; question: string; title: string; hidesAgents: boolean }): string[] {
  const { figure, question, title, hidesAgents } = why;
  const { coverage, value } = figure;
  const { unit } = coverage;
  const left = [
    ...(coverage.gaps.waiting > 0
      ? [countUnits(coverage.gaps.waiting, unit, "n'a pas encore validé", "n'ont pas encore validé")]
      : []),
    ...(coverage.gaps.unknown > 0
      ? [countUnits(coverage.gaps.unknown, unit, "ne sait pas encore", "ne savent pas encore")]
      : []),
    ...(coverage.gaps.skipped > 0
      ? [countUnits(coverage.gaps.skipped, unit, "a passé la question", "ont passé la question")]
      : []),
    ...(coverage.apart > 0 ? [countUnits(coverage.apart, unit, "n'est pas concernée", "ne sont pas concernées")] : []),
  ];
  return [
    `Question posée, « ${title} » : ${question}`,
    `${howCounted(value.kind, unit)} ${count(coverage.answered, "réponse validée", "réponses validées")}.`,
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

function howCounted(kind: Consolidated["kind"], unit: Unit): string {
  const ways = {
    numbers: "Total et médiane de",
    counts: `Nombre de ${unitsNamed(unit)} par réponse, parmi`,
    ranking: "Points selon la place donnée à chaque choix, dans",
    texts: "Mots recueillis dans",
  };
  return ways[kind];
}
