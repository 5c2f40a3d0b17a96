import type { Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { isCurrent } from "../../core/questionnaire-reviews.ts";
import { sayFunctions } from "../../core/words/people.ts";
import {
  sayApproved,
  sayApprovedAlready,
  sayNothingToWithdraw,
  sayNotReviewer,
  sayVersionNotPut,
  sayWithdrawn,
} from "../../core/words/questionnaire-review.ts";
import { readReview, reviewAsked, reviewTold } from "./which-review.ts";

/** A member of the committee finds a questionnaire fit to be launched, as its version stands. */
export const reviewApprove: Command = {
  name: "review-approve",
  words: ["approuver", "j'approuve", "approuver le questionnaire", "questionnaire approuver", "questionnaire approuvé"],
  group: "campaign",
  summary: "approuver un questionnaire qui vous est proposé",
  examples: ["j'approuve le questionnaire"],
  action: "try_diagnostic",
  parameters: reviewAsked,
  read: readReview,
  run(context, known) {
    const view = reviewTold(context, known.questionnaire);
    if (view === undefined) throw new Error("an approval is of a questionnaire");
    const { store, person, now } = context;
    const { id, version, title } = view.questionnaire;
    if (!view.review.reviewers.includes(person.id)) throw new UserError(sayNotReviewer());
    if (!isCurrent(view)) throw new UserError(sayVersionNotPut(title, version));
    if (view.approvals.some(({ personId }) => personId === person.id))
      throw new UserError(sayApprovedAlready(title, version));
    store.reviews.approve(id, version, { personId: person.id, functions: sayFunctions(person), at: now });
    store.audit.add(now, person.id, "questionnaire.approved", `questionnaire:${id}`, { after: String(version) });
    return { message: say(sayApproved(title, version, view.approvals.length + 1, view.reviewers.length)) };
  },
};

/** Until the questionnaire is launched, what was said of it can be taken back. */
export const reviewWithdraw: Command = {
  ...reviewApprove,
  name: "review-withdraw",
  words: ["retirer mon approbation", "je n'approuve plus"],
  summary: "revenir sur une approbation",
  examples: ["retirer mon approbation"],
  run(context, known) {
    const view = reviewTold(context, known.questionnaire);
    if (view === undefined) throw new Error("an approval is of a questionnaire");
    const { store, person, now } = context;
    const { id, version, title } = view.questionnaire;
    if (!view.approvals.some(({ personId }) => personId === person.id))
      throw new UserError(sayNothingToWithdraw(title, version));
    store.reviews.withdraw(id, version, person.id);
    store.audit.add(now, person.id, "questionnaire.withdrawn", `questionnaire:${id}`, { before: String(version) });
    return { message: say(sayWithdrawn(title, version)) };
  },
};
