import { may } from "../../core/access.ts";
import type { CivilDate } from "../../core/calendar/civil-date.ts";
import { addDays } from "../../core/calendar/civil-date.ts";
import { holidaysOf } from "../../core/calendar/holidays.ts";
import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import type { Obligation } from "../../core/legal/obligations.ts";
import { obligationsOf } from "../../core/legal/obligations.ts";
import { isPlannedDate } from "../../core/legal/facts.ts";
import { legalLine } from "../../core/legal-days.ts";
import { checkSummonsOf, legalNow, type LegalNow } from "../../core/legal-now.ts";
import type { Municipality, Person } from "../../core/people.ts";
import {
  planSubject,
  sayBadDay,
  sayOpinionsDoNotFit,
  sayPlan,
  sayPlannedInPast,
  sayTooLateToSummon,
} from "../../core/words/legal-plan.ts";
import { sayPlaceUnread, sayWhatToPlan } from "../../core/words/legal-plan-choice.ts";
import { choiceParameter, dateParameter } from "../parameter.ts";
import { keepLastPlan } from "./last-plan.ts";
import { eventsOf, sceneOf } from "./plan-events.ts";
import { subjects } from "./plan-subjects.ts";
import { onlyPlace, readPlan, refuseUnreadDate } from "./read-plan.ts";
import { typedDate } from "../../core/words/format.ts";

/** Every date before and after one that is wished for: a council, a budget, a consultation, a transfer… */
export const plan: Command = {
  name: "plan",
  words: ["planifier", "planifier le", "planifier la", "planning", "rétroplanning"],
  group: "legal",
  summary: "toutes les dates avant et après une séance ou une étape",
  examples: ["planifier conseil {jour}", "planifier budget {jour}", "planifier schéma {jour}"],
  action: "see_legal",
  parameters: (context, { subject, date }) => [
    choiceParameter(
      { id: "subject", text: sayWhatToPlan(typeof date === "string" ? date : undefined), label: "Étape" },
      subjects.map((name) => ({ value: name, label: planSubject(name) })),
    ),
    ...(subject === "conseil_municipal" && onlyPlace(context) === undefined
      ? [
          choiceParameter(
            { id: "insee", text: "Le conseil de quelle commune ?", label: "Commune" },
            context.store.territory.municipalities().map(({ insee, name }) => ({ value: insee, label: name })),
          ),
        ]
      : []),
    dateParameter({
      id: "date",
      text: typeof subject === "string" ? `${planSubject(subject)} : à quelle date ?` : "À quelle date ?",
      label: "Date",
    }),
  ],
  read: readPlan,
  refuse(known, context) {
    const { unreadPlace } = known;
    if (unreadPlace !== undefined) return { id: "unreadPlace", sentence: sayPlaceUnread(String(unreadPlace)) };
    return refuseUnreadDate(known, context);
  },
  run: (context, parameters) => planned(context, parameters),
};

function planned(context: CommandContext, { subject: name, date: asked, insee }: Parameters): CommandReply {
  const { store, library, today, person } = context;
  const subject = String(name);
  const date = String(asked);
  const place = subject === "conseil_municipal" ? chosenPlace(context, insee) : undefined;
  const now = legalNow(store, library, today);
  const events = eventsOf(subject, date, place);
  const found = obligationsOf({ ...sceneOf(now, subject), events }).filter(({ due }) => due >= addDays(date, -400));
  keepLastPlan(store, person.id, { subject, date, on: today, ...(place === undefined ? {} : { insee: place.insee }) });
  const summoned = events.some((event) => event.name === "conseil" || event.name === "conseil_municipal");
  const message = sayPlan({
    subject: planSubject(subject),
    date,
    ...(place === undefined ? {} : { place: place.name }),
    today,
    lines: found.map((one) => legalLine(store, now, one)),
    warnings: warningsOf(now, found, { date, summoned: events[0]?.name === "conseil" || subject === "vote_budget" }),
    ...dayWarningOf(now, date, summoned),
    summoned,
    choices: choicesOf(person, now, subject, date),
  });
  return { message };
}

function chosenPlace(context: CommandContext, insee: unknown): Municipality | undefined {
  const { territory } = context.store;
  return typeof insee === "string" ? territory.municipality(insee) : onlyPlace(context);
}

/** What does not hold: a convocation that can no longer leave in time, opinions that end after the limit. */
function warningsOf(
  now: LegalNow,
  found: readonly Obligation[],
  { date, summoned }: { date: CivilDate; summoned: boolean },
): string[] {
  const { today } = now;
  if (date < today) return [sayPlannedInPast(date)];
  const check = checkSummonsOf(now, { sentOn: today }, date);
  const late =
    summoned && !check.isLegal ? [sayTooLateToSummon(check.required, check.meetingFrom, now.scene.place)] : [];
  return [
    ...late,
    ...unfitting(now, found, "pacte", ["R14.vote", "R14.adoption"]),
    ...unfitting(now, found, "schema", ["R15.approbation", "R15.rapport"]),
  ];
}

function unfitting(
  now: LegalNow,
  found: readonly Obligation[],
  kind: "pacte" | "schema",
  [end, limit]: [string, string],
): string[] {
  const first = found.find(({ term }) => term.id === end)?.due;
  const mandate = obligationsOf({
    ...sceneOf(now, `transmission_${kind}`),
    events: now.scene.events.filter(({ name }) => name === "t0"),
  });
  const last = mandate.find(({ term }) => term.id === limit);
  const latest = last === undefined ? undefined : (last.otherwise?.due ?? last.due);
  return first !== undefined && latest !== undefined && first > latest
    ? [sayOpinionsDoNotFit(kind, first, latest, now.today)]
    : [];
}

function dayWarningOf({ scene }: LegalNow, date: CivilDate, isMeeting: boolean): { dayWarning?: string } {
  if (!isMeeting) return {};
  const holiday = holidaysOf(Number(date.slice(0, 4)), scene.place).find((one) => one.date === date)?.name;
  const warning = sayBadDay(date, holiday);
  return warning === undefined ? {} : { dayWarning: warning };
}

/** What is done next with a plan: why a date, then to keep it or to create its meeting. */
function choicesOf(
  person: Person,
  now: LegalNow,
  subject: string,
  date: CivilDate,
): { value: string; label: string }[] {
  const why = { value: "pourquoi cette date", label: "Pourquoi ces dates ?" };
  const slashed = typedDate(date);
  const keep = {
    value: `calendrier retenir ${planSubject(subject).toLowerCase()} ${slashed}`,
    label: "Garder cette date dans le calendrier",
  };
  const isKept = now.scene.events.some((event) => event.name === subject && event.date === date);
  const keeps = isPlannedDate(subject) && !isKept && may(person, "manage_legal") ? [keep] : [];
  const isMeeting =
    may(person, "manage_meetings") &&
    (subject === "conseil" || subject === "vote_budget" || subject === "debat_budgetaire");
  const exists = now.councils.some(({ heldOn }) => heldOn === date);
  const create = { value: `réunion créer conseil communautaire ${slashed}`, label: "Créer cette séance" };
  return [why, ...(isMeeting && !exists ? [create] : []), ...keeps];
}
