import { type AppointmentView, appointmentsFor, isLedBy } from "../../core/appointments.ts";
import { addMonths } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { fold } from "../../core/language/fold.ts";
import { sensitiveIn } from "../../core/language/sensitive.ts";
import { say } from "../../core/message.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import type { SummaryPieces } from "../../core/store/appointments.ts";
import {
  pieceNames,
  sayBeforeSending,
  sayKeptIfSkipped,
  saySummaryKept,
  saySummarySent,
  sayToValidate,
  sayValidatedAlready,
  sendChoices,
} from "../../core/words/appointment-summaries.ts";
import { sayNotYetMet } from "../../core/words/appointments.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { appointmentAsked, appointmentChosen, mustBeLedBy, readAppointment } from "./which-appointment.ts";

const keptMonths = 6;
const longestPiece = 1500;
const pieceIds = pieceNames.map(({ id }) => id);

/** What was said, in four pieces, by whoever conducted it; who said it reads it first. */
export const summaryWrite: Command = {
  name: "appointment-summary-write",
  words: ["écrire la synthèse", "rédiger la synthèse", "écrire synthèse", "rédiger synthèse", "synthèse écrire"],
  group: "actors",
  summary: "écrire la synthèse d'un rendez-vous, et l'envoyer à la personne rencontrée",
  examples: ["écrire la synthèse CAF", "écrire la synthèse CAF : volontés : un bus ; besoins : un local"],
  action: "attend",
  keepsLines: true,
  parameters: questions,
  usual: Object.fromEntries(pieceIds.map((id) => [id, ""])),
  read: readSummary,
  run(context, known) {
    const { store, person, now, today } = context;
    const view = appointmentMeant(known, context);
    mayWrite(view, context);
    const pieces = piecesIn(known, view);
    const expiresOn = view.summary?.expiresOn ?? addMonths(today, keptMonths);
    const { id } = view.appointment;
    store.appointments.write(id, pieces, { by: person.id, at: now, expiresOn });
    store.audit.add(now, person.id, "appointment.summarised", `appointment:${id}`);
    if (known.send !== "yes" || view.met === undefined)
      return { message: say(saySummaryKept(view, expiresOn, sensitiveOf(pieces))) };
    store.appointments.send(id, now);
    const message = typesetMessage(sayToValidate(view, pieces, { to: view.met, by: person }));
    const key = `appointment-summary:${id}:${now}`;
    notify(store, key, view.met.id, message, now, officeHourOf(store, view.met.id, now));
    return { message: say(saySummarySent(view, view.met)) };
  },
};

/** Those they conducted; before any took place, those to come. */
function ownAppointments(context: CommandContext): AppointmentView[] {
  const own = appointmentsFor(context).filter(({ appointment }) => isLedBy(appointment, context.person));
  const held = own.filter(({ appointment }) => appointment.heldOn <= context.today);
  return held.length > 0 ? held : own;
}

/** The one named, even somebody else's; else the only one of theirs. */
function appointmentMeant({ appointment }: Parameters, context: CommandContext): AppointmentView {
  return appointmentChosen(
    appointment,
    appointment === undefined ? ownAppointments(context) : appointmentsFor(context),
  );
}

/** Throws `UserError` where somebody else conducted it, where it has not taken place, or where what it holds was agreed to. */
function mayWrite(view: AppointmentView, context: CommandContext): void {
  mustBeLedBy(view, context);
  if (view.appointment.heldOn > context.today) throw new UserError(sayNotYetMet(view.appointment, context.today));
  const on = view.summary?.validatedOn;
  if (on !== undefined) throw new UserError(sayValidatedAlready(view, on));
}

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  const views = ownAppointments(context);
  // Somebody else's, when it is named, is refused by its own sentence.
  const isOther = views.length === 0 && known.appointment !== undefined;
  const asked = isOther ? [] : appointmentAsked(context, views, known);
  if (asked.length > 0 && known.appointment === undefined) return asked;
  const view = appointmentMeant(known, context);
  mayWrite(view, context);
  // Only what was said again in one line changes: the rest is already written.
  const isPart = known.part !== undefined && view.summary !== undefined;
  const pieces = isPart ? [] : pieceNames.map((piece) => pieceQuestion(piece, view));
  const isToAsk = !isPart && pieceIds.some((id) => known[id] === undefined);
  if (isToAsk || !canBeSent(context, view)) return [...asked, ...pieces];
  return [...asked, ...pieces, ...sendQuestion(view, piecesIn(known, view))];
}

function pieceQuestion({ id, label, text, help }: (typeof pieceNames)[number], { summary }: AppointmentView) {
  return textParameter(
    {
      id,
      label,
      text,
      ...(summary === undefined ? { help } : { help: sayKeptIfSkipped(summary[id]), elsewhere: text }),
    },
    longestPiece,
  );
}

function sendQuestion({ met }: AppointmentView, pieces: SummaryPieces): AtomicQuestion[] {
  if (met === undefined) return [];
  return [choiceParameter({ id: "send", ...sayBeforeSending(met, pieces, sensitiveOf(pieces)) }, sendChoices(met))];
}

function canBeSent({ store }: CommandContext, { met }: AppointmentView): boolean {
  return met !== undefined && store.accounts.reachablePeople().has(met.id);
}

/** What was said, or else what was already written. */
function piecesIn(known: Parameters, { summary }: AppointmentView): SummaryPieces {
  const of = (id: keyof SummaryPieces) => String(known[id] ?? "").trim() || (summary?.[id] ?? "");
  return { wishes: of("wishes"), needs: of("needs"), obstacles: of("obstacles"), nextSteps: of("nextSteps") };
}

function sensitiveOf(pieces: SummaryPieces) {
  return sensitiveIn(Object.values(pieces).join("\n"));
}

const labels: [keyof SummaryPieces, RegExp][] = [
  ["wishes", /^(?:volontes?|souhaits?|envies?|interets?)$/u],
  ["needs", /^besoins?$/u],
  ["obstacles", /^(?:freins?|blocages?|obstacles?)$/u],
  ["nextSteps", /^(?:suites?|a faire|prochaines etapes?)$/u],
];
const label =
  /(?:^|[\s;,.])(volont[ée]s?|souhaits?|envies?|int[ée]r[êe]ts?|besoins?|freins?|blocages?|obstacles?|suites?|[àa] faire|prochaines? [ée]tapes?)\s*:\s*/giu;

/** "CAF : volontés : un bus pour tous ; besoins : un local": which one, and each piece after its name. */
function readSummary(rest: string, context: CommandContext): Parameters | undefined {
  const found = [...rest.matchAll(label)];
  const head = rest.slice(0, found[0]?.index ?? rest.length).replace(/[\s:,;]+$/u, "");
  const which = readAppointment(head, appointmentsFor(context));
  if (which === undefined) return undefined;
  const pieces = found.flatMap((match, at) => {
    const id = labels.find(([, pattern]) => pattern.test(fold(match[1] ?? "")))?.[0];
    const words = rest.slice(match.index + match[0].length, found[at + 1]?.index).replace(/^[\s;,]+|[\s;,]+$/gu, "");
    return id === undefined || words === "" ? [] : [[id, words] as const];
  });
  return { ...which, ...Object.fromEntries(pieces), ...(pieces.length === 0 ? {} : { part: "yes" }) };
}
