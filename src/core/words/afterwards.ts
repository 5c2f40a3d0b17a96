import { listOf } from "../interview/amend.ts";
import { optionsOf, type Step } from "../interview/path.ts";
import { type Context, type InterviewState, isHidden } from "../interview/state.ts";
import { lower, sayAnswer, sayEditOfSeveral } from "./interview.ts";

/** `contact`: the direction's e-mail, not said where others read. `toDirector`: the direction itself reads this. */
export function sayUnreadable({ contact, toDirector }: { contact?: string | undefined; toDirector?: boolean }): string {
  const direction = `la direction générale${contact === undefined ? "" : ` (${contact})`}`;
  const who = toDirector ? "la personne qui installe Relais" : direction;
  return `Votre message est bien arrivé, mais je ne peux pas le lire : il m'a été impossible de déchiffrer son contenu. Envoyez-le à nouveau. Si cela se reproduit, parlez-en à ${who}.`;
}

type Session = { interview: { state: InterviewState }; context: Context };

export function sayEditIgnored(): string {
  return "Vous avez modifié un message que j'avais déjà lu : ce que j'ai noté n'a pas changé. Pour changer une réponse, écrivez `corriger`.";
}

/**
 * `step`: what the message was put to, while it is still asked. `first`: the municipality of its interview, when one has
 * to go back there before one corrects.
 */
export function sayEditOutdated(
  { context, interview: { state } }: Session,
  step: Step | undefined,
  first: string | undefined,
): string {
  const answer = step && state.answers[step.path];
  const isShown = step?.kind === "question" && answer !== undefined && !isHidden(context, step.question, answer);
  const options = isShown ? optionsOf(step.question, context.questionnaire, state.answers, context.facts) : [];
  const now = isShown ? ` J'ai noté : **${sayAnswer(step.question, answer, options)}**.` : "";
  return `Depuis ce message, la question ou sa réponse a changé : je n'y touche pas.${now} Pour la changer, écrivez ${toCorrect(step, first)}.`;
}

export function sayEditOfDoubt(step: Step | undefined, first: string | undefined): string {
  return `Ce message choisissait entre plusieurs façons de vous comprendre : je n'ai rien changé. Pour changer la réponse, écrivez ${toCorrect(step, first)}.`;
}

export function sayNotAmended(step: Step | undefined, first: string | undefined): string {
  return sayEditOfSeveral(toCorrect(step, first));
}

/** `steps`: where the answers of the message taken back are. */
export function sayAnswersKept(steps: readonly Step[], first: string | undefined): string {
  const [step] = steps;
  const isOne = steps.length === 1;
  const [kept, them] = isOne
    ? ["la réponse qu'il m'avait donnée reste enregistrée", "la"]
    : ["les réponses qu'il m'avait données restent enregistrées", "les"];
  const isAlone = isOne && step?.kind === "question" && step.item === undefined;
  const how = isAlone
    ? `Pour la changer, écrivez ${toCorrect(step, first)} ; pour la retirer, répondez alors « je ne sais pas ».`
    : `Pour ${them} changer ou ${them} retirer, écrivez ${toCorrect(step, first)}.`;
  return `Vous avez supprimé un message, mais ${kept}. ${how}`;
}

function toCorrect(step: Step | undefined, first: string | undefined): string {
  const correct = step === undefined ? "`corriger`" : `\`corriger ${lower(listOf(step).label)}\``;
  return first === undefined ? correct : `\`diagnostic ${first}\`, puis ${correct}`;
}
