import { roleOf } from "./handed-over.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import type { QuestionStep } from "./interview/path.ts";
import { optionsOf } from "./interview/path.ts";
import { isHidden } from "./interview/state.ts";
import type { Session } from "./interviewing.ts";
import { say } from "./message.ts";
import { notify } from "./notify.ts";
import type { Person } from "./people.ts";
import type { HandOver } from "./store/hand-overs.ts";
import type { Store } from "./store/store.ts";
import { respondentsOf } from "./asked.ts";
import { answerTo, sayAskedOf, sayLabel, sayNoMoreAsked, type QuestionPut } from "./words/hand-over.ts";
import { aboutItem, sayAnswer } from "./words/interview.ts";
import { typesetMessage } from "./words/typeset-message.ts";
import { workHourOf } from "./work-days.ts";

/** The question alone, as it is put to somebody who sees nothing else of the interview. */
export function putAlone(session: Session, step: QuestionStep, { id, toPerson }: HandOver): QuestionPut {
  const { context, interview, place, campaign } = session;
  const { when: _when, prefill: _prefill, headcount: _headcount, ...question } = step.question;
  const options = optionsOf(step.question, context.questionnaire, interview.state.answers, context.facts);
  const answer = interview.state.answers[step.path];
  const engine = { ...context, viewer: { personId: toPerson, readsAll: false } };
  const isShown = answer?.state === "given" && !isHidden(engine, step.question, answer);
  return {
    id,
    question: { ...question, text: aboutItem(step.item) + question.text, checks: [] },
    options,
    ...(isShown ? { noted: sayAnswer(step.question, answer, options) } : {}),
    label: sayLabel(step),
    place,
    title: campaign.project.title,
  };
}

/** Writes to whom it is put, at their hours; when that is, if not now. */
export function tellAsked(store: Store, one: HandOver, put: QuestionPut, to: Person, by: string) {
  const leavesAt = workHourOf(store, to, one.at);
  const message = typesetMessage(sayAskedOf(put, to, by));
  const { put: before = [] } = store.conversations.of(to.id);
  notify(store, keyOf(one, "asked"), to.id, message, one.at, leavesAt);
  showPut(store, to.id, one.id, before);
  return leavesAt > one.at ? civilDateAt(leavesAt, store.territory.timeZone()) : undefined;
}

/** What was offered before must not be picked by a number that answers this question: it is the last thing shown, after `before`. */
function showPut(store: Store, personId: number, id: number, before: readonly number[]): void {
  const { offered, several, lettered, ...rest } = store.conversations.of(personId);
  const isOwnOffer = offered?.some(({ value }) => value.startsWith(answerTo(id))) || several === answerTo(id);
  const offer = isOwnOffer
    ? { ...(offered && { offered }), ...(several !== undefined && { several }), ...(lettered && { lettered }) }
    : {};
  store.conversations.save(personId, { ...rest, ...offer, put: [...before, id] });
}

/** Whom it is put to is told that nothing is asked any more, if they were told anything. */
export function tellNoMoreAsked(
  store: Store,
  one: HandOver,
  put: QuestionPut,
  by: string | undefined,
  now: number,
): boolean {
  const wasTold = store.outbox.withdraw(one.toPerson, keyOf(one, "asked")).length === 0;
  const to = store.people.byId(one.toPerson);
  if (wasTold && to !== undefined)
    notify(
      store,
      keyOf(one, "over"),
      to.id,
      typesetMessage(say(sayNoMoreAsked(put, by))),
      now,
      workHourOf(store, to, now),
    );
  return wasTold;
}

/** One line to those who answer for the municipality, at their hours: to who put the question first, while they are there. */
export function tellClerks(
  store: Store,
  one: HandOver,
  insee: string,
  what: string,
  line: (to: Person) => string,
  now: number,
): void {
  for (const clerk of clerksOf(store, one, insee))
    notify(
      store,
      `${keyOf(one, what)}:person:${clerk.id}`,
      clerk.id,
      typesetMessage(say(line(clerk))),
      now,
      workHourOf(store, clerk, now),
    );
}

/** Who put the question; if they have left, those who answer now. */
export function clerksOf(store: Store, one: HandOver, insee: string): Person[] {
  const asker = store.people.byId(one.byPerson);
  const place = store.territory.municipality(insee);
  if (asker !== undefined) return [asker];
  return place === undefined ? [] : respondentsOf(store, [place]);
}

/** "Mme Lefèvre, secrétaire générale de mairie", or the secretariat when they have left. */
export function askerOf(store: Store, one: HandOver, insee: string | undefined): string {
  const asker = store.people.byId(one.byPerson);
  return asker === undefined ? "Le secrétariat" : roleOf(store, asker, insee);
}

function keyOf({ id }: HandOver, what: string): string {
  return `hand-over:${id}:${what}`;
}
