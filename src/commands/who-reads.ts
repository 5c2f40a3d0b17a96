import type { Command } from "../core/command.ts";
import { interviewsOf } from "../core/interviewing.ts";
import { sayWhoReads, sayWhoReadsOwn } from "../core/words/identity.ts";

export const whoReads: Command = {
  name: "who-reads",
  words: ["qui voit mes réponses", "qui lit mes réponses"],
  group: "me",
  summary: "qui lit ce que vous répondez",
  examples: ["qui voit mes réponses"],
  action: "get_help",
  run({ store, library, person }) {
    const asked = interviewsOf(store, library, person);
    const own = asked.filter(({ insee }) => insee === undefined).map(({ campaign }) => campaign.questionnaire);
    const questionnaires = own.flatMap((id) => library.questionnaires.get(id) ?? []);
    const ofPlaces = own.length === 0 || own.length < asked.length ? sayWhoReads().blocks : [];
    return { message: { blocks: [...ofPlaces, ...questionnaires.map(sayWhoReadsOwn)] }, keepsOffer: true };
  },
};
