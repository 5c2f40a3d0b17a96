import type { CivilDate } from "../calendar/civil-date.ts";
import type { Rule, Term } from "../legal/rule.ts";
import { type Outbound, say, text } from "../message.ts";
import { sayBasis } from "./codes.ts";
import { count, formatDate, formatList } from "./format.ts";
import { factLabel, sayAmount, sayConfidence, saySeverity } from "./legal-names.ts";

export type RuleState = {
  rule: Rule;
  applies: boolean | "unknown";
  /** Facts that would tell whether it applies. */
  missing: readonly string[];
  overrides: readonly {
    rule: string;
    field: "applies" | "amount";
    value: boolean | number;
    reason: string;
    on: CivilDate;
  }[];
  mayOverride: boolean;
};

/** One rule, whole: what it asks, of whom it asks it, how sure we are, and what may be done about it. */
export function sayRule(state: RuleState): Outbound {
  const { rule, overrides, mayOverride } = state;
  const delays = rule.terms.map((term) => `${term.title} : ${sayDelay(term)}`);
  return {
    title: `${rule.id}, ${rule.title}`,
    blocks: [
      text(`${rule.text} ${sayBasis(rule.basis)}`),
      ...(delays.length === 0
        ? [text("Aucune date ne se calcule : c'est une condition à respecter.")]
        : [{ type: "list" as const, items: delays }]),
      {
        type: "fields",
        fields: [
          { label: "Chez vous", value: sayApplies(state) },
          { label: "Portée", value: saySeverity(rule.severity) },
          { label: "Source", value: rule.source },
          ...sayValidity(rule),
        ],
      },
      text(sayConfidence(rule)),
      ...overrides.map((one) => text(sayOverride(one))),
      ...(mayOverride ? [text(sayHowToOverride(rule))] : []),
    ],
  };
}

export function sayDelay({ schedule, margin }: Term): string {
  const safely = margin === 0 ? "" : ` (et ${count(margin, "jour", "jours")} de précaution)`;
  switch (schedule.kind) {
    case "before":
      return `${sayAmount(schedule.delay)} avant${safely}`;
    case "after":
      return `${sayAmount(schedule.delay)} après`;
    case "not_before":
      return `pas avant ${sayAmount(schedule.delay)}`;
    case "window":
      return `dans les ${sayAmount(schedule.delay)} qui précèdent`;
    case "yearly":
      return `chaque année, ${schedule.strict ? "avant le" : "au plus tard le"} ${sayMonthDay(schedule.monthDay)}`;
    case "quarterly":
      return "chaque trimestre";
    case "fixed":
      return `le ${formatDate(schedule.date)}${schedule.everyYears === undefined ? "" : `, puis tous les ${schedule.everyYears} ans`}`;
  }
}

/** "15 avril": any year that is not a leap one gives the same words. */
function sayMonthDay(monthDay: string): string {
  return formatDate(`2026-${monthDay}`).split(" ").slice(1, 3).join(" ");
}

function sayApplies({ rule, applies, missing, mayOverride }: RuleState): string {
  if (applies === "unknown")
    return `à préciser : ${formatList(missing.map(factLabel))}${mayOverride ? " (`faits compléter`)" : ""}`;
  if (rule.conditions.length === 0) return applies ? sayForAll(rule) : "mise de côté";
  const reasons = formatList(rule.conditions.map(({ fact }) => factLabel(fact).toLowerCase()));
  return `${applies ? "elle s'applique" : "elle ne s'applique pas"} (${reasons})`;
}

/** A rule of the municipalities alone is not said to be the EPCI's. */
function sayForAll({ terms }: Rule): string {
  const ofMunicipalities = terms.length > 0 && terms.every(({ by }) => by === "municipality");
  return `elle s'applique à toutes les ${ofMunicipalities ? "communes" : "intercommunalités"}`;
}

function sayValidity({ validFrom, validTo }: Rule): { label: string; value: string }[] {
  return [
    ...(validFrom === undefined ? [] : [{ label: "En vigueur depuis", value: formatDate(validFrom) }]),
    ...(validTo === undefined ? [] : [{ label: "Jusqu'au", value: formatDate(validTo) }]),
  ];
}

function sayOverride({ field, value, reason, on }: RuleState["overrides"][number]): string {
  const what =
    field === "amount"
      ? `Vous avez mis ${String(value)} à la place du délai`
      : value
        ? "Vous avez dit qu'elle s'applique"
        : "Vous l'avez mise de côté";
  return `${what}, le ${formatDate(on)}. Motif : ${reason}.`;
}

function sayHowToOverride({ id, terms }: Rule): string {
  const delay = terms.find(({ schedule }) => "delay" in schedule);
  const amount =
    delay === undefined || !("delay" in delay.schedule)
      ? []
      : [`\`règle ${id} ${sayAmount({ ...delay.schedule.delay, amount: delay.schedule.delay.amount + 1 })} : motif\``];
  return `Pour la remplacer : ${formatList([...amount, `\`règle ${id} ne s'applique pas : motif\``], "ou")}. Pour revenir au texte : \`règle ${id} rétablir\`.`;
}

/** All the rules, by number, with their state here. */
export function sayRules(states: readonly Pick<RuleState, "rule" | "applies">[]): Outbound {
  return {
    title: count(states.length, "règle", "règles"),
    blocks: [
      {
        type: "table",
        caption: "Règles du calendrier légal",
        columns: ["Règle", "Objet", "Chez vous"],
        rows: states.map(({ rule, applies }) => [rule.id, rule.title, appliesWord(applies)]),
      },
      text("Pour le détail : `règle R1`."),
    ],
  };
}

function appliesWord(applies: boolean | "unknown"): string {
  if (applies === "unknown") return "à préciser";
  return applies ? "oui" : "non";
}

export function sayOverridden(rule: Rule, change: string, reason: string): string {
  return `C'est enregistré pour ${rule.id} (${rule.title}) : ${change}. Motif : ${reason}. Les dates sont recalculées. Pour revenir au texte : \`règle ${rule.id} rétablir\`.`;
}

export function sayRestored(rule: Rule): string {
  return `${rule.id} (${rule.title}) s'applique à nouveau telle qu'elle est écrite. Les dates sont recalculées.`;
}

export function sayNoSuchRule(said: string): Outbound {
  return say(`Je ne connais pas la règle « ${said} ». Elles vont de R1 à R46 : \`règles\`.`);
}

export function sayReasonNeeded(id: string): string {
  return `Pour remplacer la règle ${id}, dites pourquoi après deux points : \`règle ${id} ne s'applique pas : décision du bureau\`.`;
}

export function sayWhichTerm(rule: Rule, units: string): string {
  return `Dans ${rule.id}, aucun délai ne se compte en ${units}. Elle compte ainsi : ${formatList(rule.terms.map((term) => `${term.title.toLowerCase()}, ${sayDelay(term)}`))}.`;
}

export function sayNotOverriddenBy(): string {
  return "Seule la direction générale remplace une règle ou dit qu'elle est tenue.";
}
