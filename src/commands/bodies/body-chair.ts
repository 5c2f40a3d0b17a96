import type { Command } from "../../core/command.ts";
import { followSeats } from "../../core/poll-notices.ts";
import { giveChair } from "../../core/seating.ts";
import { sayChair } from "../../core/words/bodies-change.ts";
import { bodyAndWords, bodyParameter, chosenBody, splitBody, visibleBodies } from "./which-body.ts";
import { chosenPeople, personParameter, readWho } from "./which-person.ts";

export const bodyChair: Command = {
  name: "body-chair",
  words: [
    "instance présidence",
    "présidence de l'instance",
    "instance présider",
    "instance président",
    "instance présidente",
  ],
  group: "bodies",
  summary: "changer qui préside une instance",
  examples: ["instance présidence Mme Ravel au cotech"],
  action: "manage_bodies",
  parameters(context, { people, among }) {
    const which = bodyParameter("De quelle instance ?", visibleBodies(context));
    if (people !== undefined) return [which];
    return [which, personParameter("Qui doit la présider ?", among, context.store.people.all(), context)];
  },
  read(rest, context) {
    const { body, words } = bodyAndWords(rest, context);
    const who = words === "" ? {} : readWho(words, context.store.people.all(), context);
    // Only one presides: of several names, one is to be chosen.
    const one = who.people?.includes(",") ? { among: who.people } : who;
    return { ...one, ...(body === undefined ? {} : { body: String(body.body.id) }) };
  },
  overhear(said, context) {
    const [, rest = ""] = /^pr[ée]sidence\s+(d(?:u|e la|e l['’])\s*.+)$/isu.exec(said.trim()) ?? [];
    return rest !== "" && splitBody(rest, visibleBodies(context)).body ? `instance présidence ${rest}` : undefined;
  },
  run(context, parameters) {
    const { store, person, today, now } = context;
    const seated = chosenBody(parameters.body, visibleBodies(context));
    const [chosen] = chosenPeople(parameters, store.people.all());
    if (chosen === undefined) throw new Error("the person chosen has gone");
    const changed = giveChair(store, seated, chosen, { today, now, by: person.id });
    return { message: sayChair(chosen, seated, seated.chair, changed, followSeats(context)) };
  },
};
