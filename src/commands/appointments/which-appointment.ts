import { may } from "../../core/access.ts";
import { type AppointmentView, appointmentsFor, isLedBy } from "../../core/appointments.ts";
import type { CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { foldWords } from "../../core/territory/place-name.ts";
import {
  appointmentQuestions,
  sayAppointment,
  sayNoAppointment,
  sayNoSuchAppointment,
  sayNotYourAppointment,
} from "../../core/words/appointments.ts";
import { choiceParameter } from "../parameter.ts";

/** Asked when there are several, or several of those that were named; throws `UserError` when there is none. */
export function appointmentAsked(
  context: CommandContext,
  views: readonly AppointmentView[],
  { among }: Parameters,
): AtomicQuestion[] {
  if (views.length === 0) throw new UserError(sayNoAppointment(may(context.person, "manage_meetings")));
  if (views.length === 1) return [];
  const ids = among === undefined ? undefined : String(among).split(",");
  const named = views.filter(({ appointment }) => ids === undefined || ids.includes(String(appointment.id)));
  const options = named.map(({ appointment }) => ({
    value: String(appointment.id),
    label: sayAppointment(appointment, context.today),
  }));
  return [choiceParameter({ id: "appointment", ...appointmentQuestions.which }, options)];
}

export function appointmentChosen(value: unknown, views: readonly AppointmentView[]): AppointmentView {
  const chosen = value === undefined ? views[0] : views.find(({ appointment }) => String(appointment.id) === value);
  if (chosen === undefined) throw new UserError(sayNoSuchAppointment(String(value)));
  return chosen;
}

const numbered = /(?<![\p{L}\d])(?:n\s*[°o]\s*|num[ée]ro\s+)?(\d{1,5})(?![\d/h])/iu;
const before = /^(?:(?:du|de|le|la|les|l['’]|d['’]|avec|rendez-vous|rdv|au|à|sur)\s*)+/iu;

/**
 * The appointment that the words name, by its number or by with whom it is, as a parameter; those among which to ask where several may be meant, and
 * undefined where the words name none. Throws `UserError` for a number that none has.
 */
export function readAppointment(
  said: string,
  views: readonly AppointmentView[],
): { appointment?: string; among?: string } | undefined {
  const words = said.trim().replace(before, "").trim();
  if (words === "") return {};
  const [found, number] = numbered.exec(words) ?? [];
  if (number !== undefined && words.replace(found ?? "", "").trim() === "")
    return { appointment: String(appointmentChosen(String(Number(number)), views).appointment.id) };
  const wanted = ` ${foldWords(words)} `;
  const named = views.filter(({ appointment, met }) =>
    [appointment.organisation, met?.lastName ?? ""].some(
      (name) => name !== "" && (wanted.includes(` ${foldWords(name)} `) || ` ${foldWords(name)} `.includes(wanted)),
    ),
  );
  const [only, another] = named;
  if (only === undefined) return undefined;
  if (another === undefined) return { appointment: String(only.appointment.id) };
  return { among: named.map(({ appointment }) => appointment.id).join(",") };
}

/** Those that this person conducts or noted; all of them for the direction. */
export function ledAppointments(context: CommandContext): AppointmentView[] {
  return appointmentsFor(context).filter(
    ({ appointment }) => isLedBy(appointment, context.person) || may(context.person, "manage_bodies"),
  );
}

/** Throws `UserError` where somebody else conducts it. */
export function mustBeLedBy({ appointment, leader }: AppointmentView, { person }: CommandContext): void {
  if (!isLedBy(appointment, person)) throw new UserError(sayNotYourAppointment(leader));
}
