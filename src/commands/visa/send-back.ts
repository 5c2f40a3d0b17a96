import { answerersOf } from "../../core/answerers.ts";
import type { Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { reopen } from "../../core/interviewing.ts";
import { say } from "../../core/message.ts";
import { notify } from "../../core/notify.ts";
import { workHourOf } from "../../core/work-days.ts";
import { sayNotSentBack } from "../../core/words/campaign-closing.ts";
import { nameOf } from "../../core/words/people.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { sayVisaReason, sayVisaRefused, sayVisaSentBack } from "../../core/words/visa.ts";
import { textParameter } from "../parameter.ts";
import { readVisa, visaAsked, visaMeant } from "./which-visa.ts";

const longestReason = 400;

/** The mayor wants something changed first: it goes back to whoever answers, in the mayor's own words. */
export const sendBack: Command = {
  name: "visa-send-back",
  words: ["à revoir", "réponses à revoir", "faire revoir"],
  group: "diagnostic",
  summary: "pour un maire : renvoyer les réponses au secrétariat, en disant ce qui est à revoir",
  examples: ["à revoir Vougy : le nombre d'agents"],
  action: "give_visa",
  keepsWords: true,
  parameters: (context, known) => [
    ...visaAsked(context, known),
    textParameter({ id: "reason", ...sayVisaReason() }, longestReason),
  ],
  read(rest, context) {
    const [, before = "", reason = ""] = /^([^:,]*)[:,]?\s*(.*)$/su.exec(rest.trim()) ?? [];
    const which = readVisa(before, context);
    if (which !== undefined) return reason.trim() === "" ? which : { ...which, reason: reason.trim() };
    return { reason: rest.trim() };
  },
  run(context, known) {
    const { store, person, now } = context;
    const { session, visa } = visaMeant(context, known);
    const { interview, context: engine, place } = session;
    if (session.campaign.closedOn !== undefined)
      throw new UserError(sayNotSentBack(place, session.campaign.project.title));
    const reason = String(known.reason);
    store.visas.settle(visa, { outcome: "again", reason }, person.id, now);
    reopen(store, session, person, reason, now);
    store.audit.add(now, person.id, "visa.sent-back", `interview:${interview.id}`, { after: reason });
    const told = answerersOf(store, interview, engine.questionnaire);
    const message = typesetMessage(sayVisaRefused(session, person, reason));
    for (const { id, ...one } of told)
      notify(
        store,
        `visa-again:${interview.id}:${now}:person:${id}`,
        id,
        message,
        now,
        workHourOf(store, { id, ...one }, now),
      );
    return { message: say(sayVisaSentBack(place, told.map(nameOf))) };
  },
};
