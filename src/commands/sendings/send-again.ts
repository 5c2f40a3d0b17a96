import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { sendAgain } from "../../core/sendings.ts";
import { askAgain, sayAgainDone, sayKeptWaiting } from "../../core/words/sendings.ts";
import { choiceParameter } from "../parameter.ts";
import { chosenSending, readNumber, sendingParameter } from "./which-sending.ts";

/** A message tried again at once, whatever became of it: where its person can now be written to. */
export const sendingAgain: Command = {
  name: "sending-again",
  words: ["renvoyer", "réessayer l'envoi", "envoyer de nouveau", "envoi renvoyer"],
  group: "campaign",
  summary: "essayer de nouveau un message qui n'a pas pu partir",
  examples: ["renvoyer"],
  action: "inform",
  parameters(context, { sending }) {
    const which = sendingParameter(context, "Quel message faut-il renvoyer ?", sending, () => true);
    if (sending === undefined) return [which];
    return [
      which,
      choiceParameter({ id: "sure", text: askAgain(chosenSending(context, sending).said), label: "Envoi" }, [
        { value: "yes", label: "Oui, l'envoyer", words: ["oui", "ok", "d'accord", "je confirme", "envoyer"] },
        { value: "no", label: "Non, ne rien changer", words: ["non", "pas maintenant"] },
      ]),
    ];
  },
  read(rest, context) {
    if (rest === "") return {};
    const id = readNumber(rest);
    return id === undefined ? undefined : { sending: String(chosenSending(context, id).id) };
  },
  run(context, { sending, sure }) {
    const { store, person, now } = context;
    const one = chosenSending(context, sending);
    if (sure !== "yes") return { message: say(sayKeptWaiting(one.said)) };
    const at = sendAgain(context, one);
    store.audit.add(now, person.id, "sending.again", `outbox:${one.id}`);
    return { message: say(sayAgainDone(one.said, at > now ? at : undefined, context)) };
  },
};
