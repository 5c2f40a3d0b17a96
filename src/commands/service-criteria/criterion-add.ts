import type { Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { say } from "../../core/message.ts";
import { readCriterion } from "../../core/roadmap/service-criterion.ts";
import { capital } from "../../core/words/format.ts";
import {
  criterionQuestions,
  sayCriterionAdded,
  sayCriterionAlready,
  sayNumberNeeded,
} from "../../core/words/service-criteria.ts";
import { notToBeNoted } from "../not-to-be-noted.ts";
import { textParameter } from "../parameter.ts";
import { criterionValue } from "./criterion-value.ts";
import { chosenCriterion } from "./which-criterion.ts";

/** "jeunesse avant 120": the value of a criterion that is not said. */
const valueAlone = /^[^:]*\s(?:avant|apr[eè]s)\s[^:]*\d/iu;

/** By what it will be seen that a service was kept, or made better; what it is today is asked next. */
export const serviceCriterionAdd: Command = {
  name: "service-criterion-add",
  words: ["critère service", "critère de service", "critère du service", "ajouter un critère de service"],
  group: "deadlines",
  summary: "écrire à quoi on verra qu'un service est maintenu, ou amélioré",
  examples: ["critère service jeunesse : places ouvertes l'été"],
  action: "manage_deadlines",
  // A number is a criterion already written: the other commands read it.
  claims: (rest) => !/^(?:n°\s*|num[ée]ro\s+)?\d/iu.test(rest),
  asked: () => "critères de service",
  parameters: () => [
    textParameter({ id: "service", ...criterionQuestions.service }, 60),
    textParameter({ id: "label", ...criterionQuestions.label }),
  ],
  read(rest) {
    if (valueAlone.test(rest)) throw new UserError(sayNumberNeeded());
    return readCriterion(rest);
  },
  refuse({ service = "", label = "" }) {
    const sentence = notToBeNoted(`${service} ; ${label}`);
    return sentence === undefined ? undefined : { id: "label", sentence };
  },
  run(context, { service: said, label: told }) {
    const { store, person, now } = context;
    const label = capital(String(told).trim());
    const all = store.serviceCriteria.all();
    const service =
      all.find((one) => fold(one.service) === fold(String(said)))?.service ?? capital(String(said).trim());
    const same = all.find((one) => one.service === service && fold(one.label) === fold(label));
    if (same !== undefined) return { message: say(sayCriterionAlready(same)) };
    const id = store.serviceCriteria.add(service, label, person.id, now);
    store.audit.add(now, person.id, "service_criterion.added", `service_criterion:${id}`, {
      after: `${service} ; ${label}`,
    });
    return {
      message: say(sayCriterionAdded(chosenCriterion(context, id))),
      next: { command: criterionValue.name, parameters: { criterion: String(id), moment: "before" } },
    };
  },
};
