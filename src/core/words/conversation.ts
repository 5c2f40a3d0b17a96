import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { exampleOn } from "./example-days.ts";
import { formatList } from "./format.ts";
import { greet } from "./people.ts";

export function sayGreeting(person: Person): string {
  return `${greet(person)}.`;
}

export function sayWelcome(): string {
  return "Avec plaisir.";
}

export function sayAlreadyLinked(): string {
  return "Votre compte est déjà relié : vous n'avez plus besoin de code. Écrivez `aide` pour voir ce que je sais faire.";
}

export function sayNothingBegun(): string {
  return "Vous n'avez pas encore commencé de questionnaire : écrivez `diagnostic`.";
}

/** Said when an older button brings back to another municipality. */
export function sayBackIn(place: string): string {
  return `Vous revenez à **${place}**.`;
}

export function sayBackTo(): string {
  return "Nous en étions à :";
}

export function sayNotAllowed(): Outbound {
  return say(
    "Je ne peux pas faire cela pour vous : ce n'est pas dans ce que votre fonction vous ouvre. `aide` vous montre ce que vous pouvez me demander.",
  );
}

export function sayHowTo(
  command: { words: readonly string[]; examples: readonly string[] },
  rest: string,
  today: CivilDate,
): Outbound {
  return say(
    `Je n'ai pas compris « ${rest} » après \`${command.words[0]}\`. Par exemple : ${formatList(
      command.examples.map((one) => `\`${exampleOn(one, today)}\``),
      "ou",
    )}.`,
  );
}

export function sayMovedOn(): string {
  return "Quelqu'un a répondu à la question précédente entre-temps : je n'ai rien noté de ce message.";
}

export function sayListChanged(): string {
  return "La liste a changé pendant que vous la lisiez : je n'ai rien fait. La voici à jour.";
}

export function sayFormLeft(): string {
  return "D'accord, je laisse cela. Rien n'a été enregistré.";
}

export function sayNeeded(): string {
  return "Sans cette réponse, je ne peux pas continuer : donnez-la, ou écrivez « annuler » pour laisser.";
}

export function sayFormReplaced(): string {
  return "Je laisse ce que vous aviez commencé : rien n'en est gardé.";
}

/** Words that could answer the question that waits, or a message that came after it. */
export function sayForEither(): string {
  return "Je vous ai écrit entre-temps, et je ne sais pas à quoi vous répondez : je n'ai rien noté. Pour la question ci-dessous, redites votre réponse. Pour mon autre message, recopiez l'une de ses réponses :";
}

/** A command's questions that have no more object: what it was about is over. */
export function sayFormOver(): string {
  return "La question que je vous posais n'a plus d'objet : je la laisse.";
}

export function sayNothingOpen(why: "button" | "validated" | "abandoned"): string {
  const sentences = {
    button: "Ce bouton n'a plus cours. Rien n'a été changé.",
    validated: "Ce questionnaire est déjà validé. Pour changer une réponse, parlez-en à la direction générale.",
    abandoned: "Ce questionnaire a été abandonné. Pour le reprendre, parlez-en à la direction générale.",
  };
  return sentences[why];
}

export function sayDidYouMean(said: string, near: readonly string[]): Outbound {
  const short = said.length > 60 ? `${said.slice(0, 60)}…` : said;
  if (near.length === 0)
    return say(`Je n'ai pas compris « ${short} ». Écrivez \`aide\` pour voir ce que je sais faire.`);
  return {
    blocks: [
      text(`Je n'ai pas compris « ${short} ». Vouliez-vous dire :`),
      { type: "choices", choices: near.map((word) => ({ value: word, label: word })) },
    ],
  };
}

export function sayFileUnread(): string {
  return "Hors d'un diagnostic en cours, je ne lis pas les pièces jointes : écrivez-moi en quelques mots ce qu'elles contiennent.";
}

export function sayTooLate(): string {
  return "Un message que vous aviez écrit plus tôt vient seulement de m'arriver : je ne l'ai pas noté, pour ne pas le prendre pour la réponse à une autre question. S'il compte encore, envoyez-le à nouveau.";
}
