import { civilDateAt } from "./calendar/civil-date.ts";
import type { CommandContext } from "./command.ts";
import { putAlone, tellAsked, tellClerks, tellNoMoreAsked } from "./hand-over-notices.ts";
import { roleOf } from "./handed-over.ts";
import type { Answer } from "./interview/answers.ts";
import { brokenChecks } from "./interview/check-answer.ts";
import type { QuestionStep } from "./interview/path.ts";
import { type InterviewState, isHidden, isQuestionStep, stepsOf } from "./interview/state.ts";
import { keepTurn, openSession, type Session } from "./interviewing.ts";
import type { Person } from "./people.ts";
import type { HandOver } from "./store/hand-overs.ts";
import { type InterviewStatus, isOpen } from "./store/interviews.ts";
import { renewVisa } from "./visa.ts";
import { type QuestionPut, sayAnswerCame, sayCameBack } from "./words/hand-over.ts";
import { sayAnswer } from "./words/interview.ts";

const dayMs = 24 * 3_600_000;

/** A question put to somebody, with the interview it is of; it waits as long as it is on the path. */
export type Put = { handOver: HandOver; session: Session; step: QuestionStep; put: QuestionPut; insee: string };

/** Undefined once the question is asked no more: its branch left, its item taken away, its interview abandoned, or its campaign closed. */
export function openPut(
  { store, library, today }: Pick<CommandContext, "store" | "library" | "today">,
  handOver: HandOver,
): Put | undefined {
  const session = openSession(store, library, handOver.interviewId, today);
  const insee = session?.interview.insee;
  if (session === undefined || insee === undefined || isOver(session.interview.status)) return undefined;
  const step = stepsOf(session.context, session.interview.state).find(({ path }) => path === handOver.path);
  if (!isQuestionStep(step)) return undefined;
  return { handOver, session, step, put: putAlone(session, step, handOver), insee };
}

/** A question of what is validated may still be waited for. */
function isOver(status: InterviewStatus): boolean {
  return status === "abandoned" || status === "closed";
}

/** What waits for this person, the oldest first. */
export function putTo(context: CommandContext): Put[] {
  return context.store.handOvers.askedOf(context.person.id).flatMap((one) => openPut(context, one) ?? []);
}

/** What this person answered today, which they may correct as long as it is their answer that is kept; the last first. */
export function answeredToday(context: CommandContext): Put[] {
  const { store, person, today, timeZone } = context;
  const since = store.handOvers.answeredBy(person.id, context.now - dayMs);
  return since
    .filter(({ settledAt = 0 }) => civilDateAt(settledAt, timeZone) === today)
    .flatMap((one) => openPut(context, one) ?? [])
    .filter(({ session, step }) => session.interview.state.answers[step.path]?.by === person.id);
}

/** Why this question cannot be put to somebody else. */
export function whyNotHanded(step: {
  kind: string;
  question: { type: string; sensitivity: string };
  item?: QuestionStep["item"];
}) {
  if (step.kind !== "question") return "list" as const;
  // The name of an item is an answer: that of a restricted list is not told.
  if (step.item?.group.sensitivity === "restricted") return "list" as const;
  return step.question.type === "computed" ? ("computed" as const) : undefined;
}

/** Leaves the question "à compléter" and puts it to somebody; when the message leaves, if not now. An answer already given stays till theirs. */
export function putQuestion(context: CommandContext, session: Session, step: QuestionStep, to: Person, raw: string) {
  const { store, person, now } = context;
  leaveToComplete(context, session, step, raw);
  const { id, insee } = session.interview;
  const one = store.handOvers.add({ interviewId: id, path: step.path, toPerson: to.id, byPerson: person.id, at: now });
  store.audit.add(now, person.id, "question.handed_over", `interview:${id}`, { after: `${step.path} person:${to.id}` });
  const put = putAlone(session, step, one);
  return { put, leavesOn: tellAsked(store, one, put, to, roleOf(store, person, insee)) };
}

