import type { Command } from "../core/command.ts";
import { currentEntry } from "../core/entering.ts";
import { sectionsOf } from "../core/interview/section-progress.ts";
import { progressOf } from "../core/interview/state.ts";
import { interviewsOf, openSession } from "../core/interviewing.ts";
import { sayOwnProgress } from "../core/words/own-progress.ts";
import { diagnostic } from "./diagnostic.ts";
import { enterAnswers } from "./entry/enter.ts";

/** Where one is in all that is asked, with nothing open; in the middle of an interview, the same words are about that one. */
export const ownProgress: Command = {
  name: "own-progress",
  words: ["où j'en suis", "où en suis-je", "j'en suis où", "avancement", "ce qu'il me reste", "il me reste quoi"],
  group: "diagnostic",
  summary: "ce qu'il vous reste à répondre, commune par commune et par rubrique",
  examples: ["où j'en suis"],
  action: "answer_in_own_name",
  read: (rest) => (rest === "" ? {} : undefined),
  run(context, parameters) {
    const { store, library, person, today } = context;
    const own = interviewsOf(store, library, person).flatMap(({ id, insee, place, status, campaign }) => {
      const session = openSession(store, library, id, today, person);
      if (session === undefined) return [];
      const { context: asked, interview } = session;
      const progress = progressOf(asked, interview.state);
      return [
        { insee, place, status, title: campaign.project.title, progress, sections: sectionsOf(asked, interview.state) },
      ];
    });
    if (own.length > 0) return { message: sayOwnProgress(own) };
    const entry = currentEntry(context) && enterAnswers.read?.("reprendre", context);
    if (entry !== undefined)
      return { message: { blocks: [] }, next: { command: enterAnswers.name, parameters: entry } };
    return diagnostic.run(context, parameters);
  },
};
