import type { CivilDate } from "../calendar/civil-date.ts";
import { fold } from "../language/fold.ts";
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

/** A correction of another municipality than the one being answered. */
export function sayCorrectElsewhere(other: string, current: string): string {
  return `Nous sommes sur ${current} : je n'ai rien changé. Pour corriger ${other}, écrivez d'abord \`je réponds pour ${other}\`.`;
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
  // What was just said is no example of what to say.
  const examples = command.examples
    .map((one) => exampleOn(one, today))
    .filter((one) => !fold(one).endsWith(` ${fold(rest)}`));
  const how =
    examples.length === 0
      ? `Écrivez \`${command.words[0]}\` : je vous demanderai le reste.`
      : `Par exemple : ${formatList(
          examples.map((one) => `\`${one}\``),
          "ou",
        )}.`;
  return say(`Je n'ai pas compris « ${rest} » après \`${command.words[0]}\`. ${how}`);
}

/** What was said at a confirmation may change it: it is asked again. */
export function sayShownAnew(isChanged: boolean): string {
  return isChanged
    ? "C'est changé, rien n'est encore fait. Voici ce que cela donne :"
    : "Cela ne change rien à ce qui est prêt, et rien n'est encore fait :";
}

/** Words said beside a yes, that would be lost if it were taken. `changes`: what may be typed there. */
export function sayBesideAnswer(words: string, changes: readonly string[]): string {
  const how =
    changes.length === 0
      ? "ou « annuler », puis redites le tout"
      : `ou ce qui change, par exemple ${formatList(
          changes.map((one) => `« ${one} »`),
          "ou",
        )}`;
  return `Je n'ai pas compris « ${words} » : rien n'est encore fait. Écrivez « oui » pour ce qui est affiché, ${how}.`;
}

export function sayMovedOn(why: "elsewhere" | "others"): string {
  if (why === "elsewhere")
    return "Vous avez continué ailleurs depuis la dernière question posée ici : je n'ai rien noté de ce message.";
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

export function sayNothingOpen(why: "button" | "validated" | "abandoned" | "closed"): string {
  const sentences = {
    button: "Ce bouton n'a plus cours. Rien n'a été changé.",
    validated: "Ce questionnaire est déjà validé. Pour changer une réponse, parlez-en à la direction générale.",
    abandoned: "Ce questionnaire a été abandonné. Pour le reprendre, parlez-en à la direction générale.",
    closed:
      "Ce questionnaire est clos : plus rien n'y est demandé, et vos réponses sont gardées. Pour les compléter, parlez-en à la direction générale.",
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
