import { whereFormsReturn } from "./answer-forms.ts";
import { campaignReminders } from "./campaign-reminders.ts";
import { endConsultations } from "./consultation-ends.ts";
import { consultationReminders } from "./consultation-reminders.ts";
import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import { handOverReminders } from "./hand-over-reminders.ts";
import { legalReminders } from "./legal-reminders.ts";
import type { Library } from "./library.ts";
import { meetingReminders } from "./meeting-reminders.ts";
import { morningLetter, type Morning, type Section } from "./morning-section.ts";
import { notify } from "./notify.ts";
import { endForgottenEntries } from "./entering.ts";
import { pollReminders } from "./poll-reminders.ts";
import type { Store } from "./store/store.ts";
import { followHolders } from "./succession.ts";
import { visaReminders } from "./visa.ts";
import { sayMorningLetter, sayWrittenLetter } from "./words/morning-letter.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** In this order: what a consultation that ends was waiting for is no longer recalled. */
const subjects: readonly ((morning: Morning) => Section[])[] = [
  endConsultations,
  consultationReminders,
  legalReminders,
  meetingReminders,
  campaignReminders,
  pollReminders,
  handOverReminders,
  endForgottenEntries,
  followHolders,
  visaReminders,
];

/** Every open day at 8 h: all that a person is to be reminded of, in one message, the nearest first. */
export function createMorningLetterJob(store: Store, library: Library): Job {
  return createDailyJob(store, { name: morningLetter, time: "08:00" }, (at, today) => {
    const sections = subjects.flatMap((subject) => subject({ store, library, at, today }));
    for (const [personId, own] of Map.groupBy(sections, (one) => one.personId)) {
      const letter = sayMorningLetter(own.toSorted(byDay).map(({ said }) => said));
      const forms = own.flatMap((one) => one.forms ?? []);
      const written = forms.length === 0 ? {} : { written: sayWrittenLetter(letter, forms, whereFormsReturn(store)) };
      const message = typesetMessage({ ...letter, ...written });
      const notBefore = Math.min(...own.map((one) => one.notBefore));
      notify(store, `morning:${today}:person:${personId}`, personId, message, at, notBefore);
    }
  });
}

function byDay({ day: one }: Section, { day: other }: Section): number {
  if (one === other) return 0;
  return other === undefined || (one !== undefined && one < other) ? -1 : 1;
}
