import { isClerk } from "../../core/access.ts";
import { anyonesLines, weekAt } from "../../core/briefing-letter.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import type { Municipality } from "../../core/people.ts";
import { isTooEarly, silentPlaces } from "../../core/reach.ts";
import {
  sayNoOneSilent,
  sayNothingToRelay,
  sayRelayText,
  sayTooEarly,
  sayWhichSilent,
} from "../../core/words/relay-text.ts";
import { choiceParameter } from "../parameter.ts";
import { namedMunicipality } from "../profile/which-municipality.ts";

/** A text ready for the DGS or the secrétaire of a municipality that reads nothing here: to be read aloud, sent, or printed. */
export const relayText: Command = {
  name: "relay-text",
  words: [
    "à relayer",
    "texte à relayer",
    "texte pour la mairie de",
    "communes sans nouvelles",
    "communes silencieuses",
  ],
  group: "communication",
  summary: "les communes sans signe depuis trois semaines, et un texte prêt à leur transmettre",
  examples: ["à relayer Mars"],
  action: "invite",
  parameters: (context, known) =>
    known["insee"] === undefined && silentOnes(context).length > 0 ? [which(context)] : [],
  read(rest, context) {
    if (rest === "") return {};
    const place = namedMunicipality(context, rest);
    return place && { insee: place.insee };
  },
  run(context, parameters) {
    const place = placeIn(context, parameters);
    if (place === undefined)
      return { message: say(isTooEarly(context.store, context.today) ? sayTooEarly() : sayNoOneSilent()) };
    const { store, library, now, today } = context;
    const lines = anyonesLines(store, weekAt(store, library, now), place.insee);
    if (lines.length === 0) return { message: say(sayNothingToRelay(place.name)) };
    const clerks = store.people.inMunicipality(place.insee).filter(isClerk);
    return { message: sayRelayText(place.name, lines, clerks, today) };
  },
};

function silentOnes({ store, today }: CommandContext): Municipality[] {
  return silentPlaces(store, today);
}

function which(context: CommandContext) {
  const options = silentOnes(context).map(({ insee, name }) => ({ value: insee, label: name }));
  return choiceParameter({ id: "insee", text: sayWhichSilent(options.length), label: "Commune" }, options);
}

function placeIn({ store }: CommandContext, { insee }: Parameters): Municipality | undefined {
  return typeof insee === "string" ? store.territory.municipality(insee) : undefined;
}
