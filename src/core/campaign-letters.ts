import { mayAnswer } from "./asked.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { ownLettersOf } from "./morning-section.ts";
import { type Interview, isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";

/** The first messages of a campaign, each followed by its person. */
export function lettersOf(campaignId: number): string {
  return `campaign:${campaignId}:`;
}

/** Those of a municipality that joined it later. */
export function joiningLettersOf(campaignId: number, insee: string): string {
  return `${lettersOf(campaignId)}joined:${insee}:`;
}

/** A reminder that still waits is taken back from who answers meanwhile; what else waits for them is recalled another day. */
export function withdrawReminders(store: Store, personId: number): void {
  const gone = ["reminder:", ownLettersOf("campaign")].flatMap((prefix) => store.outbox.withdraw(personId, prefix));
  // Each of them was counted as told.
  gone.forEach(() => store.reminders.forgetLast(personId));
}

/**
 * Once an interview is over, a first message that still waits is taken back from those for whom nothing of it is left to answer: what
 * is answered is not asked for the first time.
 */
export function withdrawLetters(
  store: Store,
  interview: Interview,
  questionnaire: Pick<Questionnaire, "respondents">,
): void {
  const { campaignId, insee } = interview;
  const open = store.interviews.ofCampaign(campaignId).filter(({ status }) => isOpen(status));
  for (const person of store.people.all().filter((one) => mayAnswer(one, interview, questionnaire))) {
    if (insee !== undefined) store.outbox.withdraw(person.id, joiningLettersOf(campaignId, insee));
    if (!open.some((one) => mayAnswer(person, one, questionnaire)))
      store.outbox.withdraw(person.id, lettersOf(campaignId));
    if (!store.interviews.all().some((one) => isOpen(one.status) && mayAnswer(person, one, questionnaire)))
      withdrawReminders(store, person.id);
  }
}
