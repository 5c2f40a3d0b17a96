import { isDirector } from "../../core/access.ts";
import type { Command } from "../../core/command.ts";
import { namesById } from "../../core/named-people.ts";
import { questionsOf } from "../../core/questionnaire-reviews.ts";
import { sayReview } from "../../core/words/questionnaire-review.ts";
import { shortName } from "../which-questionnaire.ts";
import { readReview, reviewAsked, reviewTold } from "./which-review.ts";

/** What the technical committee says of a questionnaire: read by those who were asked, and the direction. */
export const reviews: Command = {
  name: "reviews",
  words: ["avis sur le questionnaire", "avis questionnaire", "questionnaire avis", "commentaires sur le questionnaire"],
  group: "campaign",
  summary: "ce que le comité technique dit d'un questionnaire proposé",
  examples: ["avis sur le questionnaire jeunesse"],
  action: "try_diagnostic",
  parameters: reviewAsked,
  read: readReview,
  run(context, known) {
    const view = reviewTold(context, known.questionnaire);
    if (view === undefined) throw new Error("what is said is said of a questionnaire");
    const { questionnaire, review, comments, approvals } = view;
    const { store, person, today } = context;
    const ids = new Set([...comments.map(({ by }) => by), ...approvals.map(({ personId }) => personId)]);
    const names = namesById(
      store,
      [...ids].flatMap((id) => store.people.byId(id) ?? []),
    );
    const nameOf = (id: number) => names.get(id) ?? "ancien membre";
    return {
      message: sayReview({
        questionnaire,
        short: shortName(questionnaire),
        put: review.version,
        wishedBy: review.wishedBy,
        questions: questionsOf(questionnaire, today),
        comments,
        approvedBy: approvals.map(({ personId }) => nameOf(personId)),
        asked: view.reviewers.length,
        authorOf: nameOf,
        maySettle: isDirector(person),
      }),
    };
  },
};
