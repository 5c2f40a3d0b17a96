import type { Advice } from "../interview/questionnaire-advice.ts";
import type { Questionnaire } from "../interview/questionnaire.ts";
import { count, formatDuration } from "./format.ts";
import { typeset } from "./typography.ts";

/** What a questionnaire's file holds, once it is read without a fault. */
export function sayChecked({
  questionnaire: { id, version, title, minutes, sections },
  least,
  most,
  advice,
}: {
  questionnaire: Questionnaire;
  least: number;
  most: number;
  advice: readonly Advice[];
}): string {
  const size = least === most ? count(most, "question", "questions") : `de ${least} à ${most} questions`;
  const lines = [
    `✅ ${id}, version ${version} : « ${title} »`,
    `   ${count(sections.length, "section", "sections")}, ${size}, ${formatDuration(minutes)}`,
    ...advice.map((one) => `   Conseil, ${one.at} : ${sayAdvice(one)}`),
  ];
  return lines.map(typeset).join("\n");
}

export function sayAdvice(advice: Advice): string {
  switch (advice.advice) {
    case "section_size":
      return `${count(advice.questions, "question", "questions")} dans cette section ; de 3 à 8 se répondent mieux`;
    case "minutes":
      return `vous annoncez ${count(advice.announced, "minute", "minutes")} ; d'après ses questions, comptez-en ${advice.estimated}`;
    case "long_label":
      return `« court » a ${advice.words} mots ; cinq au plus se lisent d'un coup d'œil`;
    case "variable":
      return `{${advice.name}} se lira tel quel : un lancement ne lui donne pas de valeur`;
    case "typography":
      return "une apostrophe ou une espace à corriger (’, espace insécable avant : ; ? !)";
  }
}

export function sayCheckUsage(): string {
  return typeset("Dites quel fichier : npm run relais -- questionnaire verifier data/questionnaires/voirie.yaml");
}
