import { may } from "./access.ts";
import { type CalendarEvent, toCalendarFile } from "./calendar/ics.ts";
import { instantOf } from "./calendar/local-time.ts";
import type { CommandContext } from "./command.ts";
import { type Block, text } from "./message.ts";
import { notify, officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Appointment, AppointmentSummary } from "./store/appointments.ts";
import type { Store } from "./store/store.ts";
import {
  type AppointmentNews,
  sayAppointmentEvent,
  sayAppointmentNews,
  sayAppointmentTitle,
  sayOpenAppointment,
} from "./words/appointments.ts";
import { typesetMessage } from "./words/typeset-message.ts";
import { typeset } from "./words/typography.ts";

const minuteMs = 60_000;

/** An appointment with those it is of, and what was written of it. */
export type AppointmentView = {
  appointment: Appointment;
  leader: Person | undefined;
  met: Person | undefined;
  summary: AppointmentSummary | undefined;
};

/** All of them for those who conduct the project, theirs for others; in the order of their days. */
export function appointmentsFor({ store, person }: Pick<CommandContext, "store" | "person">): AppointmentView[] {
  return store.appointments
    .all()
    .filter((one) => may(person, "see_state") || isLedBy(one, person) || one.personId === person.id)
    .map((appointment) => ({
      appointment,
      leader: store.people.byId(appointment.leaderId),
      met: appointment.personId === undefined ? undefined : store.people.byId(appointment.personId),
      summary: store.appointments.summary(appointment.id),
    }));
}

/** Whoever conducts it, or noted it for them: they write what was said. */
export function isLedBy({ leaderId, createdBy }: Pick<Appointment, "leaderId" | "createdBy">, { id }: Person): boolean {
  return leaderId === id || createdBy === id;
}

/** What was written is read by who wrote it, then by who said it, and by others once that one agrees. */
export function mayReadSummary({ appointment, summary }: AppointmentView, person: Person): boolean {
  if (summary === undefined) return false;
  if (isLedBy(appointment, person) || summary.writtenBy === person.id) return true;
  if (appointment.personId === person.id) return summary.sentAt !== undefined || summary.validatedOn !== undefined;
  return summary.validatedOn !== undefined && may(person, "see_state");
}

/** The file that puts it in an agenda, moves it there or marks it as cancelled. */
export function appointmentFile(
  store: Store,
  { appointment, leader }: AppointmentView,
  news: AppointmentNews,
  at: number,
): Block[] {
  const { id, heldOn, startsAt, minutes, place, revision } = appointment;
  const isCancelled = news === "cancelled";
  const common = {
    id: `appointment-${id}@relais`,
    ...sayAppointmentEvent(appointment, leader, isCancelled),
    ...(place !== undefined && { place: typeset(place) }),
    revision,
    cancelled: isCancelled,
  };
  const start = startsAt === undefined ? undefined : instantOf(heldOn, startsAt, store.territory.timeZone());
  const event: CalendarEvent =
    start === undefined
      ? { ...common, date: heldOn }
      : { ...common, startsAt: start, endsAt: start + minutes * minuteMs };
  const file = toCalendarFile(typeset(sayAppointmentTitle(appointment)), [event], at);
  const label = sayOpenAppointment(isCancelled);
  return [{ type: "file", file: { name: "rendez-vous.ics", mime: "text/calendar", label, text: file } }];
}

/** Tells those it is of, but for who did it, with what their agenda opens; who is told. */
export function tellOfAppointment(
  { store, person, now, today }: CommandContext,
  view: AppointmentView,
  news: AppointmentNews,
): Person[] {
  const reachable = store.accounts.reachablePeople();
  const others = [view.leader, view.met].flatMap((one) => one ?? []);
  const told = [...new Map(others.map((one) => [one.id, one])).values()].filter(
    ({ id }) => id !== person.id && reachable.has(id),
  );
  for (const to of told) {
    const blocks = [
      text(sayAppointmentNews(view, news, { to, by: person, today })),
      ...appointmentFile(store, view, news, now),
    ];
    const key = `appointment:${view.appointment.id}:${news}:${now}:person:${to.id}`;
    notify(store, key, to.id, typesetMessage({ blocks }), now, officeHourOf(store, to.id, now));
  }
  return told;
}
