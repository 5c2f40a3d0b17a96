import { isAnswered, optionsOf, type QuestionStep } from "../../../src/core/interview/path.ts";
import type { Answers } from "../../../src/core/interview/answers.ts";
import type { GroupQuestion, Value } from "../../../src/core/interview/questionnaire.ts";
import { type Context, stepsOf } from "../../../src/core/interview/state.ts";
import { drawn, type Town, valueFor } from "../../support/full-campaign.ts";

/** What a municipality has in mind, before it is said: what the store must hold afterwards. */
export type Meant = { state: "given"; value: Value; estimate: boolean } | { state: "unknown" | "skipped" };

/** What is meant at a question: an answer, "je ne sais pas" or "passer". Always the same for the same town and path. */
export function meantAt(step: QuestionStep, answers: Answers, context: Context, town: Town): Meant {
  const { path, question, item } = step;
  const chance = drawn(`${town.name} ${path}`);
  if (step.proposal !== undefined)
    return { state: "given", value: step.proposal, estimate: Object.keys(answers).some(isBehindNetCost(answers)) };
  if (item === undefined && path !== "existe") {
    if (chance % 13 === 0) return { state: "unknown" };
    if (chance % 17 === 0) return { state: "skipped" };
  }
  const value = ownValue(step, answers, chance) ?? valueFor(question, path, chance, answers, context, town);
  const isEmpty = typeof value === "object" && "chosen" in value && value.chosen.length === 0;
  if (
    isEmpty ||
    (question.type === "choice" && optionsOf(question, context.questionnaire, answers, context.facts).length === 0)
  )
    return { state: "skipped" };
  const inNoOrder = typeof value === "object" && "chosen" in value ? { chosen: value.chosen.toSorted() } : value;
  return { state: "given", value: inNoOrder, estimate: mayBeEstimate.has(question.type) && chance % 6 === 0 };
}

export function itemsMeant(group: GroupQuestion, town: Town): number {
  return drawn(`${town.name} ${group.id}`) % 3;
}

/** The questions of an item that are left when somebody says « c'est tout » in the middle of it. */
export function leftInItem({ path, item }: QuestionStep, answers: Answers, context: Context): string[] {
  const prefix = `${item?.group.id}/${item?.number}/`;
  return stepsOf(context, { answers })
    .filter((step) => step.path.startsWith(prefix) && (step.path === path || !isAnswered(step, answers)))
    .map((step) => step.path);
}

/** What is worked out from estimates is one. */
function isBehindNetCost(answers: Answers) {
  return (path: string): boolean => {
    const answer = answers[path];
    const isTerm = /^(?:budget_fonct|recettes_usagers|recettes_partenaires\/\d+\/montant)$/u.test(path);
    return isTerm && answer?.state === "given" && answer.estimate;
  };
}

const mayBeEstimate = new Set(["integer", "number", "fte", "euro"]);

/** Where a number drawn at random would be absurd beside the others. */
function ownValue({ path, question, item }: QuestionStep, answers: Answers, chance: number): Value | undefined {
  const before = (id: string) => {
    const answer = answers[id];
    return answer?.state === "given" && typeof answer.value === "number" ? answer.value : 0;
  };
  const fields = path.split("/");
  switch (fields.at(-1) ?? "") {
    case "nb_agents":
      return Math.ceil(before("etp_total")) + (chance % 3);
    case "dont_personnel":
      return Math.round(before("budget_fonct") * (0.3 + (chance % 5) / 10));
    case "quotite":
      return [1, 0.8, 0.5, 0.57][chance % 4];
    case "personnes":
    case "quantite":
      return 1 + (chance % 8);
    case "cout_unitaire":
      return 3 + (chance % 40) / 2;
    default:
      return question.type === "text"
        ? words[fields.at(-1) ?? ""]?.[((item?.number ?? 0) + (item === undefined ? chance : 0)) % 4]
        : undefined;
  }
}

const words: Record<string, readonly [string, string, string, string]> = {
  nom: ["Salle des fêtes", "Maison des jeunes", "Gymnase des Tilleuls", "Ancienne école"],
  adresse: ["12 place de l’Église", "Rue du Stade", "4 chemin des Écoliers", "Le Bourg"],
  action: ["Ouvrir un local jeunes", "Rénover le city stade", "Accueil le mercredi", "Acheter un minibus à plusieurs"],
  metier: ["Animatrice", "Directeur de centre", "Agente d’entretien", "Référente périscolaire"],
  qualification: ["BAFA", "BAFD", "BPJEPS", "Aucune"],
  qualif_manque: ["BAFD", "Aucune", "Langue des signes", "Premiers secours"],
  partenaire: ["Familles rurales", "La MSA", "Commune voisine", "Léo Lagrange"],
  objet: ["Accueil du mercredi", "Mise à disposition d’une salle", "Animation de l’été", "Séjours"],
  jeunes_besoins: ["Un local", "Des transports", "Un city stade ouvert le soir", "Des emplois d’été"],
};
