import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { isStopped } from "../../core/preferences.ts";
import {
  isBriefedSince,
  isJustRecalled,
  isOfferedLater,
  isOfferedNoMore,
  lastRecalled,
} from "../../core/reminder-choices.ts";
import { sayNothingToAnswer } from "../../core/words/assignment.ts";
import { sayAllStopped } from "../../core/words/preference-changes.ts";
import { sayNoMoreReminders, sayRemindersAgain } from "../../core/words/snooze.ts";
import { aboutOf, isStopAlone } from "./about.ts";

/** The reminders of a campaign, ended at once for this person: the DGS reads it in the follow-up. */
export const remindNoMore: Command = {
  name: "remind-no-more",
  words: [
    "ne plus me rappeler",
    "ne plus me le rappeler",
    "ne me rappelez plus",
    "ne plus me relancer",
    "ne me relancez plus",
    "plus de rappel",
    "plus de rappels",
    "arrêter les rappels",
    "arrêtez les rappels",
    "stop rappels",
    "stop aux rappels",
    "stop les rappels",
  ],
  group: "diagnostic",
  summary: "ne plus recevoir les rappels d'un diagnostic",
  examples: ["ne plus me rappeler"],
  action: "answer_in_own_name",
  read: (rest) => (rest === "" ? {} : undefined),
  overhear: (said, context) =>
    isStopAlone(said) &&
    (isOfferedNoMore(context) || (!isBriefedSince(context) && (isOfferedLater(context) || isJustRecalled(context))))
      ? "ne plus me rappeler"
      : undefined,
  run(context) {
    const { store, person, now } = context;
    const { about } = lastRecalled(context);
    for (const { campaign } of about) {
      store.reminders.snooze(person.id, campaign.id, undefined, now);
      store.audit.add(now, person.id, "reminder.stopped", `campaign:${campaign.id}`);
    }
    return about.length === 0
      ? { message: say(sayNothingToAnswer()) }
      : { message: sayNoMoreReminders(aboutOf(about)), pausesInterview: true };
  },
};

export const remindAgain: Command = {
  name: "remind-again",
  words: ["reprendre les rappels", "remettre les rappels", "rétablir les rappels"],
  group: "diagnostic",
  summary: "recevoir de nouveau les rappels du diagnostic",
  examples: ["reprendre les rappels"],
  action: "answer_in_own_name",
  read: (rest) => (rest === "" ? {} : undefined),
  run(context) {
    const { store, person, now } = context;
    if (isStopped(store, person.id)) return { message: sayAllStopped() };
    const { awaited } = lastRecalled(context).recalled;
    for (const { campaign } of awaited) {
      store.reminders.resume(person.id, campaign.id);
      store.audit.add(now, person.id, "reminder.resumed", `campaign:${campaign.id}`);
    }
    return { message: say(awaited.length === 0 ? sayNothingToAnswer() : sayRemindersAgain(aboutOf(awaited))) };
  },
};
