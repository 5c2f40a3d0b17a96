import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion, Question, Questionnaire } from "../../core/interview/questionnaire.ts";
import { fold } from "../../core/language/fold.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import { namesIn } from "../../core/named-people.ts";
import { isCurrent, questionsOf, reviewOf, type ReviewView, reviewsFor } from "../../core/questionnaire-reviews.ts";
import { sayNoReview, sayNoSuchQuestion } from "../../core/words/questionnaire-review.ts";
import { choiceParameter } from "../parameter.ts";
import { questionnaireOptions, shortName } from "../which-questionnaire.ts";

/** Throws `UserError` when there is none. */
export function someReviews(context: CommandContext): ReviewView[] {
  const reviews = reviewsFor(context);
  if (reviews.length === 0) throw new UserError(sayNoReview());
  return reviews;
}

/** Asked only when there are several. */
export function reviewAsked(context: CommandContext): AtomicQuestion[] {
  const reviews = someReviews(context);
  if (reviews.length === 1) return [];
  const asked = { id: "questionnaire", text: "De quel questionnaire s'agit-il ?", label: "Questionnaire" };
  return [choiceParameter(asked, reviewOptions(context))];
}

/** The one told, or the only one there is. */
export function reviewTold(context: CommandContext, told: string | number | undefined): ReviewView | undefined {
  const reviews = someReviews(context);
  return reviews.length === 1 ? reviews[0] : reviews.find(({ questionnaire }) => questionnaire.id === told);
}

function reviewOptions(context: CommandContext): Option[] {
  const put = new Set(reviewsFor(context).map(({ questionnaire }) => questionnaire.id));
  return questionnaireOptions(context).filter(({ value }) => put.has(value));
}

/** "le questionnaire jeunesse", "la version 1", "": the questionnaire named, `{}` when none is; undefined for other words. */
export function readReview(said: string, context: CommandContext): { questionnaire?: string } | undefined {
  const words = said
    .replace(/(?:^|\s+)(?:(?:de |du |ce |le )?questionnaire|(?:de )?(?:la |cette )?version(?:\s+\d+)?)(?=\s|$)/giu, " ")
    .trim();
  if (words === "") return {};
  const reading = readChoice(words, reviewOptions(context));
  if (reading.kind === "ask") return {};
  return reading.kind === "read" && reading.rest === "" ? { questionnaire: reading.value } : undefined;
}

/** What the direction sees of it before a launch, which it decides. */
export function reviewBeforeLaunch({ store, library }: CommandContext, questionnaire: Questionnaire) {
  const view = reviewOf(store, library, questionnaire.id);
  const approving = (view?.approvals ?? []).flatMap(({ personId }) => store.people.byId(personId) ?? []);
  return {
    short: shortName(questionnaire),
    version: questionnaire.version,
    isPut: view !== undefined && isCurrent(view),
    approvedBy: namesIn(store, approving),
    asked: view?.reviewers.length ?? 0,
    open: view?.comments.filter(({ settlement }) => settlement === undefined).length ?? 0,
  };
}

/** Throws `UserError` when it has none of that number. */
export function questionNumbered(number: string, { questionnaire }: ReviewView, today: CivilDate): Question {
  const questions = questionsOf(questionnaire, today);
  const question = questions[Number(number) - 1];
  if (question === undefined) throw new UserError(sayNoSuchQuestion(number, questionnaire.title, questions.length));
  return question;
}

/**
 * The question that words name: its number ("question 4", "la 4"), else its label or words of it. Throws `UserError` when it has
 * none of that number.
 */
export function questionNamed(said: string, view: ReviewView, today: CivilDate): Question | undefined {
  const number = /^(?:sur )?(?:(?:la|le) )?(?:question|q|n°|numero)?\s*(?:n°\s*)?(\d{1,4})$/u.exec(fold(said))?.[1];
  if (number !== undefined) return questionNumbered(number, view, today);
  const questions = questionsOf(view.questionnaire, today);
  const options = questions.map(({ id, label, words }) => ({ value: id, label, words }));
  const reading = readChoice(said.replace(/^(?:sur )?(?:la )?question\s+/iu, ""), options);
  return reading.kind === "read" && reading.rest === "" ? questions.find(({ id }) => id === reading.value) : undefined;
}
