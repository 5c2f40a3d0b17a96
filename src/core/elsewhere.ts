import { answeredBy, isDirector } from "./access.ts";
import type { Elsewhere } from "./interview/state.ts";
import { isHidden, isQuestionStep, stepsOf } from "./interview/state.ts";
import type { Session } from "./interviewing.ts";
import type { Person } from "./people.ts";
import type { InterviewWithState } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";

/**
 * What was answered in the same campaign for the other municipalities of this person: given answers, of no list, that they may read.
 * `open` opens an interview without a viewer.
 */
export function elsewhereFor(
  store: Store,
  here: InterviewWithState,
  person: Person,
  open: (id: number) => Session | undefined,
): Elsewhere[] {
  const own = answeredBy(person);
  if (here.insee === undefined || !own.includes(here.insee) || own.length < 2) return [];
  const viewer = { personId: person.id, readsAll: isDirector(person) };
  return store.interviews
    .ofCampaign(here.campaignId)
    .filter(({ insee = "", status }) => insee !== here.insee && own.includes(insee) && status !== "abandoned")
    .flatMap(({ id, insee = "" }) => {
      const session = open(id);
      if (session === undefined) return [];
      const { context, interview, place } = session;
      const { answers } = interview.state;
      const given = stepsOf(context, interview.state).flatMap((step) => {
        const answer = answers[step.path];
        if (!isQuestionStep(step) || step.item !== undefined || answer?.state !== "given") return [];
        if (isHidden({ ...context, viewer }, step.question, answer)) return [];
        return [{ path: step.path, answer }];
      });
      if (given.length === 0) return [];
      const said = given.map(({ path, answer: { value, estimate } }) => [path, { value, estimate }] as const);
      const isOwn = given.some(({ answer: { by, toldBy } }) => by === person.id || toldBy === person.id);
      return [{ id: insee, place, answers: Object.fromEntries(said), ...(isOwn ? {} : { byOthers: true as const }) }];
    });
}
