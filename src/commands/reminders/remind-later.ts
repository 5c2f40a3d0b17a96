import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { readControl } from "../../core/interview/control.ts";
import { readNearDate } from "../../core/interview/read-answer.ts";
import { say } from "../../core/message.ts";
import {
  firstDayThere,
  isJustRecalled,
  isOfferedLater,
  lastRecalled,
  usualLater,
} from "../../core/reminder-choices.ts";
import { sayNothingToAnswer } from "../../core/words/assignment.ts";
import { sayNotToCome, saySnoozed } from "../../core/words/snooze.ts";
import { dateParameter } from "../parameter.ts";
import { aboutOf, isStop } from "./about.ts";

/** A reminder put off to a day: "plus tard" alone is two weeks. */
export const remindLater: Command = {
  name: "remind-later",
  words: [
    "me rappeler",
    "rappelez-moi",
    "rappelle-moi",
    "me relancer",
    "relancez-moi",
    "me le rappeler",
    "me rapeler",
    "rapelez-moi",
  ],
  group: "diagnostic",
  summary: "remettre à un autre jour les rappels du diagnostic",
  examples: ["me rappeler {jour}", "me rappeler dans 2 semaines"],
  action: "answer_in_own_name",
  parameters(context) {
    if (lastRecalled(context).about.length === 0) throw new UserError(sayNothingToAnswer());
    return [dateParameter({ id: "until", text: "À partir de quel jour ?", label: "Jour du rappel" })];
  },
  read(rest, context) {
    if (rest === "") return {};
    if (isLater(rest)) return { until: usualLater(context) };
    const until = readDay(rest, context);
    return until === undefined ? undefined : { until };
  },
  refuse({ until }, { today }) {
    return until !== undefined && String(until) <= today ? { id: "until", sentence: sayNotToCome() } : undefined;
  },
  overhear(said, context) {
    if (isLater(said) && (isJustRecalled(context) || isOfferedLater(context))) return "me rappeler plus tard";
    const day = said.replace(/^\s*pas avant\s+/iu, "");
    return dayAlone.test(fold(day)) && isOfferedLater(context) && readDay(day, context) !== undefined
      ? `me rappeler ${day}`
      : undefined;
  },
  run(context, parameters) {
    const { store, person, now, today } = context;
    const { recalled, about } = lastRecalled(context);
    const said = String(parameters["until"]);
    const until = firstDayThere(context, recalled, said);
    for (const { campaign } of about) {
      store.reminders.snooze(person.id, campaign.id, until, now);
      store.audit.add(now, person.id, "reminder.snoozed", `campaign:${campaign.id}`, { after: until });
    }
    return about.length === 0
      ? { message: say(sayNothingToAnswer()) }
      : { message: saySnoozed(aboutOf(about), { until, said, today }), pausesInterview: true };
  },
};

function isLater(said: string): boolean {
  return readControl(said)?.word === "pause" && !isStop(said);
}

/** Words that begin as a day does: "un agent", "le budget 2027" are no answer to a reminder. */
const dayAlone =
  /^(?:(?:plutot|apres|pour|le|la|l'|au|vers|en|debut|fin|mi|dans|d'ici|ce|cette|un|une|courant|je prefere) ?)*(?:\d|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janv|fevr|mars|avril|mai|juin|juil|aout|sept|oct|nov|dec|demain|semaines?|mois|quinz|huit|deux|trois|prochaine?)/u;

/** A day and nothing else. What may be two days is the first that is to come: it is said back, and may be changed in a word. */
function readDay(said: string, { today }: CommandContext): string | undefined {
  const reading = readNearDate(said, today);
  if (reading.kind === "unread") return undefined;
  if (reading.kind === "read") return reading.rest === "" ? reading.value : undefined;
  return reading.candidates
    .map(({ value }) => value)
    .toSorted()
    .find((day) => day > today);
}
