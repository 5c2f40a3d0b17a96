import { municipalitiesOf } from "./access.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import type { CommandContext } from "./command.ts";
import type { Context } from "./interview/state.ts";
import { withVariables } from "./interview/with-variables.ts";
import { factsAsked } from "./interviewing.ts";
import { variablesOf } from "./launch-variables.ts";
import type { Trial } from "./store/conversations.ts";

/** A trial with what the interview engine needs. */
export type TrialSession = Trial & { context: Context; place: string };

/** A questionnaire gone through for nothing, as the reader's own municipality would, or the first of the territory. */
export function newTrial({ person, store, now }: CommandContext, questionnaire: string, id: string): Trial {
  const insee = municipalitiesOf(person)[0] ?? store.territory.municipalities()[0]?.insee ?? "";
  return { id, questionnaire, insee, state: { answers: {} }, at: now };
}

/** `undefined` once its day is over, or its questionnaire gone. */
export function openTrial({ store, library, today, timeZone }: CommandContext, trial: Trial): TrialSession | undefined {
  const questionnaire = library.questionnaires.get(trial.questionnaire);
  if (questionnaire === undefined || civilDateAt(trial.at, timeZone) !== today) return undefined;
  const variables = variablesOf(questionnaire, {}, today);
  return {
    ...trial,
    context: {
      questionnaire: withVariables(questionnaire, variables),
      facts: factsAsked(store, questionnaire, variables, trial.insee),
      today,
    },
    place: store.territory.municipality(trial.insee)?.name ?? "",
  };
}
