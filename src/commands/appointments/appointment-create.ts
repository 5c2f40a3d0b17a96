import { appointmentFile, appointmentsFor, tellOfAppointment } from "../../core/appointments.ts";
import type { Command } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import { say, text } from "../../core/message.ts";
import { appointmentQuestions, sayAppointmentAlready, sayAppointmentKept } from "../../core/words/appointments.ts";
import { textParameter, timeParameter } from "../parameter.ts";
import { dayOf, dayQuestion, refuseDay } from "./appointment-day.ts";
import { readContact, readNewAppointment } from "./read-appointment.ts";
import { appointmentChosen } from "./which-appointment.ts";

const usualMinutes = 60;

/** With a partner, before or after it took place. */
export const appointmentCreate: Command = {
  name: "appointment-create",
  words: ["rendez-vous créer", "prendre rendez-vous", "nouveau rendez-vous", "noter un rendez-vous", "rdv créer"],
  group: "actors",
  summary: "prévoir un rendez-vous, question par question",
  examples: ["prendre rendez-vous"],
  action: "manage_meetings",
  parameters: (_context, known) => [
    textParameter({ id: "organisation", ...appointmentQuestions.organisation }, 80),
    dayQuestion(known),
    timeParameter({ id: "startsAt", ...appointmentQuestions.startsAt }),
  ],
  usual: { startsAt: "none" },
  read: readNewAppointment,
  refuse: (known, { today }) => refuseDay(known, today),
  run(context, known) {
    const { store, person, now, today } = context;
    const { organisation, person: met } = readContact(String(known.organisation), context);
    const heldOn = dayOf(known, today);
    const startsAt = known.startsAt === "none" ? undefined : String(known.startsAt);
    const same = appointmentsFor(context).find(
      ({ appointment: one }) =>
        fold(one.organisation) === fold(organisation) && one.heldOn === heldOn && one.startsAt === startsAt,
    );
    if (same !== undefined) return { message: say(sayAppointmentAlready(same, today)) };
    const id = store.appointments.add(
      {
        organisation,
        ...(met && { personId: met.id }),
        ...(known.about === undefined ? {} : { about: String(known.about) }),
        heldOn,
        ...(startsAt === undefined ? {} : { startsAt }),
        minutes: Number(known.minutes ?? usualMinutes),
        ...(known.place === undefined ? {} : { place: String(known.place) }),
        leaderId: Number(known.leader ?? person.id),
        createdBy: person.id,
      },
      now,
    );
    store.audit.add(now, person.id, "appointment.created", `appointment:${id}`, { after: organisation });
    const view = appointmentChosen(String(id), appointmentsFor(context));
    const isToCome = heldOn >= today;
    const told = isToCome ? tellOfAppointment(context, view, "new") : [];
    const file = isToCome ? appointmentFile(store, view, "new", now) : [];
    return { message: { blocks: [text(sayAppointmentKept(view, told, today)), ...file] } };
  },
};

/** « rendez-vous CAF 12 janvier 10 h »: a day, an hour or a subject makes it a new one. */
export const appointmentTold: Command = {
  ...appointmentCreate,
  name: "appointment-told",
  words: ["rendez-vous", "rdv"],
  summary: "noter un rendez-vous avec un partenaire, et l'ouvrir dans un agenda",
  examples: ["rendez-vous CAF {jour} 10 h : élus jeunesse et CAF"],
  claims: (rest) =>
    !/^(?:n\s*[°o]\s*|num[ée]ro\s+)?\d+$/iu.test(rest.trim()) &&
    /\d|:|(?<!\p{L})(?:(?:lun|mar|mercre|jeu|vendre|same)di|(?:après-|apres-)?demain|hier|aujourd['’]hui)(?!\p{L})/iu.test(
      rest,
    ),
};
