import { civilDateAt } from "./calendar/civil-date.ts";
import type { Morning, Section } from "./morning-section.ts";
import { directorsOf, officeHourOf } from "./notify.ts";
import { isOpenTo } from "./preferences.ts";
import type { ActionBlocker } from "./store/action-blockers.ts";
import type { Store } from "./store/store.ts";
import { type ActionBlockerLine, sayNewBlockers } from "./words/action-blockers.ts";
import { sayTitle } from "./words/deadlines.ts";
import { nameOf } from "./words/people.ts";

const once = "action-blocker-told";

/** The direction is told once of each thing that holds an action back, unless it was answered or lifted meanwhile. */
export function blockerReminders({ store, at, today }: Morning): Section[] {
  const waiting = store.actionBlockers
    .open()
    .filter(({ deadlineId }) => store.deadlines.byId(deadlineId)?.status === "open")
    .filter(({ id }) => store.blockerAnswers.ofAction(id).length === 0);
  // Who is away, or stopped all letters, would not read it: it is kept for when they are back.
  const readers = directorsOf(store).filter(({ id }) => isOpenTo(store, id, at));
  return readers.flatMap((director) => {
    const fresh = waiting
      .filter(({ by }) => by !== director.id)
      .filter(({ id }) => store.jobRuns.claim(once, `${id}:person:${director.id}`, at));
    if (fresh.length === 0) return [];
    const lines = fresh.map((one) => blockerLine(store, one, { named: true }));
    const notBefore = officeHourOf(store, director.id, at);
    return [{ personId: director.id, day: undefined, notBefore, said: sayNewBlockers(director, lines, today) }];
  });
}

/** What is said of it; `named`: with who said it, for the direction. */
export function blockerLine(store: Store, blocker: ActionBlocker, { named }: { named: boolean }): ActionBlockerLine {
  const { id, deadlineId, reason, text, by, at } = blocker;
  const deadline = store.deadlines.byId(deadlineId);
  const place = deadline?.insee === undefined ? undefined : store.territory.municipality(deadline.insee)?.name;
  const title = sayTitle({ title: deadline?.title ?? "", ...(place === undefined ? {} : { place }) });
  const author = named ? store.people.byId(by) : undefined;
  const answer = store.blockerAnswers.ofAction(id).at(-1);
  const owner = answer?.ownerId === undefined ? undefined : store.people.byId(answer.ownerId);
  return {
    id,
    action: { id: deadlineId, title },
    reason,
    text,
    on: civilDateAt(at, store.territory.timeZone()),
    ...(author === undefined ? {} : { by: nameOf(author) }),
    ...(answer === undefined
      ? {}
      : {
          answer: {
            text: answer.text,
            ...(answer.due === undefined ? {} : { due: answer.due }),
            ...(owner === undefined ? {} : { owner: nameOf(owner) }),
          },
        }),
  };
}
