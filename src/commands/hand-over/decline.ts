import type { Command, CommandContext } from "../../core/command.ts";
import { parametersOf } from "../../core/form.ts";
import { declinePut, putTo } from "../../core/hand-overs.ts";
import { say } from "../../core/message.ts";
import { sayGivenBack, sayNotNow, sayStillPut } from "../../core/words/hand-over.ts";
import { choiceParameter } from "../parameter.ts";
import { refusalHeard, unlessHeard } from "./heard.ts";
import { thenOther } from "./then-other.ts";
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
  parameters(context, known) {
    const chosen = chosenPut(context, { ...underway(context), ...known });
    const isAsked = (chosen === undefined || known.question !== undefined) && putTo(context).length > 1;
    const which = isAsked ? [whichPut(context)] : [];
    if (chosen === undefined || known.sure === undefined) return which;
    const whether = { id: "back", text: sayNotNow(chosen.put), label: chosen.put.label };
    return [
      ...which,
      choiceParameter(whether, [
        { value: "yes", label: "Rendre la question au secrétariat", words: ["rendre", "oui", "non"] },
        { value: "no", label: "Y répondre plus tard", words: ["plus tard"] },
      ]),
    ];
  },
  read(rest, context) {
    if (rest === "ou non") return { sure: "ask" };
    const { question, words } = readPut(rest, context) ?? {};
    return question !== undefined && words === "" ? { question } : undefined;
  },
  overhear: unlessHeard(refusalHeard),
  run(context, known) {
    const chosen = chosenPut(context, { ...underway(context), ...known });
    if (chosen === undefined) throw new Error("no question was chosen");
    if (known.back === "no") return { message: say(sayStillPut()), leaves: ["hand-over-answer"] };
    declinePut(context, chosen, known.whom === undefined ? undefined : String(known.whom));
    const message = say(sayGivenBack(chosen.put, putTo(context).length === 0));
    return { ...thenOther(context, message), leaves: ["hand-over-answer"] };
  },
};

/** The question that this person was being asked. */
function underway({ store, person }: CommandContext) {
  const { form } = store.conversations.of(person.id);
  const { question } = form?.command === "hand-over-answer" ? parametersOf(form.state) : {};
  return question === undefined ? {} : { question };
}
