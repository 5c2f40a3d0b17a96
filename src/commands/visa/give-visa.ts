import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { sayVisaAlready, sayVisaGiven } from "../../core/words/visa.ts";
import { readVisa, visaAsked, visaMeant } from "./which-visa.ts";

/** The mayor has read what the town hall validated. */
export const giveVisa: Command = {
  name: "visa-give",
  words: ["je vise", "viser", "visé", "donner mon visa", "visa"],
  group: "diagnostic",
  summary: "pour un maire : viser les réponses validées par le secrétariat",
  examples: ["je vise Vougy"],
  action: "give_visa",
  parameters: visaAsked,
  read: readVisa,
  asked: (_rest, { store, person }) => {
    const insee = person.mandates.find((held) => held.function === "mayor")?.insee;
    return `réponses ${insee === undefined ? "" : (store.territory.municipality(insee)?.name ?? "")}`;
  },
  run(context, known) {
    const { store, person, now, today, timeZone } = context;
    const { session, visa } = visaMeant(context, known);
    const { place, interview } = session;
    if (visa.outcome === "given" && visa.settledAt !== undefined)
      return { message: say(sayVisaAlready(place, civilDateAt(visa.settledAt, timeZone))) };
    store.visas.settle(visa, { outcome: "given" }, person.id, now);
    store.audit.add(now, person.id, "visa.given", `interview:${interview.id}`);
    return { message: say(sayVisaGiven(place, today)) };
  },
};
