import type { CommandContext } from "./command.ts";
import type { Turn } from "./interview/state.ts";
import type { Session } from "./interviewing.ts";
import type { Contribution } from "./store/inbox.ts";

/**
 * What the message of this turn, already kept, brought to the interview; nothing when its words answered no question.
 * `earlier`: what the same message had brought before its words were changed.
 */
export function contributionOf(
  { store, person }: CommandContext,
  { interview, context }: Session,
  turn: Turn,
  earlier?: Contribution,
): Contribution | undefined {
  const { answers: before } = interview.state;
  const { answers: after } = turn.state;
  const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
  const put = turn.putTo === undefined ? [] : [turn.putTo];
  const known = Object.keys(earlier?.entries ?? {});
  // A question it was put to in vain goes as soon as it has brought an answer.
  const brought = [...known, ...changed].filter((path) => changed.length === 0 || after[path] !== undefined);
  const paths = new Set(brought.length > 0 ? brought : put);
  if (paths.size === 0) return undefined;
  const entries = Object.fromEntries([...paths].map((path) => [path, store.interviews.lastEntry(interview.id, path)]));
  const { version } = context.questionnaire;
  const settles = turn.settles ? { settles: turn.settles } : {};
  return { interview: interview.id, person: person.id, version, entries, ...settles };
}

/** Whether this is still as the message left it. */
export function stands({ store }: CommandContext, { interview, entries }: Contribution, path: string): boolean {
  return store.interviews.lastEntry(interview, path) === entries[path];
}
