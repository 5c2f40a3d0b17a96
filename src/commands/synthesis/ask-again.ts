import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { openSession } from "../../core/interviewing.ts";
import type { Option } from "../../core/language/reading.ts";
import { say } from "../../core/message.ts";
import { sayAskedAgain, sayDoubtLabel, sayDoubtReason, sayNoDoubtLeft } from "../../core/words/synthesis-doubts.ts";
import { choiceParameter } from "../parameter.ts";
import { reopenAndTell } from "../reopen-and-tell.ts";
import { askedAgain, type Doubt, doubtsIn } from "./doubts.ts";
import { campaignsToRead } from "./which-campaign.ts";

/** One word sends a doubtful value back to the municipality, with the question and why. */
export const askAgain: Command = {
  name: "diagnostic-ask-again",
  words: ["redemander", "redemander à", "renvoyer la question"],
  group: "diagnostic",
  summary: "redemander une valeur douteuse à la commune, avec la raison",
  examples: ["redemander"],
  action: "launch_diagnostic",
  parameters: (context) => [
    choiceParameter({ id: "doubt", text: "Quelle valeur faut-il redemander ?", label: "Valeur" }, options(context)),
  ],
  read(rest, context) {
    const named = options(context).find(({ value }) => value === rest);
    return named && { doubt: named.value };
  },
  run(context, { doubt: value }) {
    const { store, library, today, person, now } = context;
    const doubt = allDoubts(context).find((one) => keyOf(one) === value);
    const session = doubt && openSession(store, library, doubt.interviewId, today, person);
    if (doubt === undefined || session === undefined) throw new UserError(sayNoDoubtLeft());
    reopenAndTell(context, session, sayDoubtReason(doubt), doubt.path);
    store.jobRuns.claim(askedAgain(doubt.interviewId), doubt.path, now);
    return { message: say(sayAskedAgain(doubt)) };
  },
};

function allDoubts(context: CommandContext): Doubt[] {
  return campaignsToRead(context).flatMap((campaign) => doubtsIn(context, campaign));
}

function options(context: CommandContext): Option[] {
  const found = allDoubts(context);
  if (found.length === 0) throw new UserError(sayNoDoubtLeft());
  return found.map((one) => ({ value: keyOf(one), label: sayDoubtLabel(one) }));
}

function keyOf({ interviewId, path }: Doubt): string {
  return `n° ${interviewId} ${path}`;
}
