import { isDirector } from "../../core/access.ts";
import type { Command, CommandContext, Parameters, Refused } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import { say } from "../../core/message.ts";
import { blockerReasons } from "../../core/roadmap/blocker.ts";
import {
  actionBlockerQuestions,
  reasonOptions,
  sayActionBlockerAlready,
  sayActionBlockerKept,
  sayActionDone,
  sayBlockerNotOnPerson,
  sayBlockerNotToBeSaid,
} from "../../core/words/action-blockers.ts";
import { aboutSomebody, functionBlamed } from "../actors/about-somebody.ts";
import { actionParameter, chosenAction, cutAction } from "../objectives/which-action.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { withoutStop } from "./reply-said.ts";
import { lineOf } from "./which-blocker.ts";

/** What holds an action back, said of a thing and never of somebody, by anyone who may read the action. */
export const blockerReport: Command = {
  name: "action-blocker-report",
  words: [
    "signaler un blocage",
    "signaler blocage",
    "signaler le blocage",
    "blocage signaler",
    "signaler un problème",
    "je signale un blocage",
  ],
  group: "deadlines",
  summary: "signaler ce qui bloque une action : une chose, jamais une personne",
  examples: ["signaler un blocage action 12 : pas de local disponible"],
  action: "see_deadlines",
  asked: () => "blocages",
  parameters: (context) => [
    actionParameter(context, actionBlockerQuestions.action),
    textParameter(
      {
        id: "text",
        text: actionBlockerQuestions.text,
        label: "Blocage",
        help: actionBlockerQuestions.textHelp,
      },
      300,
    ),
    choiceParameter({ id: "reason", text: actionBlockerQuestions.reason, label: "Raison" }, reasonOptions()),
  ],
  usual: { reason: "other" },
  read(rest, context) {
    const { action, rest: said } = cutAction(rest);
    if (action !== undefined) openAction(context, action);
    const { text, reason } = cutReason(said);
    return {
      ...(action === undefined ? {} : { action }),
      ...(text === "" ? {} : { text }),
      ...(reason === undefined ? {} : { reason }),
    };
  },
  refuse,
  run(context, { action, text: said, reason: chosen }) {
    const { store, person, now } = context;
    const { id: deadlineId } = openAction(context, action);
    const text = withoutStop(String(said));
    const same = store.actionBlockers
      .open()
      .find((one) => one.deadlineId === deadlineId && one.by === person.id && fold(one.text) === fold(text));
    if (same !== undefined) return { message: say(sayActionBlockerAlready(same)) };
    const reason = blockerReasons.find((one) => one === chosen) ?? "other";
    const blocker = { deadlineId, reason, text, by: person.id, at: now };
    const id = store.actionBlockers.add(blocker);
    store.audit.add(now, person.id, "action.blocked", `deadline:${deadlineId}`, { after: `${id} ${reason}` });
    return { message: say(sayActionBlockerKept(lineOf(context)({ id, ...blocker }), !isDirector(person))) };
  },
};

/** Throws `UserError` once it is done: nothing holds it back any more. */
function openAction(context: CommandContext, value: unknown) {
  const action = chosenAction(context, value);
  if (action.status === "done") throw new UserError(sayActionDone(action.title));
  return action;
}

/** "(moyens) : pas de local". */
function cutReason(said: string): { text: string; reason?: string } {
  const [, inside = "", after = ""] = /^\(\s*([^()]+?)\s*\)[\s:,]*(.*)$/su.exec(said) ?? [];
  const reading = inside === "" ? undefined : readChoice(inside, reasonOptions());
  return reading?.kind === "read" && reading.rest === "" ? { text: after, reason: reading.value } : { text: said };
}

function refuse({ text }: Parameters, { store }: CommandContext): Refused | undefined {
  if (text === undefined) return undefined;
  const about = aboutSomebody(String(text), store);
  if (about?.kind === "sensitive") return { id: "text", sentence: sayBlockerNotToBeSaid(about.about) };
  const name = about?.name ?? functionBlamed(String(text));
  return name === undefined ? undefined : { id: "text", sentence: sayBlockerNotOnPerson(name) };
}
