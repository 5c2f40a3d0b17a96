import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { openSession } from "../../core/interviewing.ts";
import type { Option } from "../../core/language/reading.ts";
import { say } from "../../core/message.ts";
import { sayAskedAgain, sayDoubtLabel, sayDoubtReason, sayNoDoubtLeft } from "../../core/words/synthesis-doubts.ts";
import { findPlace } from "../find-place.ts";
import { choiceParameter } from "../parameter.ts";
import { reopenAndTell } from "../reopen-and-tell.ts";
import { askedAgain, type Doubt, doubtsIn, nameOfDoubt } from "./doubts.ts";
import { campaignsToRead } from "./which-campaign.ts";

/** One word sends a doubtful value back to the municipality, with the question and why. */
export const askAgain: Command = {
  name: "diagnostic-ask-again",
  words: ["redemander", "redemander à", "renvoyer la question"],
  group: "figures",
  summary: "redemander une valeur douteuse à la commune, avec la raison",
  examples: ["redemander", "redemander Vougy"],
  action: "launch_diagnostic",
  parameters: (context, { place }) => [
    choiceParameter(
      { id: "doubt", text: "Quelle valeur faut-il redemander ?", label: "Valeur" },
      optionsOf(doubtsOf(context, place)),
    ),
  ],
  read(rest, context) {
    const named = doubtsOf(context).find((one) => nameOfDoubt(one) === rest);
    if (named !== undefined) return { doubt: nameOfDoubt(named) };
    const place = findPlace(rest, context.store.territory.municipalities());
    if (place === undefined) return undefined;
    const [only, ...others] = doubtsOf(context, place.insee);
    return only !== undefined && others.length === 0 ? { doubt: nameOfDoubt(only) } : { place: place.insee };
  },
  run(context, { doubt: value }) {
    const { store, library, today, person, now } = context;
    const doubt = doubtsOf(context).find((one) => nameOfDoubt(one) === value);
    const session = doubt && openSession(store, library, doubt.interviewId, today, person);
    if (doubt === undefined || session === undefined) throw new UserError(sayNoDoubtLeft());
    reopenAndTell(context, session, sayDoubtReason(doubt.about), doubt.path);
    store.jobRuns.claim(askedAgain(doubt.interviewId), doubt.key, now);
    return { message: say(sayAskedAgain(doubt.about)) };
  },
};

/** Of one municipality, or of all. Throws `UserError` when there is none. */
function doubtsOf(context: CommandContext, insee?: string | number): Doubt[] {
  const found = campaignsToRead(context)
    .flatMap((campaign) => doubtsIn(context, campaign))
    .filter(({ about }) => insee === undefined || about.id === insee);
  if (found.length === 0) throw new UserError(sayNoDoubtLeft());
  return found;
}

function optionsOf(doubts: readonly Doubt[]): Option[] {
  return doubts.map((one) => ({ value: nameOfDoubt(one), label: sayDoubtLabel(one.about) }));
}
