import { may } from "../../core/access.ts";
import { type AppointmentView, appointmentsFor, isLedBy, mayReadSummary } from "../../core/appointments.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { type Block, restrictedWhen, say, text } from "../../core/message.ts";
import {
  pieceBlocks,
  sayStateOf,
  saySummaryNotShared,
  saySummaryToWrite,
  sayWhereSummaryIs,
} from "../../core/words/appointment-summaries.ts";
import {
  sayAppointments,
  sayAppointmentWhole,
  sayContacts,
  sayNoAppointment,
  sayNobodyMet,
} from "../../core/words/appointments.ts";
import { nameOf } from "../../core/words/people.ts";
import { appointmentAsked, appointmentChosen, readAppointment } from "./which-appointment.ts";

export const appointments: Command = {
  name: "appointments",
  words: [
    "rendez-vous",
    "rdv",
    "mes rendez-vous",
    "les rendez-vous",
    "synthèse du rendez-vous",
    "synthèse rendez-vous",
  ],
  group: "actors",
  summary: "les rendez-vous avec les partenaires, et leurs synthèses validées",
  examples: ["rendez-vous", "rendez-vous CAF"],
  action: "attend",
  parameters: (context, known) =>
    known.which === undefined ? [] : appointmentAsked(context, appointmentsFor(context), known),
  read(rest, context) {
    if (rest.trim() === "") return {};
    const named = readAppointment(rest, appointmentsFor(context));
    return named && { ...named, which: "one" };
  },
  run(context, { appointment, which }) {
    const { person, today } = context;
    const views = appointmentsFor(context);
    if (views.length === 0) return { message: say(sayNoAppointment(may(person, "manage_meetings"))) };
    if (which !== undefined) return { message: whole(context, appointmentChosen(appointment, views)) };
    const rows = views.map(({ appointment: one, leader, met, summary }) => ({
      ...one,
      with: met === undefined ? one.organisation : `${one.organisation} (${nameOf(met)})`,
      leader: leader === undefined ? "" : nameOf(leader),
      state: sayStateOf(summary, one.heldOn <= today),
    }));
    return { message: sayAppointments(rows, today) };
  },
};

function whole({ person, today }: CommandContext, view: AppointmentView) {
  const { appointment, summary, met } = view;
  const said: Block[] =
    summary === undefined
      ? isLedBy(appointment, person)
        ? [text(saySummaryToWrite(appointment.id))]
        : []
      : mayReadSummary(view, person)
        ? [...pieceBlocks(summary), restrictedWhen(summary.remark !== undefined, text(sayWhereSummaryIs(summary, met)))]
        : [text(saySummaryNotShared())];
  return { blocks: [text(sayAppointmentWhole(view, today)), ...said] };
}

/** Whom the project met: organisations and functions, with those of the directory who stood for them. */
export const contacts: Command = {
  name: "contacts",
  words: ["contacts", "les contacts", "qui avons-nous rencontré", "partenaires rencontrés"],
  group: "actors",
  summary: "les organisations et les fonctions rencontrées, avec leurs dates",
  examples: ["contacts"],
  action: "see_state",
  run(context) {
    const { today } = context;
    const met = appointmentsFor(context).filter(({ appointment }) => appointment.heldOn <= today);
    if (met.length === 0) return { message: say(sayNobodyMet()) };
    const byName = [...Map.groupBy(met, ({ appointment }) => appointment.organisation)];
    const rows = byName
      .toSorted(([one], [other]) => one.localeCompare(other, "fr"))
      .map(([organisation, own]) => ({
        organisation,
        people: [...new Set(own.flatMap((one) => (one.met === undefined ? [] : nameOf(one.met))))],
        days: own.map(({ appointment }) => appointment.heldOn),
        leaders: [...new Set(own.flatMap(({ leader }) => (leader === undefined ? [] : nameOf(leader))))],
      }));
    return { message: sayContacts(rows, today) };
  },
};
