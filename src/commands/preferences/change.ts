import type { Command, CommandContext, CommandReply } from "../../core/command.ts";
import type { Change } from "../../core/preferences/preferences.ts";
import { readChannel, readVolume } from "../../core/preferences/read-change.ts";
import { readHours } from "../../core/preferences/read-hours.ts";
import { readWhen } from "../../core/preferences/read-when.ts";
import { fold } from "../../core/language/fold.ts";
import { sayChanged } from "../../core/words/preference-changes.ts";
import { applyChange, toldOf } from "./apply-change.ts";

/** A choice of one's own, kept in the words in which it was said. */
function changing(
  command: Pick<Command, "name" | "words" | "summary" | "examples" | "overhear" | "action">,
  readChange: (said: string) => Change | undefined,
): Command {
  return {
    ...command,
    group: "me",
    claims: (rest) => readChange(rest) !== undefined,
    read: (rest) => (readChange(rest) === undefined ? undefined : { said: rest }),
    // "Mon point le jeudi ?" asks when it is.
    asked: () => "mes préférences",
    run(context, { said }) {
      const change = readChange(String(said));
      if (change === undefined) throw new Error("these words were read before");
      return changed(context, change);
    },
  };
}

export function changed(context: CommandContext, change: Change): CommandReply {
  applyChange(context, context.person, change);
  return { message: sayChanged(change, toldOf(context, context.person)) };
}

export const briefingWhen = changing(
  {
    name: "briefing-when",
    action: "see_briefing",
    words: ["mon point", "point", "le point", "briefing", "mon briefing", "recevoir mon point"],
    summary: "choisir le jour, l'heure ou la fréquence de votre point",
    examples: ["mon point le jeudi à 10 h", "point toutes les deux semaines"],
  },
  readWhen,
);

export const briefingStop: Command = {
  name: "briefing-stop",
  words: [
    "plus de point",
    "plus de point de la semaine",
    "stop point",
    "stop mon point",
    "stop le point",
    "arrêter le point",
    "arrêter mon point",
    "ne plus recevoir le point",
    "ne plus recevoir mon point",
  ],
  group: "me",
  summary: "ne plus recevoir le point de la semaine, et garder le reste",
  examples: ["plus de point"],
  action: "see_identity",
  read: (rest) => (/^[\s,.]*(?:svp|merci)?[\s!.]*$/u.test(fold(rest)) ? {} : undefined),
  asked: () => "mes préférences",
  run: (context) => changed(context, { about: "when", every: "never" }),
};

export const briefingVolume = changing(
  {
    name: "briefing-volume",
    action: "see_briefing",
    words: ["version", "mon point", "point", "le point"],
    summary: "recevoir un point plus court, ou seulement ce qui est attendu de vous",
    examples: ["version courte", "le minimum"],
    overhear: (said) =>
      /^(?:(?:le |au )?(?:strict )?minimum|plus court)\b/u.test(fold(said)) ? `version ${said}` : undefined,
  },
  readVolume,
);

export const writingHours = changing(
  {
    name: "writing-hours",
    action: "see_identity",
    words: ["mes heures", "ne m'écrivez", "ne m'écris", "écrivez-moi", "écris-moi", "m'écrire"],
    summary: "choisir à quelles heures je peux vous écrire",
    examples: ["écrivez-moi entre 9 h et 17 h", "pas avant 9 h"],
    overhear: (said) => (/^(?:pas|jamais)\b/u.test(fold(said)) && readHours(said) ? `mes heures ${said}` : undefined),
  },
  readHours,
);

export const writingChannel = changing(
  {
    name: "writing-channel",
    action: "see_identity",
    words: ["écrivez-moi", "écris-moi", "m'écrire", "joignez-moi", "me joindre", "contactez-moi"],
    summary: "choisir la messagerie où je vous écris",
    examples: ["écrivez-moi sur Tchap"],
  },
  readChannel,
);