/** "À compléter", unless it was answered: the interview goes on past it. */
export function leaveToComplete(
  { store, person, now }: CommandContext,
  session: Session,
  step: QuestionStep,
  raw: string,
): void {
  const { status, state } = session.interview;
  if (!isOpen(status)) return;
  const answers = { ...state.answers };
  if (answers[step.path] === undefined) answers[step.path] = { state: "unknown", raw };
  keepTurn(store, session, { state: { ...asideFrom(state, step.path), answers }, said: [] }, person, now);
}

/** What was being asked or corrected, unless it is this. */
function asideFrom(state: InterviewState, path: string): InterviewState {
  const { editing, pending, ...rest } = state;
  const isAbout = pending !== undefined && "path" in pending && pending.path === path;
  return {
    ...rest,
    ...(editing === undefined || editing === path ? {} : { editing }),
    ...(pending === undefined || isAbout ? {} : { pending }),
  };
}

/** `before`: their own answer, that this one replaces. */
export type Kept = { kind: "kept"; before?: string } | { kind: "refused"; message: string };

/** Their answer joins the others, in their name; the interview stays as it is, validated or not. */
export function answerPut(
  context: CommandContext,
  { handOver: one, session, step, put, insee }: Put,
  answer: Answer & { state: "given" },
): Kept {
  const { store, library, person, now } = context;
  const { context: engine, interview, stored } = session;
  const answers = { ...interview.state.answers, [step.path]: answer };
  const broken = brokenChecks(engine.questionnaire, step, answers, engine.facts);
  const refused = broken.find(({ severity }) => severity === "refuse");
  if (refused) return { kind: "refused", message: refused.message };
  const state = { ...asideFrom(interview.state, step.path), answers };
  store.interviews.keepBeside(stored, { state, version: engine.questionnaire.version }, person.id, now);
  store.handOvers.settle(one.id, "answered", now);
  renewVisa(store, library, interview.id, now);
  store.audit.add(now, person.id, "question.answered", `interview:${interview.id}`, { after: step.path });
  const by = roleOf(store, person, insee);
  const earlier = interview.state.answers[step.path];
  const again = one.state === "answered";
  tellClerks(
    store,
    one,
    insee,
    again ? `answered:${now}` : "answered",
    (clerk) => {
      const viewer = { personId: clerk.id, readsAll: false };
      const said = (given: Answer | undefined) =>
        given?.state !== "given" || isHidden({ ...engine, viewer }, step.question, given)
          ? undefined
          : sayAnswer(step.question, given, put.options);
      const shown = said({ ...answer, by: person.id });
      const before = said(earlier);
      const doubt = broken[0]?.message;
      return sayAnswerCame(put, by, {
        again,
        ...(shown === undefined ? {} : { shown }),
        ...(before === undefined || before === shown ? {} : { before }),
        ...(doubt === undefined ? {} : { doubt }),
      });
    },
    now,
  );
  return { kind: "kept", ...(again && put.noted !== undefined ? { before: put.noted } : {}) };
}

/** "Je ne sais pas non plus": it goes back to who put it. `whom`: of whom they said to ask it, in their words. */
export function declinePut(
  { store, person, now }: CommandContext,
  { handOver: one, put, insee }: Put,
  whom?: string,
): void {
  store.handOvers.settle(one.id, "declined", now);
  store.audit.add(now, person.id, "question.declined", `interview:${one.interviewId}`, { after: one.path });
  tellClerks(store, one, insee, "declined", () => sayCameBack(put, roleOf(store, person, insee), whom), now);
}

/** The clerk answers it after all; whether whom it was put to had been told of it. */
export function takeBack({ store, person, now }: CommandContext, { handOver: one, put, insee }: Put): boolean {
  if (one.state !== "asked") return true;
  store.handOvers.settle(one.id, "taken_back", now);
  store.audit.add(now, person.id, "question.taken_back", `interview:${one.interviewId}`, { after: one.path });
  return tellNoMoreAsked(store, one, put, roleOf(store, person, insee), now);
}
