import { may } from "../../core/access.ts";
import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext, CommandReply } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { applicability } from "../../core/legal/obligations.ts";
import type { Rule, Unit } from "../../core/legal/rule.ts";
import { legalNow, type LegalNow } from "../../core/legal-now.ts";
import { say } from "../../core/message.ts";
import {
  sayNoSuchRule,
  sayNotOverriddenBy,
  sayOverridden,
  sayReasonNeeded,
  sayRestored,
  sayRule,
  sayRules,
  type RuleState,
  sayWhichTerm,
} from "../../core/words/legal-rules.ts";
import { sayAmount, unitNamed } from "../../core/words/legal-names.ts";
import { keepRule } from "./keep-rule.ts";

/** « règle R8 », « règle R8 15 jours : motif », « règle R7 ne s'applique pas : motif », « règle R25 tenue le 12 juin ». */
export const rule: Command = {
  name: "rule",
  words: ["règle", "la règle", "règles", "les règles"],
  group: "legal",
  summary: "une règle de droit, la remplacer, ou dire qu'elle est tenue",
  examples: ["règle R1", "règle R8 15 jours : décision du bureau", "règle R25 tenue hier, preuve 2026-33"],
  action: "see_legal",
  read(rest) {
    const [, number = "", term, change = ""] = /^r\s?(\d{1,2})(?:\.(\w+))?\b[\s,:]*(.*)$/isu.exec(rest) ?? [];
    if (number === "") return undefined;
    return {
      rule: `R${Number(number)}`,
      change: change.trim(),
      ...(term === undefined ? {} : { term: term.toLowerCase() }),
    };
  },
  asked(rest) {
    const [, named] = /^(r\s?\d{1,2})\b/iu.exec(rest) ?? [];
    return named === undefined ? undefined : `règle ${named}`;
  },
  run(context, { rule: id, change, term }): CommandReply {
    const { store, library, today, person } = context;
    const now = legalNow(store, library, today);
    if (id === undefined) return { message: sayRules(library.rules.map((one) => ruleState(context, now, one))) };
    const found = library.rules.find((one) => one.id === id);
    if (found === undefined) return { message: sayNoSuchRule(String(id)) };
    if (change === undefined || change === "") return { message: sayRule(ruleState(context, now, found)) };
    if (!may(person, "manage_legal")) throw new UserError(sayNotOverriddenBy());
    const keeps = /^(?:est\s+)?(?:tenue?|faite?|accomplie?)\b/.test(fold(String(change)));
    if (keeps)
      return {
        message: keepRule(context, now, found, {
          change: String(change),
          ...(typeof term === "string" ? { term } : {}),
        }),
      };
    return { message: say(applyChange(context, found, String(change))) };
  },
  share(context, { rule: id, change }) {
    const { store, library, today } = context;
    const found = library.rules.find((one) => one.id === id);
    if (found === undefined || (change !== undefined && change !== "")) return undefined;
    return sayRule({ ...ruleState(context, legalNow(store, library, today), found), mayOverride: false });
  },
};

/** A rule as it stands for this EPCI, and for who asks. */
export function ruleState({ person, timeZone }: CommandContext, now: LegalNow, found: Rule): RuleState {
  const overrides = now.overrides
    .filter((one) => one.rule === found.id || one.rule.startsWith(`${found.id}.`))
    .map((one) => ({ ...one, on: civilDateAt(one.at, timeZone) }));
  return { rule: found, ...applicability(found, now.scene), overrides, mayOverride: may(person, "manage_legal") };
}

function applyChange(context: CommandContext, found: Rule, change: string): string {
  const said = fold(change);
  if (/^(?:retablir|retablie|revenir au texte|texte)\b/.test(said)) return restore(context, found);
  const [, what = "", reason = ""] = /^(.*?)\s*:\s*(.+)$/su.exec(change) ?? [];
  if (reason.trim() === "") throw new UserError(sayReasonNeeded(found.id));
  return override(context, found, what, reason.trim().replace(/\.$/u, ""));
}

function override({ store, person, now }: CommandContext, found: Rule, what: string, reason: string): string {
  const applies = /\bne s.?applique pas\b|\bnon applicable\b/.test(fold(what))
    ? false
    : /\bs.?applique\b|\bapplicable\b/.test(fold(what))
      ? true
      : undefined;
  if (applies !== undefined) {
    store.legal.override({ rule: found.id, field: "applies", value: applies, reason }, person.id, now);
    store.audit.add(now, person.id, "rule.overridden", `rule:${found.id}`, { after: `${applies}: ${reason}` });
    return sayOverridden(found, applies ? "elle s'applique" : "elle ne s'applique pas", reason);
  }
  const { term, amount, unit } = delayIn(found, what);
  store.legal.override({ rule: term, field: "amount", value: amount, reason }, person.id, now);
  store.audit.add(now, person.id, "rule.overridden", `rule:${term}`, { after: `${amount}: ${reason}` });
  return sayOverridden(found, sayAmount({ amount, unit }), reason);
}

/** "15 jours calendaires", or "15" and "15 jours" when only one delay of the rule may be meant. Throws `UserError`. */
function delayIn(found: Rule, what: string): { term: string; amount: number; unit: Unit } {
  const [, number, unitWord = ""] = /(\d{1,3})\s*([\p{L}\s]*)/u.exec(what) ?? [];
  const delays = found.terms.flatMap(({ id, schedule }) =>
    "delay" in schedule ? [{ term: id, unit: schedule.delay.unit }] : [],
  );
  if (number === undefined || delays.length === 0) throw new UserError(sayReasonNeeded(found.id));
  const first = delays.find(({ unit }) => unitWord.trim() === "" || unitNamed(unitWord.trim(), unit));
  if (first === undefined) throw new UserError(sayWhichTerm(found, unitWord.trim()));
  return { ...first, amount: Number(number) };
}

function restore({ store, person, now }: CommandContext, found: Rule): string {
  store.legal.restore(found.id, "applies", now);
  for (const { id } of found.terms) store.legal.restore(id, "amount", now);
  store.audit.add(now, person.id, "rule.restored", `rule:${found.id}`);
  return sayRestored(found);
}
