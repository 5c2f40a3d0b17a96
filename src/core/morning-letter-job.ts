import { blockerReminders } from "./action-blockers.ts";
import { whereFormsReturn } from "./answer-forms.ts";
import { closingNotices } from "./campaign-closing.ts";
import { campaignReminders } from "./campaign-reminders.ts";
import { endConsultations } from "./consultation-ends.ts";
import { consultationReminders } from "./consultation-reminders.ts";
import { instantOf } from "./calendar/local-time.ts";
import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import { handOverReminders } from "./hand-over-reminders.ts";
import { legalReminders } from "./legal-reminders.ts";
import type { Library } from "./library.ts";
import { meetingReminders } from "./meeting-reminders.ts";
import { morningLetter, type Morning, ownLettersOf, type Section } from "./morning-section.ts";
import { notify, officeHourOf } from "./notify.ts";
import { endForgottenEntries } from "./entering.ts";
import { pledgeReminders } from "./pledge-reminders.ts";
import { pollReminders } from "./poll-reminders.ts";
import { absenceAt, isStopped, zoneOf } from "./preferences.ts";
import type { Store } from "./store/store.ts";
import { followHolders } from "./succession.ts";
import { visaReminders } from "./visa.ts";
import { sayMorningLetter, sayWrittenLetter } from "./words/morning-letter.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** What the law sets a day to: told whatever else was stopped, and to who is away. */
const owed: readonly ((morning: Morning) => Section[])[] = [endConsultations, consultationReminders, legalReminders];
/** After those: what a consultation that ends was waiting for is no longer recalled. */
const subjects: readonly ((morning: Morning) => Section[])[] = [
  meetingReminders,
  campaignReminders,
  closingNotices,
  pollReminders,
  handOverReminders,
  endForgottenEntries,
  followHolders,
  visaReminders,
  blockerReminders,
  pledgeReminders,
];

/** Every open day at 8 h: all that a person is to be reminded of, in one message, the nearest first. */
export function createMorningLetterJob(store: Store, library: Library): Job {
  return createDailyJob(store, { name: morningLetter, time: "08:00" }, (at, today) => {
    const morning = { store, library, at, today };
    const due = owed
      .flatMap((subject) => subject(morning))
      .map((one): Told => ({ ...one, isOwed: true, isHeld: false }));
    const obliged = new Set(due.map(({ personId }) => personId));
    const others = subjects.flatMap((subject) => subject(morning)).flatMap((one) => whenOpen(morning, one));
    const sections = [...due, ...others];
    // What nobody is obliged to say is told apart, so that "stop" can take it back while it waits.
    const isApart = ({ personId, isOwed, isHeld }: Told) => !isOwed && (isHeld || !obliged.has(personId));
    const keyOf = (one: Told) => `${isApart(one) ? ownLettersOf() : "morning:"}${today}:person:${one.personId}`;
    for (const [group, own] of Map.groupBy(sections, keyOf)) {
      const [waitsFor, ...more] = new Set(own.map((one) => one.waitsFor));
      const isOfOne = waitsFor !== undefined && more.length === 0 && own.every(isApart);
      const key = isOfOne ? group.replace(ownLettersOf(), ownLettersOf(waitsFor)) : group;
      const [{ personId } = { personId: 0 }] = own;
      const letter = sayMorningLetter(own.toSorted(byDay).map(({ said }) => said));
      const forms = own.flatMap((one) => one.forms ?? []);
      const written = forms.length === 0 ? {} : { written: sayWrittenLetter(letter, forms, whereFormsReturn(store)) };
      const message = typesetMessage({ ...letter, ...written });
      const notBefore = Math.min(...own.map((one) => one.notBefore));
      notify(store, key, personId, message, at, notBefore);
    }
  });
}

type Told = Section & { isOwed: boolean; isHeld: boolean };

/** Nothing to who stopped it; to who is away, what will still be to come when they are back, on that day. */
function whenOpen({ store, at }: Morning, section: Section): Told[] {
  const { personId, day } = section;
  if (isStopped(store, personId)) return [];
  const away = absenceAt(store, personId, at);
  if (away === undefined) return [{ ...section, isOwed: false, isHeld: false }];
  if (day === undefined || day < away.back) return [];
  const backAt = officeHourOf(store, personId, instantOf(away.back, "08:00", zoneOf(store, personId)));
  return [{ ...section, notBefore: Math.max(backAt, section.notBefore), isOwed: false, isHeld: true }];
}

function byDay({ day: one }: Section, { day: other }: Section): number {
  if (one === other) return 0;
  return other === undefined || (one !== undefined && one < other) ? -1 : 1;
}
