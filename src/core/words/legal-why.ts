import { addMonths, type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import { type Closed, francDays } from "../legal/compute.ts";
import type { Obligation } from "../legal/obligations.ts";
import type { Delay } from "../legal/rule.ts";
import { type Outbound, say } from "../message.ts";
import { sayDay } from "./days.ts";
import { sayBasis } from "./codes.ts";
import { capital, count, formatDate, formatDateShort, formatList } from "./format.ts";
import { factLabel, sayAmount, sayClosed, sayConfidence, sayEvent } from "./legal-names.ts";
import { lower } from "./interview.ts";
import { hasAim } from "./legal-plan.ts";
import { sayTitle } from "./deadlines.ts";

export type Why = {
  obligation: Obligation;
  place?: string;
  today: CivilDate;
  practical: { day: CivilDate; skipped: { date: CivilDate; closed: Closed }[] };
  done: { on: CivilDate; proof?: string } | undefined;
  /** What the DGS put in the place of the rule, if they did. */
  overrides: readonly { reason: string }[];
  /** What else is due on that day. */
  sameDay: readonly Obligation[];
  mayOverride: boolean;
};

/** « Pourquoi cette date ? »: rule, article, arithmetic, last practical day, and what to do once it has passed. */
export function sayWhy(why: Why): Outbound {
  const { obligation, place, overrides } = why;
  const { rule, term } = obligation;
  const paragraphs = [
    `${sayStart(obligation)} ${rule.text} ${sayBasis(rule.basis)}`.trim(),
    sayArithmetic(obligation),
    ...sayOtherwise(why),
    ...sayPractical(why),
    ...sayPassed(why),
    ...(term.note === undefined ? [] : [term.note]),
    ...overrides.map(({ reason }) => `Vous avez remplacé cette règle. Motif : ${reason}.`),
    ...saySameDay(why.sameDay),
    sayConfidence(rule) + (why.mayOverride ? ` Vous pouvez la remplacer : \`règle ${rule.id}\`.` : ""),
  ];
  const title = place === undefined ? { title: term.title } : { title: term.title, place };
  return { title: sayTitle(title), ...say(...paragraphs.filter((one) => one !== "")) };
}

function sayStart({ event }: Obligation): string {
  return event === undefined
    ? ""
    : (sayEvent(event.name, event.date) ?? `La date de départ est le ${formatDate(event.date)}.`);
}

/** The computation, in the order a reader would do it again. */
function sayArithmetic({ term, event, due, start }: Obligation): string {
  const { schedule } = term;
  const result = `**${formatDate(due)}**`;
  switch (schedule.kind) {
    case "before": {
      if (schedule.delay.unit === "franc_day" && event !== undefined)
        return sayFrancDays(due, event.date, schedule.delay);
      if (schedule.delay.amount === 0) return `Au plus tard ce jour-là : ${result}.`;
      return `${capital(sayAmount(schedule.delay))} avant, celui de l'échéance ne compte pas. Dernier jour : ${result}.`;
    }
    case "window":
      return `La fenêtre s'ouvre ${sayAmount(schedule.delay)} avant et se ferme la veille : du **${formatDate(start ?? due)}** au ${result}.`;
    case "after":
      return `${capital(sayAmount(schedule.delay))} ${sayCounting(term, event?.date)}. Dernier jour : ${result}.`;
    case "not_before": {
      if (schedule.delay.amount === 0) return `Pas avant la fin du délai. Premier jour : ${result}.`;
      const ends =
        schedule.delay.unit === "franc_day" ? "ni le jour du départ ni celui de l'arrivée ne comptent" : undefined;
      return `${capital(sayAmount(schedule.delay))} après${ends ? ` : ${ends}` : ""}. Premier jour possible : ${result}.`;
    }
    case "yearly":
      return `${schedule.strict ? "La loi dit « avant », donc la veille" : "La date est dans la loi"} : ${result}.`;
    case "quarterly":
      return `Dernier jour du trimestre : ${result}.`;
    case "fixed":
      return schedule.everyYears === undefined
        ? `La date est dans la loi : ${result}.`
        : `Tous les ${schedule.everyYears} ans depuis la première échéance : ${result}.`;
  }
}

function sayFrancDays(due: CivilDate, meeting: CivilDate, delay: Delay): string {
  const days = francDays(due, meeting);
  return `L'envoi précède la séance de **${sayAmount(delay)}** : ni le jour de l'envoi ni celui de la séance ne comptent. ${days.length > 1 ? "Jours francs" : "Jour franc"} : ${sayDays(days)}. Dernier envoi : **${formatDate(due)}**. Le samedi, le dimanche et les jours fériés comptent et ne prolongent pas le délai.`;
}

/** "12, 13 et 14 décembre", "30 et 31 décembre, 1er janvier". */
function sayDays(days: readonly CivilDate[]): string {
  const months = [...Map.groupBy(days, (day) => day.slice(0, 7)).values()];
  return months
    .map((month) => {
      const [last = "", ...before] = month.map((day) => formatDateShort(day)).toReversed();
      return formatList([...before.toReversed().map((day) => day.split(" ")[0] ?? day), last]);
    })
    .join(", ");
}

function sayCounting({ schedule, untilEve, franc, roll }: Obligation["term"], from: CivilDate | undefined): string {
  if (schedule.kind !== "after") return "";
  const { unit, amount } = schedule.delay;
  const ways = [
    unit === "month" || unit === "year" ? "de date à date" : "après, sans compter le jour de départ",
    ...(from !== undefined && isClamped(from, unit === "year" ? 12 * amount : amount, unit)
      ? ["arrêté au dernier jour du mois d'arrivée, qui est plus court"]
      : []),
    ...(untilEve ? ["jusqu'à la veille"] : []),
    ...(franc ? ["délai franc : le dernier jour ne compte pas non plus"] : []),
    ...(roll === "next_open_day" ? ["reporté au jour ouvré suivant s'il le faut"] : []),
  ];
  return ways.join(", ");
}

function isClamped(from: CivilDate, months: number, unit: string): boolean {
  return (unit === "month" || unit === "year") && addMonths(from, months).slice(8) !== from.slice(8);
}

const toBeTold = "La direction générale me le dira.";

function sayOtherwise({ obligation: { otherwise, missing }, today, mayOverride }: Why): string[] {
  const dates =
    otherwise === undefined
      ? []
      : [
          `Ce serait ${sayDay(otherwise.due, today)} s'il y a eu un second tour dans une commune. ${mayOverride ? "Dites-le moi : `faits compléter`." : toBeTold}`,
        ];
  const unknown =
    missing.length === 0
      ? []
      : [
          `Je ne sais pas encore si cette règle s'applique. Il me manque : ${formatList(missing.map(factLabel))}. ${mayOverride ? "Écrivez `faits compléter`." : toBeTold}`,
        ];
  return [...dates, ...unknown];
}

/** Why the day to aim at, the one the plan shows too, is not the last day of the law. */
function sayPractical({ obligation, practical, today }: Why): string[] {
  const { due, safe } = obligation;
  if (!hasAim(obligation, practical.day)) return [];
  const caution = safe < due ? `gardez ${count(daysBetween(safe, due), "jour", "jours")} de précaution` : "";
  const day = `**${formatDate(practical.day)}**`;
  const [first] = practical.skipped;
  if (first === undefined) return [`${capital(caution)} : visez ${day}.`];
  const reasons = [caution, sayClosed(first.date, first.closed, today)].filter((one) => one !== "").join(" ; ");
  return [`${capital(reasons)}. Visez ${day}, dernier jour où quelqu'un est là.`];
}

function sayPassed({ obligation: { due, otherwise, missing, rule, term }, today, done }: Why): string[] {
  if (done !== undefined) {
    const proof = done.proof === undefined ? "" : `, preuve ${done.proof}`;
    if (done.on > today) return [`C'est prévu pour le ${formatDate(done.on)}.`];
    if (done.on > due)
      return [
        `⚠️ C'est fait, le ${formatDate(done.on)}${proof}, mais après cette date.${rule.ifMissed === undefined ? "" : ` ${rule.ifMissed}`}`,
      ];
    return [`✅ C'est fait, le ${formatDate(done.on)}${proof}.`];
  }
  const mayBeAhead = missing.length > 0 || (otherwise?.due ?? due) >= today;
  if (mayBeAhead || term.schedule.kind === "not_before") return [];
  const late = `⚠️ Cette date est passée depuis ${count(daysBetween(due, today), "jour", "jours")}.`;
  return [rule.ifMissed === undefined ? late : `${late} ${rule.ifMissed}`];
}

function saySameDay(others: readonly Obligation[]): string[] {
  if (others.length === 0) return [];
  return [`Le même jour : ${formatList(others.map(({ term }) => `${lower(term.title)} (\`pourquoi ${term.id}\`)`))}.`];
}
