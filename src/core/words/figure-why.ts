import type { Consolidated, Figure } from "../diagnostic/consolidate.ts";
import { fewestAgents } from "../diagnostic/small-numbers.ts";
import type { Unit } from "../diagnostic/coverage.ts";
import type { Indicator } from "../diagnostic/indicator.ts";
import { lowered, sayPerInhabitant } from "./figures.ts";
import { count, formatList, plural } from "./format.ts";
import { countUnits, unitsNamed } from "./units.ts";

/** How a figure was made, down to what it rests on. */
export function sayWhyFigure({ figure, title }: { figure: Figure; title: string }): string[] {
  const { coverage, indicator, value } = figure;
  const { unit, gaps } = coverage;
  const leftOut = coverage.total - coverage.answered;
  const left = [
    ...(coverage.gaps.waiting > 0
      ? [countUnits(coverage.gaps.waiting, unit, "n'a pas encore validé", "n'ont pas encore validé")]
      : []),
    ...(gaps.unfinished > 0
      ? [countUnits(gaps.unfinished, unit, "n'avait pas validé à la clôture", "n'avaient pas validé à la clôture")]
      : []),
    ...(coverage.gaps.unknown > 0
      ? [countUnits(coverage.gaps.unknown, unit, "ne sait pas encore", "ne savent pas encore")]
      : []),
    ...(coverage.gaps.skipped > 0
      ? [countUnits(coverage.gaps.skipped, unit, "a passé la question", "ont passé la question")]
      : []),
    ...(gaps.undecided > 0
      ? [
          countUnits(
            gaps.undecided,
            unit,
            "doit d'abord compléter la réponse qui en décide",
            "doivent d'abord compléter la réponse qui en décide",
          ),
        ]
      : []),
    ...(coverage.apart > 0 ? [countUnits(coverage.apart, unit, "n'est pas concernée", "ne sont pas concernées")] : []),
  ];
  return [
    sayAsked(indicator, title),
    `${howCounted(value.kind, unit)} ${count(coverage.answered, "réponse validée", "réponses validées")}.`,
    ...(left.length === 0
      ? []
      : [`N'y entrent pas : ${formatList(left)}. Rien n'est estimé à ${plural(leftOut, "sa", "leur")} place.`]),
    ...(value.kind === "numbers" && value.sum !== undefined && sayPerInhabitant(indicator, value) !== undefined
      ? ["Par habitant : divisé par la population municipale des seules communes qui ont répondu."]
      : []),
    ...(coverage.partial > 0
      ? ["Une liste où il manque une valeur compte pour ce qui est dit : le total est alors un minimum."]
      : []),
    ...((indicator.question ?? indicator.group).headcount !== undefined
      ? [`Ce chiffre n'est montré que s'il parle d'au moins ${fewestAgents} agents.`]
      : []),
  ];
}

/** What is worked out is no question: its text waits for the result of each one. */
function sayAsked({ question, group }: Indicator, title: string): string {
  if (question?.type !== "computed") return `Question posée, « ${title} » : ${(question ?? group)?.text}`;
  const how = question.help === undefined ? "" : `. ${question.help}`;
  return `Calcul soumis à chaque réponse, « ${title} » : ${lowered(question.label)}${how}`;
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
