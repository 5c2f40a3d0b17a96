import { roleOf } from "./handed-over.ts";
import { putAlone, tellNoMoreAsked } from "./hand-over-notices.ts";
import { isQuestionStep, stepsOf, type Turn } from "./interview/state.ts";
import type { Session } from "./interviewing.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";

/** After a turn: a question put to somebody, and answered here after all or abandoned with the rest, waits for them no more. */
export function settleHandOvers(store: Store, session: Session, turn: Turn, person: Person, now: number): void {
  const { context, interview } = session;
  const { answers: before } = interview.state;
  const { answers: after } = turn.state;
  for (const one of store.handOvers.ofInterview(interview.id)) {
    if (one.state !== "asked") continue;
    const isAnswered = after[one.path]?.state === "given" && after[one.path] !== before[one.path];
    if (!isAnswered && turn.ended !== "abandoned") continue;
    store.handOvers.settle(one.id, "taken_back", now);
    store.audit.add(now, person.id, "question.taken_back", `interview:${interview.id}`, { after: one.path });
    const step = stepsOf(context, turn.state).find(({ path }) => path === one.path);
    if (isQuestionStep(step))
      tellNoMoreAsked(
        store,
        one,
        putAlone(session, step, one),
        turn.ended === "abandoned" ? undefined : roleOf(store, person, interview.insee),
        now,
      );
  }
}
