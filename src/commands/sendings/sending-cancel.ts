import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { isOfOurOwn } from "../../core/preferences.ts";
import type { Sending } from "../../core/sendings.ts";
import { kindKeyOf } from "../../core/words/message-kinds.ts";
import {
  askStop,
  sayHeldByPlan,
  sayKeptWaiting,
  sayNoSending,
  sayStopHelp,
  sayStopped,
} from "../../core/words/sendings.ts";
import { choiceParameter } from "../parameter.ts";
import { chosenSending, readNumber, sendingParameter } from "./which-sending.ts";

/** What may tell a date that the law sets, or where somebody is awaited. */
const owed = new Set([
  "consultation",
  "meeting",
  "item",
  "morning",
  "substitute",
  "designated",
  "proxy",
  "appointment",
]);

/** A message that waits, taken back before it leaves; what it may owe to its person is said first. */
export const sendingCancel: Command = {
  name: "sending-cancel",
  words: ["annuler envoi", "annuler l'envoi", "envoi annuler", "ne plus envoyer"],
  group: "campaign",
  summary: "retenir un message qui attend",
  examples: ["annuler envoi"],
  action: "inform",
  parameters(context, { sending }) {
    const which = sendingParameter(context, "Quel message faut-il retenir ?", sending, isWaiting);
    if (sending === undefined) return [which];
    const one = waiting(context, sending);
    const help = sayStopHelp({
      isOwed: owed.has(kindKeyOf(one.key)) && !isOfOurOwn(one.key),
      mayBeThere: one.standing.kind === "again" || one.standing.kind === "leaving",
    });
    const asked = { id: "sure", text: askStop(one.said), label: "Retrait", ...(help === undefined ? {} : { help }) };
    return [
      which,
      choiceParameter(asked, [
        {
          value: "yes",
          label: "Oui, le retenir",
          words: ["oui", "ok", "d'accord", "je confirme", "retenir", "annuler l'envoi"],
        },
        { value: "no", label: "Non, le laisser partir", words: ["non", "laisser", "laisser partir"] },
      ]),
    ];
  },
  read(rest, context) {
    if (rest === "") return {};
    const id = readNumber(rest);
    return id === undefined ? undefined : { sending: String(waiting(context, id).id) };
  },
  run(context, { sending, sure }) {
    const { store, person, now } = context;
    const one = waiting(context, sending);
    if (sure !== "yes") return { message: say(sayKeptWaiting(one.said)) };
    if (!store.sendings.cancel(one.id)) throw new UserError(sayNoSending(String(one.id)));
    store.audit.add(now, person.id, "sending.cancelled", `outbox:${one.id}`, { before: one.key });
    return { message: say(sayStopped(one.said)) };
  },
};

/** Throws `UserError` when it no longer waits, or is held back elsewhere. */
function waiting(context: CommandContext, id: unknown) {
  const one = chosenSending(context, id);
  if (kindKeyOf(one.key) === "announcement") throw new UserError(sayHeldByPlan());
  if (!isWaiting(one)) throw new UserError(sayNoSending(String(one.id)));
  return one;
}

function isWaiting({ key, standing: { kind } }: Sending): boolean {
  return kind !== "lost" && kind !== "refused" && kindKeyOf(key) !== "announcement";
}
