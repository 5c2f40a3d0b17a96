import { answeredBy } from "./access.ts";
import { mayAnswer, respondentsOf } from "./asked.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import type { Person } from "./people.ts";
import type { Asked, Interview } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";

/** All those who may answer this interview now. */
export function allAnswerersOf(store: Store, { insee, personId }: Asked): Person[] {
  if (insee !== undefined) {
    const place = store.territory.municipality(insee);
    return place === undefined ? [] : respondentsOf(store, [place]);
  }
  const own = personId === undefined ? undefined : store.people.byId(personId);
  return own === undefined ? [] : [own];
}

/** Those who may answer for each municipality now, by its INSEE code: of all of them at once, however many. */
export function answerersByPlace(store: Store): Map<string, Person[]> {
  const pairs = store.people.all().flatMap((person) => answeredBy(person).map((insee) => ({ insee, person })));
  return new Map(
    [...Map.groupBy(pairs, ({ insee }) => insee)].map(([insee, own]) => [insee, own.map(({ person }) => person)]),
  );
}

/** To whom to speak of it: who answered last, unless they answer there no more, or entered it for others. */
export function answerersOf(
  store: Store,
  interview: Interview,
  questionnaire: Pick<Questionnaire, "respondents">,
): Person[] {
  const last = interview.respondentId === undefined ? undefined : store.people.byId(interview.respondentId);
  return last !== undefined && mayAnswer(last, interview, questionnaire) ? [last] : allAnswerersOf(store, interview);
}
