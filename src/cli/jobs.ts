import { createBriefingJob } from "../core/briefing-job.ts";
import { createConsultationJob } from "../core/consultation-job.ts";
import type { Job } from "../core/delivery/scheduler.ts";
import { createHousekeepingJob } from "../core/housekeeping-job.ts";
import { createLegalReminderJob } from "../core/legal-reminder-job.ts";
import type { Library } from "../core/library.ts";
import { createMeetingReminderJob } from "../core/meeting-reminder-job.ts";
import { createMinutesJob } from "../core/minutes-job.ts";
import { createPollReminderJob } from "../core/poll-reminder-job.ts";
import { createRenewalJob } from "../core/renewal-job.ts";
import type { Store } from "../core/store/store.ts";

/** Everything that Relais does of its own accord, by the clock. */
export function createJobs(store: Store, library: Library): Job[] {
  return [
    createBriefingJob(store, library),
    createLegalReminderJob(store, library),
    createMeetingReminderJob(store, library),
    createMinutesJob(store, library),
    createPollReminderJob(store, library),
    createConsultationJob(store, library),
    createRenewalJob(store),
    createHousekeepingJob(store),
  ];
}
