import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { currentStep } from "../../core/interview/state.ts";
import { say } from "../../core/message.ts";
import { questionsOf, type ReviewView, reviewsFor } from "../../core/questionnaire-reviews.ts";
import { openTrial } from "../../core/trial.ts";
import { sayCommented, sayQuestionAt } from "../../core/words/questionnaire-review.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { questionNamed, questionNumbered, readReview, reviewAsked, reviewTold, someReviews } from "./which-review.ts";

/** Stands for the whole questionnaire where a question is chosen: no key is so written. */
const whole = "-";
const longest = 600;

/** What a member of the committee would change in a questionnaire, on one of its questions or on all of it. */
export const reviewComment: Command = {
  name: "review-comment",
  words: ["commenter", "commentaire sur", "commenter le questionnaire"],
  group: "campaign",
  summary: "dire ce qui est à changer dans un questionnaire qui vous est proposé",
  examples: ["commenter question 4 : trop longue"],
  action: "try_diagnostic",
  keepsWords: true,
  parameters: questions,
  read: readComment,
  run(context, known) {
    const { store, person, now, today } = context;
    const view = reviewTold(context, known.questionnaire);
    if (view === undefined) throw new Error("a comment is about a questionnaire");
    const { id, version, title } = view.questionnaire;
    const question = known.question === whole ? undefined : String(known.question);
    const text = String(known.text);
    const comment = { questionnaire: id, version, text, by: person.id, at: now, ...(question && { question }) };
    const number = store.reviews.comment(comment);
    store.audit.add(now, person.id, "questionnaire.commented", `questionnaire:${id}`, { after: String(number) });
    const about = sayQuestionAt(questionsOf(view.questionnaire, today), question);
    return { message: say(sayCommented({ id: number, about, title, text })), keepsOffer: true };
  },
};

/** « je propose de retirer la question 4 »: the same, said as it comes. */
export const reviewSuggest: Command = {
  ...reviewComment,
  name: "review-suggest",
  words: ["je propose", "je suggère"],
  summary: "proposer, avec vos mots, un changement dans un questionnaire",
  examples: ["je propose de retirer la question 4"],
  claims: (rest) => /\bquestion(?:naire)?\b/iu.test(rest),
  read(rest, context) {
    if (reviewsFor(context).length === 0) return undefined;
    const number = /\bquestion\s+(?:n°\s*)?(\d{1,4})\b/iu.exec(rest)?.[1];
    const text = `Je propose ${rest.replaceAll(/\s+/gu, " ")}`;
    if (number === undefined) return /questionnaire/iu.test(rest) ? { text, question: whole } : { text };
    return { ...numbered(number, context), text };
  },
};

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  const asked = reviewAsked(context);
  const view = reviewTold(context, known.questionnaire);
  if (view === undefined) return asked;
  const listed = questionsOf(view.questionnaire, context.today);
  const options = [
    ...listed.map(({ id, label, words }) => ({ value: id, label, words })),
    { value: whole, label: "L'ensemble du questionnaire", words: ["tout", "l'ensemble", "toutes", "le questionnaire"] },
  ];
  const help = `De 1 à ${listed.length}, dans l'ordre du questionnaire ; ou quelques mots de la question, ou « l'ensemble ».`;
  return [
    ...asked,
    choiceParameter({ id: "question", text: "Sur quelle question ?", label: "Question", help }, options),
    textParameter({ id: "text", text: "Que faut-il changer ?", label: "Commentaire" }, longest),
  ];
}

/** "question 4 : trop longue", "les agents : à préciser", "jeunesse : trop long"; in a trial, what is asked now. */
function readComment(rest: string, context: CommandContext): Parameters | undefined {
  const said = rest.replaceAll(/\s+/gu, " ").trim();
  const reviews = someReviews(context);
  const [, head = "", tail = ""] = /^([^:]*):\s*(.+)$/u.exec(said) ?? [];
  if (tail !== "") {
    const text = tail.trim();
    const about = head.trim();
    if (about === "") return { ...askedNow(context, reviews), text };
    const named = aboutIn(about, context, reviews);
    return named === undefined ? { ...askedNow(context, reviews), text: said } : { ...named, text };
  }
  const [, number, words = ""] = /^(?:sur )?(?:la )?question\s+(?:n°\s*)?(\d{1,4})\b[\s,]*(.*)$/iu.exec(said) ?? [];
  if (number !== undefined) return { ...numbered(number, context), ...(words === "" ? {} : { text: words }) };
  if (said === "") return askedNow(context, reviews);
  return aboutIn(said, context, reviews) ?? { ...askedNow(context, reviews), text: said };
}

/** What words before a colon are about: a question of the only questionnaire, of the one under trial, or a questionnaire. */
function aboutIn(about: string, context: CommandContext, reviews: readonly ReviewView[]): Parameters | undefined {
  const now = askedNow(context, reviews);
  const view = reviews.length === 1 ? reviews[0] : reviews.find((one) => one.questionnaire.id === now.questionnaire);
  const question = view && questionNamed(about, view, context.today);
  if (view !== undefined && question !== undefined)
    return { questionnaire: view.questionnaire.id, question: question.id };
  const named = readReview(about, context);
  return named === undefined ? undefined : { ...named, question: whole };
}

function numbered(number: string, context: CommandContext): Parameters {
  const reviews = reviewsFor(context);
  const now = askedNow(context, reviews);
  const view = reviews.length === 1 ? reviews[0] : reviews.find((one) => one.questionnaire.id === now.questionnaire);
  if (view === undefined) return {};
  return { questionnaire: view.questionnaire.id, question: questionNumbered(number, view, context.today).id };
}

/** In the middle of a trial, the question on the screen. */
function askedNow(context: CommandContext, reviews: readonly ReviewView[]): Parameters {
  const { trial } = context.store.conversations.of(context.person.id);
  const session = trial && openTrial(context, trial);
  if (session === undefined || !reviews.some((one) => one.questionnaire.id === session.questionnaire)) return {};
  const [question] = currentStep(session.context, session.state)?.path.split("/") ?? [];
  return { questionnaire: session.questionnaire, ...(question && { question }) };
}
