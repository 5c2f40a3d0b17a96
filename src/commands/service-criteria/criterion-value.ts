import type { Command, CommandContext, Parameters, Refused } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { type CriterionValue, type Moment, readValue, saysWhen } from "../../core/roadmap/service-criterion.ts";
import {
  askValue,
  criterionQuestions,
  sayValueKept,
  sayValueLater,
  sayValueUnread,
  sayWhenNeeded,
} from "../../core/words/service-criteria.ts";
import { notToBeNoted } from "../not-to-be-noted.ts";
import { figuresParameter, textParameter } from "../parameter.ts";
import { valueOfDiagnostic } from "./diagnostic-value.ts";
import { chosenCriterion } from "./which-criterion.ts";

const later = "?";
const aMoment = /^(?:n°\s*|num[ée]ro\s+)?(\d+)\s*:?\s*(avant|apr[eè]s)\b\s*:?\s*(.*)$/isu;

/** What it was before, or is after, with where it is written and of when; said again, the new word stands and the old is kept. */
export const criterionValue: Command = {
  name: "service-criterion-value",
  words: ["critère service", "critère de service", "critère du service"],
  group: "deadlines",
  summary: "dire combien avant, ou combien après, et où c'est écrit",
  examples: [
    "critère service 3 avant 120 places : CAF, décembre 2025",
    "critère service 3 avant diagnostic nombre d'usagers",
  ],
  action: "manage_deadlines",
  claims: (rest) => aMoment.test(rest),
  asked: () => "critères de service",
  parameters(context, known) {
    const value = askValue(chosenCriterion(context, known["criterion"]), momentOf(known));
    const asked = figuresParameter({ id: "said", ...value });
    const said = known["said"] === undefined ? undefined : readValue(String(known["said"]));
    if (said === undefined || said.source !== undefined) return [asked];
    return [asked, textParameter({ id: "source", ...criterionQuestions.source })];
  },
  read(rest, context) {
    const [, criterion, moment = "", said = ""] = aMoment.exec(rest) ?? [];
    if (criterion === undefined) return undefined;
    chosenCriterion(context, criterion);
    return {
      criterion,
      moment: /^av/iu.test(moment) ? "before" : "after",
      ...(said.trim() === "" ? {} : { said: said.trim() }),
    };
  },
  refuse: (known, context) => refused(known, context),
  usual: { said: later },
  run(context, known) {
    const { store, person, now } = context;
    const criterion = chosenCriterion(context, known["criterion"]);
    const moment = momentOf(known);
    if (known["said"] === later) return { message: say(sayValueLater(criterion, moment)) };
    const heard = heardIn(known, context);
    if (heard === undefined) throw new UserError(sayValueUnread(String(known["said"])));
    const source = heard.source ?? String(known["source"]);
    const was = criterion[moment];
    const value: CriterionValue = { ...heard, source, byPerson: person.id, at: now };
    if (!isSame(was, value)) {
      store.serviceCriteria.tell(criterion.id, moment, value);
      store.audit.add(now, person.id, `service_criterion.${moment}`, `service_criterion:${criterion.id}`, {
        ...(was && { before: String(was.value) }),
        after: String(value.value),
      });
    }
    const corrected = isSame(was, value) ? undefined : was;
    return { message: say(sayValueKept(chosenCriterion(context, criterion.id), moment, corrected)) };
  },
};

function heardIn({ said }: Parameters, context: CommandContext) {
  const [, figure] = /^(?:du\s+|chiffre\s+du\s+)?diagnostic\s*:?\s*(.+)$/isu.exec(String(said)) ?? [];
  if (figure !== undefined) return { ...valueOfDiagnostic(figure, context), fromDiagnostic: true };
  const value = readValue(String(said));
  return value && { ...value, fromDiagnostic: false };
}

function refused(known: Parameters, context: CommandContext): Refused | undefined {
  const { said, source } = known;
  if (said === undefined || said === later) return undefined;
  const heard = heardIn(known, context);
  if (heard === undefined) return { id: "said", sentence: sayValueUnread(String(said)) };
  const [id, paper] = heard.source === undefined ? ["source", source] : ["said", heard.source];
  if (paper === undefined) return undefined;
  const sentence = notToBeNoted(`${heard.unit} ; ${paper}`) ?? (saysWhen(String(paper)) ? undefined : sayWhenNeeded());
  return sentence === undefined ? undefined : { id, sentence };
}

function momentOf({ moment }: Parameters): Moment {
  return moment === "after" ? "after" : "before";
}

function isSame(was: CriterionValue | undefined, { value, unit, estimate, source }: CriterionValue): boolean {
  return was?.value === value && was.unit === unit && was.estimate === estimate && was.source === source;
}
