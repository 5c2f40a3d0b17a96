import type { Command } from "../../core/command.ts";
import { silentVoters } from "../../core/governance/date-poll.ts";
import { say } from "../../core/message.ts";
import { stopPoll } from "../../core/poll-notices.ts";
import { sayConfirmStop, sayPollGoesOn, sayPollStoppedHere } from "../../core/words/polls.ts";
import { choiceParameter } from "../parameter.ts";
import { chosenPoll, pollIn, pollParameter, pollsOf, splitPoll } from "./which-poll.ts";

export const pollStop: Command = {
  name: "poll-stop",
  words: ["annuler le sondage", "arrêter le sondage", "sondage arrêter", "sondage annuler", "abandonner le sondage"],
  group: "meetings",
  summary: "arrêter un sondage de dates sans fixer de réunion",
  examples: ["annuler le sondage copil"],
  action: "manage_meetings",
  parameters(context, known) {
    const polls = pollsOf(context);
    const which = pollParameter(polls, known);
    const poll = pollIn(polls, known);
    if (poll === undefined) return which;
    const answered = poll.voters.length - silentVoters(poll.voters, poll.ballots).length;
    const sure = { id: "sure", text: sayConfirmStop(poll.seated.body.name, answered), label: "Arrêt" };
    const options = [
      { value: "yes", label: "Oui, l'arrêter", words: ["oui", "ok", "d'accord", "arrêter"] },
      { value: "no", label: "Non, il continue", words: ["non", "continuer", "laisser"] },
    ];
    return [...which, choiceParameter(sure, options)];
  },
  read(rest, context) {
    const { poll, rest: after } = splitPoll(rest, pollsOf(context));
    return after === "" && poll !== undefined ? { poll } : undefined;
  },
  run(context, parameters) {
    const poll = chosenPoll(context, parameters, pollsOf(context));
    const { name } = poll.seated.body;
    if (parameters["sure"] !== "yes") return { message: say(sayPollGoesOn(name)) };
    return { message: say(sayPollStoppedHere(name, stopPoll(context, poll))) };
  },
};
