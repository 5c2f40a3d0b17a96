import type { Command } from "../core/command.ts";
import { say } from "../core/message.ts";
import { sayIdentity } from "../core/words/identity.ts";

export const whoAmI: Command = {
  name: "who-am-i",
  words: ["qui suis-je", "qui je suis", "mon compte"],
  group: "me",
  summary: "ce que je sais de vous",
  examples: ["qui suis-je"],
  action: "see_identity",
  run({ person, store }) {
    const place = (insee: string) => store.territory.municipality(insee)?.name ?? insee;
    return { message: say(...sayIdentity(person, place, store.territory.epci()?.name ?? "l'intercommunalité")) };
  },
};
