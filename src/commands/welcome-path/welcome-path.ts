import type { Command, CommandContext } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import { type Outbound, say } from "../../core/message.ts";
import { isOffered } from "../../core/offers.ts";
import { cardFacts, pathProgress } from "../../core/welcome-path.ts";
import {
  cardCount,
  nextCard,
  sayCard,
  sayNoSuchCard,
  sayPathDone,
  sayPathProgress,
} from "../../core/words/welcome-path.ts";

/** Five short cards, at one's own pace: where they were left, or the one that is named. */
export const welcomePath: Command = {
  name: "welcome-path",
  words: ["parcours", "parcours d'accueil", "mon parcours", "découvrir le projet", "carte"],
  group: "me",
  summary: "le projet, les instances et votre rôle, en cinq cartes courtes",
  examples: ["parcours"],
  action: "see_briefing",
  read(rest) {
    const said = fold(rest);
    if (said === "") return {};
    if (/^suivante?$/u.test(said)) return { next: 1 };
    const digits = /^(?:n° ?|numero )?(\d{1,2})$/u.exec(said)?.[1];
    return digits === undefined ? undefined : { card: Number(digits) };
  },
  /** The card shown says "Suivante": words that ask for it, whatever they are. */
  overhear: (said, { store, person }) =>
    isOffered(store.conversations.of(person.id), nextCard) &&
    /^(?:(?:la |carte )?(?:suite|suivante?)|continue[rz]?|oui|encore|on continue)(?: svp| merci)?[\s.!]*$/u.test(
      fold(said),
    )
      ? nextCard
      : undefined,
  claims: (rest) => /^(?:|suivante?|(?:n° ?|numero )?\d{1,2})$/u.test(fold(rest)),
  run(context, { card }) {
    const read = context.store.welcomeCards.read(context.person.id);
    const next = Array.from({ length: cardCount }, (_, rank) => rank + 1).find((one) => !read.has(one));
    return { message: shown(context, typeof card === "number" ? card : (next ?? cardCount + 1)) };
  },
};

function shown(context: CommandContext, number: number): Outbound {
  if (number > cardCount) return say(number === cardCount + 1 ? sayPathDone() : sayNoSuchCard(number));
  if (number < 1) return say(sayNoSuchCard(number));
  context.store.welcomeCards.show(context.person.id, number, context.now);
  const isDone = context.store.welcomeCards.read(context.person.id).size === cardCount;
  return sayCard(number, cardFacts(context), isDone);
}

export const welcomeProgress: Command = {
  name: "welcome-progress",
  words: ["suivi des parcours", "parcours suivi", "suivi du parcours", "où en sont les parcours"],
  group: "people",
  summary: "où en est le parcours d'accueil, commune par commune",
  examples: ["suivi des parcours"],
  action: "invite",
  read: (rest) => (rest === "" ? {} : undefined),
  run({ store }) {
    const progress = pathProgress(store);
    const named = [...progress].map(([insee, one]) => ({
      ...one,
      place: insee === "" ? "Intercommunalité" : (store.territory.municipality(insee)?.name ?? insee),
    }));
    return { message: sayPathProgress(named.toSorted((one, other) => one.place.localeCompare(other.place, "fr"))) };
  },
};
