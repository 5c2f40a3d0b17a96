import { isAnswered, optionsOf, type Step } from "../../src/core/interview/path.ts";
import type { Answer, Answers } from "../../src/core/interview/answers.ts";
import type { AtomicQuestion, Value } from "../../src/core/interview/questionnaire.ts";
import { type Context, stepsOf } from "../../src/core/interview/state.ts";
import { openSession } from "../../src/core/interviewing.ts";
import type { Library } from "../../src/core/library.ts";
import type { Campaign } from "../../src/core/store/campaigns.ts";
import type { Store } from "../../src/core/store/store.ts";

/**
 * Answers of every municipality to all that it is asked, always the same: the last `awaited` of them have not validated, every
 * sixth number is an estimate, every thirteenth answer is not known. Returns how many answers were given.
 */
export function fillCampaign(
  store: Store,
  library: Library,
  campaign: Campaign,
  { awaited = 4, now, today }: { awaited?: number; now: number; today: string },
): number {
  let given = 0;
  const interviews = store.interviews.ofCampaign(campaign.id);
  store.transaction(() => {
    for (const [rank, { id, insee }] of interviews.entries()) {
      const session = openSession(store, library, id, today);
      if (session === undefined || insee === undefined) continue;
      const place = store.territory.municipality(insee);
      const author = store.people
        .inMunicipality(insee)
        .find(({ mandates }) => mandates.some((held) => held.function === "town_clerk" && held.insee === insee));
      if (place === undefined || author === undefined) continue;
      const isAwaited = rank >= interviews.length - awaited;
      if (isAwaited && rank % 2 === 0) continue;
      const answers = answersTo(session.context, { name: place.name, population: place.populationMunicipal });
      given += Object.keys(answers).length;
      const status = isAwaited ? ("open" as const) : ("validated" as const);
      store.interviews.save(session.stored, { state: { answers }, status }, author.id, now);
    }
  });
  return given;
}

export type Town = { name: string; population: number };

/** What an answer opens is asked in the next round. */
function answersTo(context: Context, town: Town): Answers {
  const answers: Record<string, Answer> = {};
  for (let missing = [...stepsOf(context, { answers })]; missing.length > 0;) {
    for (const step of missing) answers[step.path] = answerTo(step, answers, context, town);
    missing = stepsOf(context, { answers }).filter((step) => !isAnswered(step, answers));
  }
  return answers;
}

function answerTo(step: Step, answers: Answers, context: Context, town: Town): Answer {
  const chance = drawn(`${town.name} ${step.path}`);
  if (step.kind !== "question") {
    const items = Array.from({ length: chance % ((step.question.minItems ?? 0) ? 2 : 3) }, (_, rank) => rank + 1);
    return { state: "given", value: { items, closed: true }, estimate: false, raw: "" };
  }
  if (chance % 13 === 0 && step.item === undefined && step.path !== "existe") return { state: "unknown", raw: "?" };
  const value = step.proposal ?? valueFor(step.question, step.path, chance, answers, context, town);
  const shown = step.proposal === undefined ? {} : { shown: step.proposal };
  return { state: "given", value, estimate: typeof value === "number" && chance % 6 === 0, raw: "", ...shown };
}

/** Amounts and agents go with the number of inhabitants. */
export function valueFor(
  question: AtomicQuestion,
  path: string,
  chance: number,
  answers: Answers,
  context: Context,
  { name, population }: Town,
): Value {
  const within = (value: number) =>
    "min" in question && "max" in question && typeof question.min === "number" && typeof question.max === "number"
      ? Math.min(question.max, Math.max(question.min, value))
      : value;
  switch (question.type) {
    case "text":
      return (
        texts[path.split("/").at(-1) ?? ""]?.[chance % 4] ??
        `Selon les besoins ${chance % 2 ? "de l’année" : "du moment"}`
      );
    case "integer":
    case "number":
      return within(Math.round((population * (1 + (chance % 9))) / (path === "nb_agents" ? 900 : 120)) + 1);
    case "fte":
      return within(Math.round(((population * (1 + (chance % 7))) / 4_000) * 4) / 4 || 0.25);
    case "euro":
    case "computed":
      return within(population * (8 + (chance % 30)) * (question.id === "budget_fonct" ? 4 : 1));
    case "percent":
      return (chance % 20) * 5;
    case "year":
      return within(1985 + (chance % 40));
    case "date":
      return `20${27 + (chance % 4)}-0${1 + (chance % 9)}-15`;
    case "time":
      return `${10 + (chance % 8)}:30`;
    case "yes_no":
      return chance % 3 !== 0;
    case "scale5":
      return 1 + (chance % 5);
    case "choice":
    case "choices":
    case "ranking": {
      const options = optionsOf(question, context.questionnaire, answers, context.facts).map((one) => one.value);
      if (question.type === "ranking") return { ranked: turned(options, chance).slice(0, question.maxRanked) };
      if (question.type === "choice") return turned(options, chance)[0] ?? name;
      const open = options.filter((one) => !question.exclusive.includes(one));
      return { chosen: turned(open, chance).slice(0, Math.min(2, question.maxChosen ?? 2)) };
    }
  }
}

const texts: Record<string, readonly string[]> = {
  nom: ["Salle des fêtes", "Maison des jeunes", "Gymnase des Tilleuls", "Ancienne école"],
  adresse: ["12 place de l’Église", "Rue du Stade", "4 chemin des Écoliers", "Le Bourg"],
  action: [
    "Ouvrir un local jeunes",
    "Rénover le city stade",
    "Créer un accueil le mercredi",
    "Acheter un minibus à plusieurs",
  ],
};

function turned<T>(list: readonly T[], chance: number): T[] {
  const from = list.length === 0 ? 0 : chance % list.length;
  return [...list.slice(from), ...list.slice(0, from)];
}

/** The same number for the same words, well spread. */
export function drawn(words: string): number {
  let sum = 2_166_136_261;
  for (const letter of words) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return sum >>> 4;
}
