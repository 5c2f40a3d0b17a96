import type { Command, CommandContext } from "../../core/command.ts";
import type { ReviewComment } from "../../core/diagnostic/review.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { namesIn } from "../../core/named-people.ts";
import { notify } from "../../core/notify.ts";
import { questionsOf } from "../../core/questionnaire-reviews.ts";
import {
  sayNoSuchComment,
  sayQuestionAt,
  saySettled,
  saySettledAlready,
  sayYourComment,
} from "../../core/words/questionnaire-review.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { sendingOf } from "../launch-draft.ts";
import { textParameter } from "../parameter.ts";

const pattern = /^(?:n°\s*)?(\d{1,6})\s*(?:est\s+)?(?:trait[ée]e?|r[ée]pondu|r[ée]gl[ée]|fait)?\s*[:,]?\s*(.*)$/isu;

/** What was done of a comment, told to whoever wrote it. */
export const commentSettle: Command = {
  name: "comment-settle",
  words: ["commentaire", "commentaire traité", "traiter le commentaire"],
  group: "campaign",
  summary: "répondre à un commentaire sur un questionnaire",
  examples: ["commentaire 3 traité : question raccourcie"],
  action: "launch_diagnostic",
  keepsWords: true,
  claims: (rest) => pattern.test(rest),
  parameters: () => [
    textParameter({ id: "id", text: "Quel commentaire ? Donnez son numéro.", label: "Commentaire" }),
    textParameter({ id: "text", text: "Que répondez-vous à son auteur ?", label: "Réponse" }, 400),
  ],
  read(rest) {
    const [, id, text = ""] = pattern.exec(rest) ?? [];
    if (id === undefined) return undefined;
    return { id, ...(text === "" ? {} : { text: text.replaceAll(/\s+/gu, " ").trim() }) };
  },
  refuse({ id }, context) {
    if (id !== undefined) openComment(context, id);
    return undefined;
  },
  run(context, { id: said, text }) {
    const { store, library, person, now, today } = context;
    const comment = openComment(context, said);
    const { id } = comment;
    const settlement = String(text);
    store.reviews.settle(id, settlement, person.id, now);
    store.audit.add(now, person.id, "questionnaire.settled", `questionnaire:${comment.questionnaire}`, {
      after: String(id),
    });
    const author = store.people.byId(comment.by);
    const questionnaire = library.questionnaires.get(comment.questionnaire);
    if (author !== undefined && author.id !== person.id && questionnaire !== undefined) {
      const about = sayQuestionAt(questionsOf(questionnaire, today), comment.question);
      const message = sayYourComment({
        person: author,
        about,
        title: questionnaire.title,
        text: comment.text,
        settlement,
      });
      const { leavesAt } = sendingOf(context);
      notify(store, `review-comment:${id}`, author.id, typesetMessage(message), now, leavesAt(author.id));
    }
    return { message: say(saySettled(id, author === undefined ? "son auteur" : (namesIn(store, [author])[0] ?? ""))) };
  },
};

/** Throws `UserError` when there is none, or when it was answered. */
function openComment({ store }: CommandContext, said: string | number | undefined): ReviewComment {
  const id = Number(said);
  const comment = store.reviews.commentById(id);
  if (comment === undefined) throw new UserError(sayNoSuchComment(String(said)));
  if (comment.settlement !== undefined) throw new UserError(saySettledAlready(id, comment.settlement));
  return comment;
}
