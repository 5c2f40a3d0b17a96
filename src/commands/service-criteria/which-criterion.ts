import { may } from "../../core/access.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import type { ServiceCriterion } from "../../core/roadmap/service-criterion.ts";
import { sayNoCriterion, sayNoSuchCriterionNumber } from "../../core/words/service-criteria.ts";

/** Of this service, or of all. Throws `UserError` when there is none. */
export function criteriaOf({ store, person }: CommandContext, service?: string): ServiceCriterion[] {
  const all = store.serviceCriteria.all();
  const own = service === undefined ? all : all.filter((one) => fold(one.service) === fold(service));
  if (own.length > 0) return own;
  const known = [...new Set(all.map((one) => one.service))];
  throw new UserError(sayNoCriterion(service, known, may(person, "manage_deadlines")));
}

/** Throws `UserError` when it is not there. */
export function chosenCriterion(context: CommandContext, number: unknown): ServiceCriterion {
  const all = criteriaOf(context);
  const found = all.find(({ id }) => String(id) === String(number));
  if (found === undefined) throw new UserError(sayNoSuchCriterionNumber(String(number), all));
  return found;
}
