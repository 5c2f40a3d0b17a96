import { may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { serviceIn } from "../../core/roadmap/service-criterion.ts";
import {
  askCriterionRemoval,
  criterionQuestions,
  criterionRemovalChoices,
  sayBeforeAfter,
  sayCriterionRemoved,
} from "../../core/words/service-criteria.ts";
import { choiceParameter } from "../parameter.ts";
import { chosenCriterion, criteriaOf } from "./which-criterion.ts";

const both = /^(.*?)[\s:,]*\bavant\b(?:\s*(?:et|\/|,|-|puis))?\s*apr[eè]s$/iu;

/** « service jeunesse avant après »: what is counted before and after, and what is missing. */
export const beforeAfter: Command = {
  name: "service-before-after",
  // The last ones begin many answers: they are this command's only when both moments follow.
  words: ["service avant après", "services avant après", "service", "services"],
  group: "deadlines",
  summary: "ce qu'un service était avant, ce qu'il est après, et ce qui manque",
  examples: ["service jeunesse avant après"],
  action: "see_deadlines",
  claims: (rest) => both.test(rest),
  read(rest, context) {
    const [, service = ""] = both.exec(rest) ?? [];
    const name = serviceIn(service);
    if (name === "") return {};
    criteriaOf(context, name);
    return { service: name };
  },
  run(context, { service }) {
    const criteria = criteriaOf(context, service === undefined ? undefined : String(service));
    return { message: sayBeforeAfter(criteria, readingOf(context)) };
  },
};

/** Those of every service. */
export const serviceCriteria: Command = {
  name: "service-criteria",
  words: ["critères de service", "critères service", "critères des services"],
  group: "deadlines",
  summary: "les critères de tous les services, avant et après",
  examples: ["critères de service"],
  action: "see_deadlines",
  run: (context) => ({ message: sayBeforeAfter(criteriaOf(context), readingOf(context)) }),
};

function readingOf({ person }: CommandContext) {
  return { mayWrite: may(person, "manage_deadlines"), readsDiagnostic: may(person, "follow_diagnostic") };
}

export const serviceCriterionRemove: Command = {
  name: "service-criterion-remove",
  words: ["critère service retirer", "retirer le critère de service", "retirer un critère de service"],
  group: "deadlines",
  summary: "retirer un critère de service",
  examples: ["critère service retirer 3"],
  action: "manage_deadlines",
  parameters(context, { criterion }) {
    const options = criteriaOf(context).map(({ id, service, label }) => ({
      value: String(id),
      label: `${service} : ${label}`,
    }));
    const which = choiceParameter({ id: "criterion", ...criterionQuestions.criterion }, options);
    if (criterion === undefined) return [which];
    const text = askCriterionRemoval(chosenCriterion(context, criterion));
    return [which, choiceParameter({ id: "confirm", text, ...criterionQuestions.confirm }, criterionRemovalChoices)];
  },
  read(rest, context) {
    if (rest === "") return {};
    const [, number] = /^(?:n°\s*)?(\d+)$/u.exec(rest) ?? [];
    return number === undefined ? undefined : { criterion: String(chosenCriterion(context, number).id) };
  },
  run(context, { criterion: number, confirm }) {
    const { store, person, now } = context;
    const criterion = chosenCriterion(context, number);
    const isRemoved = confirm === "yes";
    if (isRemoved) {
      store.serviceCriteria.remove(criterion.id, now);
      store.audit.add(now, person.id, "service_criterion.removed", `service_criterion:${criterion.id}`);
    }
    return { message: say(sayCriterionRemoved(criterion, isRemoved)) };
  },
};
