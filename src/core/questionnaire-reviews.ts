import { isDirector } from "./access.ts";
import type { CommandContext } from "./command.ts";
import { withVariables } from "./interview/with-variables.ts";
import type { Question, Questionnaire } from "./interview/questionnaire.ts";
import { variablesOf } from "./launch-variables.ts";
import type { Library } from "./library.ts";
import type { Person } from "./people.ts";
import { type SeatedBody, seatedBodies } from "./seats.ts";
import type { Campaign } from "./store/campaigns.ts";
import type { Approval, Review, ReviewComment } from "./diagnostic/review.ts";
import type { Store } from "./store/store.ts";

/** What is thought of a questionnaire, as it stands in its file now. */
export type ReviewView = {
  questionnaire: Questionnaire;
  /** Its version may be an earlier one than that of the file, which nobody was then asked about. */
  review: Review;
  reviewers: Person[];
  approvals: Approval[];
  /** Of that version, and those of earlier ones that nobody has settled. */
  comments: ReviewComment[];
};

/** The questionnaires put to the committee: all of them for the direction, for the others those they were asked about. */
export function reviewsFor({
  store,
  library,
  person,
}: Pick<CommandContext, "store" | "library" | "person">): ReviewView[] {
  return store.reviews
    .last()
    .filter(({ reviewers }) => isDirector(person) || reviewers.includes(person.id))
    .flatMap((review) => viewOf(store, library, review) ?? []);
}

export function reviewOf(store: Store, library: Library, questionnaire: string): ReviewView | undefined {
  const review = store.reviews.last().find((one) => one.questionnaire === questionnaire);
  return review && viewOf(store, library, review);
}

function viewOf(store: Store, library: Library, review: Review): ReviewView | undefined {
  const questionnaire = library.questionnaires.get(review.questionnaire);
  if (questionnaire === undefined) return undefined;
  const { id, version } = questionnaire;
  return {
    questionnaire,
    review,
    reviewers: review.reviewers.flatMap((one) => store.people.byId(one) ?? []),
    approvals: store.reviews.approvals(id, version),
    comments: store.reviews
      .comments(id)
      .filter((comment) => comment.version === version || comment.settlement === undefined),
  };
}

/** What is put to the committee is the version of the file: nobody was asked of another one. */
export function isCurrent({ questionnaire, review }: ReviewView): boolean {
  return questionnaire.version === review.version;
}

/** Every question in its order, its sentences as a campaign opened today would say them: "question 4" is the fourth. */
export function questionsOf(questionnaire: Questionnaire, today: string): Question[] {
  const { sections } = withVariables(questionnaire, variablesOf(questionnaire, {}, today));
  return sections.flatMap(({ questions }) => questions);
}

export function technicalCommittee(store: Store, library: Library): SeatedBody | undefined {
  return seatedBodies(store, library).find(({ template }) => template.key === "cotech");
}

/** The version that a campaign was opened with, and who had approved it by then. */
export function approvedBefore(
  store: Store,
  campaign: Campaign,
): { version: number; approvals: Approval[] } | undefined {
  const version = store.campaigns.versionAt(campaign.questionnaire, campaign.openedAt);
  if (version === undefined) return undefined;
  const approvals = store.reviews.approvals(campaign.questionnaire, version);
  return { version, approvals: approvals.filter(({ at }) => at <= campaign.openedAt) };
}
