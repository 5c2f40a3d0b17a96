import { type AppointmentView, appointmentsFor, isLedBy } from "../../core/appointments.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import { type Outbound, say } from "../../core/message.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import { ways } from "../../core/store/appointments.ts";
import {
  sayNothingToValidate,
  sayRemarkKept,
  sayToCorrect,
  sayValidated,
  sayValidatedAlready,
  sayValidatedBy,
  validationQuestions,
  wayOptions,
} from "../../core/words/appointment-summaries.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { splitTrailingDate } from "../trailing-date.ts";
import { appointmentAsked, appointmentChosen, readAppointment } from "./which-appointment.ts";

/** By who was met; or, where they told it otherwise, by whoever conducted it, who says how and when. */
export const summaryValidate: Command = {
  name: "appointment-summary-validate",
  words: ["je valide la synthèse", "valider la synthèse", "synthèse validée", "synthèse valider"],
  group: "actors",
  summary: "valider la synthèse d'un rendez-vous, ou noter qu'elle l'a été",
  examples: ["je valide la synthèse", "synthèse validée CAF par téléphone"],
  action: "attend",
  parameters(context, known) {
    const views = toValidate(context);
    const asked = asksWhich(context, views, known);
    if (asked.length > 0 && known.appointment === undefined) return asked;
    const view = appointmentChosen(known.appointment, views);
    return isMet(view, context)
      ? asked
      : [...asked, choiceParameter({ id: "way", ...validationQuestions.way }, wayOptions)];
  },
  read(rest, context): Parameters | undefined {
    const { words, date } = splitTrailingDate(rest, context.today, "past");
    const [, head = words, said = ""] = /^(.*?)[\s,]*((?:par|de|sur|en)\s+\S.*)$/isu.exec(words) ?? [];
    const way = said === "" ? undefined : readChoice(said.replace(/^(?:par|de|sur|en)\s+/iu, ""), wayOptions);
    const isWay = way?.kind === "read" && way.rest === "";
    const which = readAppointment(isWay ? head : words, toValidate(context));
    return (
      which && {
        ...which,
        ...(isWay ? { way: way.value } : {}),
        ...(date === undefined ? {} : { on: date }),
      }
    );
  },
  run(context, { appointment, way: said, on }) {
    const { store, person, now, today } = context;
    const view = appointmentChosen(appointment, toValidate(context));
    const way = isMet(view, context) ? "here" : (ways.find((one) => one === said) ?? "phone");
    const day = typeof on === "string" && on <= today ? on : today;
    const { id } = view.appointment;
    store.appointments.validate(id, day, way);
    store.audit.add(now, person.id, "appointment.validated", `appointment:${id}`, { after: way });
    if (view.met !== undefined && way === "here") tellWriter(context, view, say(sayValidatedBy(view, view.met)));
    return { message: say(sayValidated(view, day, way)) };
  },
};

/** Who was met says what is not faithful: it goes back to who wrote it, and to nobody else. */
export const summaryCorrect: Command = {
  name: "appointment-summary-correct",
  words: ["synthèse à corriger", "corriger la synthèse"],
  group: "actors",
  summary: "dire ce qui est à corriger dans la synthèse de votre rendez-vous",
  examples: ["synthèse à corriger : le local est déjà trouvé"],
  action: "attend",
  keepsWords: true,
  // In the middle of a diagnostic, these two words are about its answers.
  overhear: (said, context) =>
    /^[àa] corriger(?!\p{L})/iu.test(said) && wasMet(context) ? `synthèse ${said}` : undefined,
  parameters: (context, known) => [
    ...asksWhich(context, toCorrect(context), known),
    textParameter({ id: "remark", ...validationQuestions.remark }, 600),
  ],
  read(rest, context): Parameters | undefined {
    const [, head = rest, remark = ""] = /^([^:]*?)\s*:\s*(.*)$/su.exec(rest) ?? [];
    const which = readAppointment(head, toCorrect(context));
    return which && { ...which, ...(remark === "" ? {} : { remark }) };
  },
  run(context, { appointment, remark }) {
    const { store, person, now } = context;
    const view = appointmentChosen(appointment, toCorrect(context));
    const { id } = view.appointment;
    const words = String(remark).trim();
    store.appointments.remark(id, words);
    store.audit.add(now, person.id, "appointment.to_correct", `appointment:${id}`);
    tellWriter(context, view, sayToCorrect(view, person, words));
    return { message: say(sayRemarkKept(store.people.byId(view.summary?.writtenBy ?? 0))) };
  },
};

function isMet({ appointment }: AppointmentView, { person }: CommandContext): boolean {
  return appointment.personId === person.id;
}

/** Something was written of what this person said. */
function wasMet(context: CommandContext): boolean {
  return appointmentsFor(context).some((view) => isMet(view, context) && view.summary?.sentAt !== undefined);
}

/** Written ones that this person may agree to, or say were agreed to. */
function toValidate(context: CommandContext): AppointmentView[] {
  const written = appointmentsFor(context).filter(
    (view) =>
      view.summary !== undefined &&
      (isMet(view, context) ? view.summary.sentAt !== undefined : isLedBy(view.appointment, context.person)),
  );
  const waiting = written.filter(({ summary }) => summary?.validatedOn === undefined);
  const [last] = written.toReversed();
  if (waiting.length === 0 && last?.summary?.validatedOn !== undefined)
    throw new UserError(sayValidatedAlready(last, last.summary.validatedOn));
  return waiting;
}

function toCorrect(context: CommandContext): AppointmentView[] {
  return toValidate(context).filter((view) => isMet(view, context));
}

function asksWhich(context: CommandContext, views: readonly AppointmentView[], known: Parameters) {
  if (views.length === 0) throw new UserError(sayNothingToValidate());
  return appointmentAsked(context, views, known);
}

function tellWriter(
  { store, now }: CommandContext,
  { appointment, summary }: AppointmentView,
  message: Outbound,
): void {
  const to = summary?.writtenBy ?? appointment.leaderId;
  const key = `appointment-answer:${appointment.id}:${now}`;
  notify(store, key, to, typesetMessage(message), now, officeHourOf(store, to, now));
}
