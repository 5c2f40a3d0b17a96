import { type CivilDate, compareDates, weekdayOf } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import { isOpenDay, nextOpenDay } from "../calendar/open-days.ts";
import type { Obligation } from "../legal/obligations.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { csvFile } from "./body-members.ts";
import { restInFile } from "./cut-table.ts";
import { sayDay } from "./days.ts";
import { sayTitle } from "./deadlines.ts";
import { formatDate } from "./format.ts";
import { sayReminderOnly } from "./meeting-notices.ts";

/** A line of a plan or of the calendar: what is asked, when in law, when in practice, and where it stands. */
export type LegalLine = {
  obligation: Obligation;
  place?: string;
  /** The last day on which somebody is there to do it. */
  practical: CivilDate;
  isDone: boolean;
};

const subjects: Record<string, string> = {
  conseil: "Conseil communautaire",
  conseil_municipal: "Conseil municipal",
  vote_budget: "Vote du budget",
  debat_budgetaire: "Débat d'orientation budgétaire",
  transmission_pacte: "Pacte de gouvernance, transmis aux communes",
  transmission_schema: "Schéma de mutualisation, transmis aux communes",
  transmission_clect: "Rapport d'évaluation des charges, transmis aux communes",
  transfert: "Transfert de charges",
  contrat_ville: "Contrat de ville",
  comite_social: "Comité social territorial",
  notification_fpic: "Notification du fonds de péréquation",
  publication: "Publication d'un acte",
};

export function planSubject(name: string): string {
  return subjects[name] ?? name;
}

export type Plan = {
  subject: string;
  date: CivilDate;
  place?: string;
  today: CivilDate;
  lines: readonly LegalLine[];
  /** Sentences on what does not hold ("les trois mois d'avis ne tiennent pas"). */
  warnings: readonly string[];
  /** Why this day is a bad one for a meeting. */
  dayWarning?: string;
  summoned: boolean;
  choices: { value: string; label: string }[];
};

/** Every date before and after the one that was given, in order. */
export function sayPlan(plan: Plan): Outbound {
  const { subject, date, place, today, lines, warnings } = plan;
  const blocks: Block[] = [
    ...(plan.dayWarning === undefined ? [] : [text(`⚠️ Attention : ${plan.dayWarning}.`)]),
    ...warnings.map((warning) => text(`⚠️ ${warning}`)),
    {
      type: "table",
      caption: "Dates à tenir",
      columns: ["Date", "Quoi", "Règle"],
      rows: planRows(lines, { date, what: subject }, today),
    },
    ...(plan.summoned ? [text(`La convocation officielle part par votre canal certifié. ${sayReminderOnly()}`)] : []),
    ...(plan.choices.length === 0 ? [] : [{ type: "choices" as const, choices: plan.choices }]),
  ];
  return { title: `${place === undefined ? subject : `${subject} (${place})`}, ${formatDate(date)}`, blocks };
}

function planRows(lines: readonly LegalLine[], event: { date: CivilDate; what: string }, today: CivilDate): string[][] {
  const rows = lines
    .map((line) => ({ date: line.obligation.start ?? line.obligation.due, row: legalRow(line, today) }))
    .toSorted((one, other) => compareDates(one.date, other.date));
  const own = { date: event.date, row: [sayDay(event.date, today), `**${event.what}**`, ""] };
  const before = rows.filter(({ date }) => date < event.date);
  return [...before, own, ...rows.slice(before.length)].map(({ row }) => row);
}

/** Among several meetings, which one the line is of. */
const sittings: Record<string, string> = {
  conseil: "séance du",
  conseil_municipal: "séance du",
  vote_budget: "voté le",
  debat_budgetaire: "débat du",
  arret_pv: "arrêté le",
};

/** The same where meetings stand side by side: each line says its own. */
function calendarRow(line: LegalLine, today: CivilDate): string[] {
  const { event } = line.obligation;
  const which = event === undefined ? undefined : sittings[event.name];
  return legalRow(
    line,
    today,
    event === undefined || which === undefined ? [] : [`${which} ${sayDay(event.date, today)}`],
  );
}

