import type { Command, CommandContext } from "../../core/command.ts";
import { parametersOf } from "../../core/form.ts";
import { declinePut, putTo } from "../../core/hand-overs.ts";
import { say } from "../../core/message.ts";
import { sayGivenBack } from "../../core/words/hand-over.ts";
import { chosenPut, readPut, whichPut } from "./which-put.ts";

/** A question goes back to who put it. */
export const handOverDecline: Command = {
  name: "hand-over-decline",
  words: [
    "rendre la question",
    "je rends la question",
    "ce n'est pas moi",
    "c'est pas moi",
    "ce n'est pas à moi",
    "demandez à quelqu'un d'autre",
  ],
  group: "diagnostic",
  summary: "rendre une question à la commune qui vous la pose",
  examples: ["rendre la question"],
  action: "get_help",
  parameters: (context, known) =>
    (chosenPut(context, { ...underway(context), ...known }) === undefined || known.question !== undefined) &&
    putTo(context).length > 1
      ? [whichPut(context)]
      : [],
  read(rest, context) {
    const { question, words } = readPut(rest, context) ?? {};
    return question !== undefined && words === "" ? { question } : undefined;
  },
  run(context, known) {
    const chosen = chosenPut(context, { ...underway(context), ...known });
    if (chosen === undefined) throw new Error("no question was chosen");
    declinePut(context, chosen);
    return { message: say(sayGivenBack(chosen.put)), leaves: ["hand-over-answer"] };
  },
};

/** The question that this person was being asked. */
function underway({ store, person }: CommandContext) {
  const { form } = store.conversations.of(person.id);
  const { question } = form?.command === "hand-over-answer" ? parametersOf(form.state) : {};
  return question === undefined ? {} : { question };
}
