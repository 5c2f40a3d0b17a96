import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { factsFor, sizeOf } from "../../core/interviewing.ts";
import type { AtomicQuestion, Questionnaire } from "../../core/interview/questionnaire.ts";
import { withVariables } from "../../core/interview/with-variables.ts";
import { variablesOf } from "../../core/launch-variables.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import { say } from "../../core/message.ts";
import { namesIn } from "../../core/named-people.ts";
import { notify } from "../../core/notify.ts";
import type { Person } from "../../core/people.ts";
import { isCurrent, reviewOf, technicalCommittee } from "../../core/questionnaire-reviews.ts";
import type { SeatedBody } from "../../core/seats.ts";
import {
  sayCommitteeEmpty,
  sayNoCommittee,
  sayPastReview,
  sayReviewAlready,
  sayReviewAsked,
  sayReviewNotOpened,
  sayReviewOpened,
  sayReviewPreview,
} from "../../core/words/questionnaire-review.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { leavesOn, sendingOf } from "../launch-draft.ts";
import { choiceParameter, dateParameter } from "../parameter.ts";
import { splitTrailingDate } from "../trailing-date.ts";
import { questionnaireOptions, shortName } from "../which-questionnaire.ts";

/** A questionnaire put to the technical committee before it is launched: shown as it would go, and gone only after a yes. */
export const reviewOpen: Command = {
  name: "review-open",
  words: ["questionnaire proposer", "proposer le questionnaire", "proposer questionnaire", "proposer un questionnaire"],
  group: "campaign",
  summary: "demander l'avis du comité technique sur un questionnaire, avant de le lancer",
  examples: ["questionnaire proposer jeunesse {jour}"],
  action: "launch_diagnostic",
  parameters: questions,
  read(rest, context) {
    const { words, date } = splitTrailingDate(rest, context.today);
    const told = date === undefined ? {} : { wishedBy: date };
    if (words === "") return told;
    const reading = readChoice(words.replace(/[\s,]*(?:au|à la|aux) .*$/iu, ""), questionnaireOptions(context));
    if (reading.kind === "read" && reading.rest === "") return { ...told, questionnaire: reading.value };
    return reading.kind === "ask" ? told : undefined;
  },
  refuse(known, context) {
    const { wishedBy } = known;
    if (known.questionnaire !== undefined) draftOf(context, String(known.questionnaire));
    return wishedBy !== undefined && String(wishedBy) <= context.today
      ? { id: "wishedBy", sentence: sayPastReview(String(wishedBy)) }
      : undefined;
  },
  run(context, { questionnaire: id, wishedBy, go }) {
    if (go !== "yes") return { message: say(sayReviewNotOpened()) };
    const { store, library, person, now } = context;
    const draft = draftOf(context, String(id));
    const { questionnaire, committee, left } = draft;
    const { version } = questionnaire;
    const earlier = reviewOf(store, library, questionnaire.id)?.comments ?? [];
    const until = String(wishedBy);
    store.reviews.open(
      {
        questionnaire: questionnaire.id,
        version,
        wishedBy: until,
        openedAt: now,
        reviewers: left.map((one) => one.id),
      },
      person.id,
    );
    store.audit.add(now, person.id, "questionnaire.proposed", `questionnaire:${questionnaire.id}`, {
      after: String(version),
    });
    const { leavesAt } = sendingOf(context);
    for (const reviewer of left) {
      const message = sayReviewAsked({
        ...sizeFor(context, questionnaire),
        person: reviewer,
        director: person,
        title: draft.title,
        short: shortName(questionnaire),
        body: committee.body.name,
        open: earlier.filter(({ settlement }) => settlement === undefined).length,
        version,
        wishedBy: until,
      });
      const key = `review:${questionnaire.id}:${version}:person:${reviewer.id}`;
      notify(store, key, reviewer.id, typesetMessage(message), now, leavesAt(reviewer.id));
    }
    return { message: say(sayReviewOpened(left.length, draft.title, shortName(questionnaire), until)) };
  },
};

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  committeeOf(context);
  const asked = [
    choiceParameter(
      { id: "questionnaire", text: "Quel questionnaire voulez-vous proposer ?", label: "Questionnaire" },
      questionnaireOptions(context),
    ),
    dateParameter({ id: "wishedBy", text: "Pour quelle date souhaitez-vous les avis ?", label: "Date souhaitée" }),
  ];
  if (known.questionnaire === undefined || known.wishedBy === undefined) return asked;
  const { questionnaire, title, committee, left } = draftOf(context, String(known.questionnaire));
  const reachable = context.store.accounts.reachablePeople();
  const help = sayReviewPreview({
    ...sizeFor(context, questionnaire),
    title,
    version: questionnaire.version,
    body: committee.body.name,
    people: namesIn(context.store, left),
    unreachable: namesIn(
      context.store,
      left.filter(({ id }) => !reachable.has(id)),
    ),
    wishedBy: String(known.wishedBy),
    leavesOn: leavesOn(context),
  });
  const go = choiceParameter({ id: "go", text: "Faut-il proposer ce questionnaire ?", label: "Envoi", help }, [
    { value: "yes", label: "Oui, demander leur avis", words: ["oui", "ok", "d'accord", "je confirme", "proposer"] },
    { value: "no", label: "Non, ne rien envoyer", words: ["non", "ne rien envoyer", "pas maintenant"] },
  ]);
  return [...asked, go];
}

function committeeOf({ store, library }: CommandContext): SeatedBody {
  const committee = technicalCommittee(store, library);
  if (committee === undefined) throw new UserError(sayNoCommittee());
  return committee;
}

type Draft = { questionnaire: Questionnaire; title: string; committee: SeatedBody; left: Person[] };

/** Those of the committee who were not asked of this version yet. Throws `UserError` when there is nobody. */
function draftOf(context: CommandContext, id: string): Draft {
  const { store, library, person, today } = context;
  const questionnaire = library.questionnaires.get(id);
  if (questionnaire === undefined) throw new Error(`no questionnaire is named ${id}`);
  const committee = committeeOf(context);
  const others = committee.members.filter((one) => one.id !== person.id);
  if (others.length === 0) throw new UserError(sayCommitteeEmpty(committee.body.name));
  const view = reviewOf(store, library, id);
  const asked = view !== undefined && isCurrent(view) ? view.review.reviewers : [];
  const left = others.filter((one) => !asked.includes(one.id));
  const { title } = withVariables(questionnaire, variablesOf(questionnaire, {}, today));
  if (left.length === 0) throw new UserError(sayReviewAlready(title, questionnaire.version, shortName(questionnaire)));
  return { questionnaire, title, committee, left };
}

function sizeFor({ store, today }: CommandContext, questionnaire: Questionnaire) {
  const facts = factsFor(store, variablesOf(questionnaire, {}, today), store.territory.municipalities()[0]?.insee);
  return { minutes: questionnaire.minutes, ...sizeOf(questionnaire, facts, today) };
}
