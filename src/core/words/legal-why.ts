import { addMonths, type CivilDate, daysBetween } from "../calendar/civil-date.ts";
import { type Closed, francDays } from "../legal/compute.ts";
import type { Obligation } from "../legal/obligations.ts";
import type { Delay } from "../legal/rule.ts";
import { type Outbound, say } from "../message.ts";
import { sayDay } from "./briefing.ts";
import { count, formatDate, formatList } from "./format.ts";
import { factLabel, sayAmount, sayClosed, sayConfidence, sayEvent } from "./legal-names.ts";
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
  const { obligation, place, today, overrides } = why;
  const { rule, term } = obligation;
  const paragraphs = [
    `${sayStart(obligation)} ${rule.text} (${rule.basis})`.trim(),
    sayArithmetic(obligation),
    ...sayOtherwise(obligation, today),
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
function sayArithmetic({ term, event, due, start, safe }: Obligation): string {
  const { schedule } = term;
  const result = `**${formatDate(due)}**`;
  switch (schedule.kind) {
    case "before": {
      if (schedule.delay.unit === "franc_day" && event !== undefined)
        return sayFrancDays(due, event.date, schedule.delay);
      if (schedule.delay.amount === 0) return `Au plus tard ce jour-là : ${result}.`;
      const safely = safe < due ? ` Avec un jour de précaution : **${formatDate(safe)}**.` : "";
      return `${capital(sayAmount(schedule.delay))} avant, celui de l'échéance ne compte pas. Dernier jour : ${result}.${safely}`;
    }
    case "window":
      return `La fenêtre s'ouvre ${sayAmount(schedule.delay)} avant et se ferme la veille : du **${formatDate(start ?? due)}** au ${result}.`;
    case "after":
      return `${capital(sayAmount(schedule.delay))} ${sayCounting(term, event?.date)}. Dernier jour : ${result}.`;
    case "not_before":
      return schedule.delay.amount === 0
        ? `Pas avant la fin du délai. Premier jour : ${result}.`
        : `${capital(sayAmount(schedule.delay))} après. Premier jour possible : ${result}.`;
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
  const days = francDays(due, meeting).map((day) => String(Number(day.slice(8))));
  return `L'envoi précède la séance de **${sayAmount(delay)}** : ni le jour de l'envoi ni celui de la séance ne comptent. ${days.length > 1 ? "Jours francs" : "Jour franc"} : ${days.join(", ")}. Dernier envoi : **${formatDate(due)}**. Le samedi, le dimanche et les jours fériés comptent et ne prolongent pas le délai.`;
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

function sayOtherwise({ otherwise, missing }: Obligation, today: CivilDate): string[] {
  const dates =
    otherwise === undefined
      ? []
      : [
          `Ce serait ${sayDay(otherwise.due, today)} s'il y a eu un second tour dans une commune. Dites-le moi : \`faits compléter\`.`,
        ];
  const unknown =
    missing.length === 0
      ? []
      : [
          `Je ne sais pas encore si cette règle s'applique. Il me manque : ${formatList(missing.map(factLabel))}. Écrivez \`faits compléter\`.`,
        ];
  return [...dates, ...unknown];
}

function sayPractical({ obligation: { term, due, safe }, practical, today }: Why): string[] {
  const last = safe < due ? safe : due;
  if (term.schedule.kind === "not_before" || practical.day === last || practical.skipped.length === 0) return [];
  const [first] = practical.skipped;
  const reason = first === undefined ? "" : sayClosed(first.date, first.closed, today);
  return [`${capital(reason)}. Visez **${sayDay(practical.day, today)}**, dernier jour où quelqu'un est là.`];
}

function sayPassed({ obligation: { due, rule, term }, today, done }: Why): string[] {
  if (done !== undefined) {
    const proof = done.proof === undefined ? "" : `, preuve ${done.proof}`;
    if (done.on > today) return [`C'est prévu pour le ${formatDate(done.on)}.`];
    if (done.on > due)
      return [
        `⚠️ C'est fait, le ${formatDate(done.on)}${proof}, mais après cette date.${rule.ifMissed === undefined ? "" : ` ${rule.ifMissed}`}`,
      ];
    return [`✅ C'est fait, le ${formatDate(done.on)}${proof}.`];
  }
  if (due >= today || term.schedule.kind === "not_before") return [];
  const late = `⚠️ Cette date est passée depuis ${count(daysBetween(due, today), "jour", "jours")}.`;
  return [rule.ifMissed === undefined ? late : `${late} ${rule.ifMissed}`];
}

function saySameDay(others: readonly Obligation[]): string[] {
  if (others.length === 0) return [];
  return [`Le même jour : ${formatList(others.map(({ term }) => `${lower(term.title)} (\`pourquoi ${term.id}\`)`))}.`];
}

function lower(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
