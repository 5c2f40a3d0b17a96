import { appointmentFile, appointmentsFor, tellOfAppointment } from "../../core/appointments.ts";
import type { Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say, text } from "../../core/message.ts";
import {
  cancelChoices,
  sayAppointmentChanged,
  sayAppointmentLeft,
  sayCancelAppointment,
  sayWasHeld,
} from "../../core/words/appointments.ts";
import { readDetails } from "../meetings/read-details.ts";
import { choiceParameter } from "../parameter.ts";
import { dayOf, dayQuestion, readDay, refuseDay } from "./appointment-day.ts";
import { appointmentAsked, appointmentChosen, ledAppointments, readAppointment } from "./which-appointment.ts";

export const appointmentMove: Command = {
  name: "appointment-move",
  words: ["rendez-vous déplacer", "déplacer le rendez-vous", "reporter le rendez-vous", "rendez-vous reporter"],
  group: "actors",
  summary: "changer le jour ou l'heure d'un rendez-vous",
  examples: ["rendez-vous déplacer CAF {jour} 14 h"],
  action: "manage_meetings",
  parameters: (context, known) => [...appointmentAsked(context, ledAppointments(context), known), dayQuestion(known)],
  read(rest, context) {
    const [number = ""] = /^\s*(?:n\s*[°o]|num[ée]ro)\s*\d+/iu.exec(rest) ?? [];
    const { words, known } = readDetails(rest.slice(number.length), context);
    const whom = `${number} ${words.replace(/(?:^|[\s,]+)(?:au|à|le)$/iu, "")}`;
    const which = readAppointment(whom, ledAppointments(context));
    const { startsAt } = known;
    return (
      which && {
        ...which,
        ...readDay(known, context.today),
        ...(startsAt === undefined ? {} : { startsAt }),
      }
    );
  },
  refuse: (known, { today }) => refuseDay(known, today),
  run(context, known) {
    const { store, person, now, today } = context;
    const { appointment: which, startsAt } = known;
    const heldOn = dayOf(known, today);
    const { appointment } = appointmentChosen(which, ledAppointments(context));
    store.appointments.move(appointment.id, heldOn, startsAt === undefined ? appointment.startsAt : String(startsAt));
    store.audit.add(now, person.id, "appointment.moved", `appointment:${appointment.id}`, {
      before: appointment.heldOn,
      after: heldOn,
    });
    const view = appointmentChosen(String(appointment.id), appointmentsFor(context));
    const told = tellOfAppointment(context, view, "moved");
    const said = text(sayAppointmentChanged(view, "moved", told, today));
    return { message: { blocks: [said, ...appointmentFile(store, view, "moved", now)] } };
  },
};

export const appointmentCancel: Command = {
  name: "appointment-cancel",
  words: ["rendez-vous annuler", "annuler le rendez-vous", "annuler rendez-vous"],
  group: "actors",
  summary: "annuler un rendez-vous",
  examples: ["rendez-vous annuler CAF"],
  action: "manage_meetings",
  parameters(context, known) {
    const views = ledAppointments(context);
    const asked = appointmentAsked(context, views, known);
    if (asked.length > 0 && known.appointment === undefined) return asked;
    const { appointment, summary } = appointmentChosen(known.appointment, views);
    if (summary !== undefined) throw new UserError(sayWasHeld(appointment, context.today));
    const confirm = choiceParameter(
      { id: "confirm", ...sayCancelAppointment(appointment, context.today) },
      cancelChoices,
    );
    return [...asked, confirm];
  },
  read: (rest, context) => readAppointment(rest, ledAppointments(context)),
  run(context, { appointment: which, confirm }) {
    if (confirm !== "yes") return { message: say(sayAppointmentLeft()) };
    const { store, person, now, today } = context;
    const view = appointmentChosen(which, ledAppointments(context));
    const { id, revision } = view.appointment;
    store.appointments.cancel(id, now);
    store.audit.add(now, person.id, "appointment.cancelled", `appointment:${id}`);
    const cancelled = { ...view, appointment: { ...view.appointment, revision: revision + 1 } };
    const told = view.appointment.heldOn < today ? [] : tellOfAppointment(context, cancelled, "cancelled");
    return { message: say(sayAppointmentChanged(cancelled, "cancelled", told, today)) };
  },
};