/** "vendredi 11 décembre | Dernier envoi… | R1": the legal date, then the practical one if it is another. */
function legalRow(
  { obligation, place, practical, isDone }: LegalLine,
  today: CivilDate,
  sitting: readonly string[] = [],
): string[] {
  const { term, due, start, otherwise, missing, rule } = obligation;
  const aim = sayAim({ obligation, practical }, today);
  const isFirst = term.schedule.kind === "not_before";
  const when =
    start === undefined
      ? `${isFirst ? "dès le " : ""}${sayDay(due, today)}${otherwise === undefined ? "" : ` ou ${sayDay(otherwise.due, today)}`}`
      : `du ${sayDay(start, today)} au ${sayDay(due, today)}`;
  const notes = [
    ...sitting,
    ...(aim === undefined ? [] : [aim]),
    ...(missing.length === 0 ? [] : ["si la règle s'applique"]),
    ...(isDone ? ["fait"] : due < today && !isFirst ? ["date passée"] : []),
  ];
  const what = sayTitle(place === undefined ? { title: term.title } : { title: term.title, place });
  return [when, notes.length === 0 ? what : `${what} (${notes.join(", ")})`, rule.id];
}

/** Whether a day before the last one of the law is the one to aim at: nobody is there on that one, or days are kept in hand. */
export function hasAim({ due, term: { schedule } }: Obligation, practical: CivilDate): boolean {
  return practical !== due && schedule.kind !== "not_before" && schedule.kind !== "window";
}

/** "en pratique, vendredi 15 janvier": the day to aim at; undefined when it is the last one of the law. */
export function sayAim(
  { obligation, practical }: Pick<LegalLine, "obligation" | "practical">,
  today: CivilDate,
): string | undefined {
  if (!hasAim(obligation, practical)) return undefined;
  return `${obligation.safe < obligation.due ? "par précaution" : "en pratique"}, ${sayDay(practical, today)}`;
}

const mostLines = 20;

/** `late`: past and not done. `to`: the last day shown. */
export function sayLegalCalendar(calendar: {
  today: CivilDate;
  to: CivilDate;
  late: readonly LegalLine[];
  coming: readonly LegalLine[];
  /** How many facts are still to be told. */
  missingFacts: number;
  /** Whether the reader may say that a thing is done. */
  mayKeep: boolean;
}): Outbound {
  const { today, to, late, coming } = calendar;
  const columns = ["Date", "Quoi", "Règle"];
  const table = (caption: string, lines: readonly LegalLine[]): Block => ({
    type: "table",
    caption,
    columns,
    rows: lines.slice(0, mostLines).map((line) => calendarRow(line, today)),
  });
  const more = [late, coming].reduce((total, lines) => total + Math.max(0, lines.length - mostLines), 0);
  return {
    title: `Calendrier légal, jusqu'au ${formatDate(to)}`,
    blocks: [
      ...(late.length === 0 ? [] : [table("⚠️ Dates passées, à régler ou à dire tenues", late)]),
      coming.length === 0 ? text("Aucune date légale n'arrive d'ici là.") : table("⏳ À venir", coming),
      ...restInFile(
        more,
        ["de plus", "de plus"],
        csvFile(
          "calendrier legal",
          "Ouvrir le calendrier complet",
          columns,
          [...late, ...coming].map((line) => calendarRow(line, today)),
        ),
      ),
      ...(calendar.missingFacts === 0
        ? []
        : [text("Il me manque des faits sur votre intercommunalité. Pour les dire une fois : `faits compléter`.")]),
      text(
        `Pour une explication : \`pourquoi\` suivi d'une règle, par exemple \`pourquoi R1\`.${calendar.mayKeep ? " Quand c'est fait : `règle R25 tenue hier`." : ""}`,
      ),
    ],
  };
}

/** Warnings of a schedule that does not hold. */
export function sayOpinionsDoNotFit(
  kind: "pacte" | "schema",
  first: CivilDate,
  limit: CivilDate,
  today: CivilDate,
): string {
  const delay = kind === "pacte" ? "Les deux mois d'avis" : "Les trois mois d'avis";
  const act = kind === "pacte" ? "l'adoption du pacte est attendue" : "le rapport sur le schéma est attendu";
  return `${delay} ne tiennent pas : ils mènent au ${sayDay(first, today)}, et ${act} au plus tard le ${sayDay(limit, today)}. Cela ne tient que si chaque commune rend son avis plus tôt.`;
}

export function sayPlannedInPast(date: CivilDate): string {
  return `Le ${formatDate(date)} est passé. Voici les dates telles qu'elles étaient.`;
}

export function sayTooLateToSummon(required: number, first: CivilDate, place: Place): string {
  const open = isOpenDay(first, place) ? "" : ` (premier jour ouvré : ${formatDate(nextOpenDay(first, place))})`;
  return `Il ne reste pas ${required} jours francs : la première date régulière est le ${formatDate(first)}${open}, si la convocation part aujourd'hui.`;
}

export function sayBadDay(date: CivilDate, holiday: string | undefined): string | undefined {
  if (holiday !== undefined) return `ce jour est férié (${holiday})`;
  return weekdayOf(date) === 7 ? "ce jour est un dimanche" : undefined;
}
