import { createBriefingDraftJob, createDraftWaitingJob } from "../core/briefing-draft-job.ts";
import { createBriefingJob } from "../core/briefing-job.ts";
import type { Job } from "../core/delivery/scheduler.ts";
import { createDiffusionJob } from "../core/diffusion-job.ts";
import { createHousekeepingJob } from "../core/housekeeping-job.ts";
import type { Library } from "../core/library.ts";
import { createMinutesJob } from "../core/minutes-job.ts";
import { createMorningLetterJob } from "../core/morning-letter-job.ts";
import { createRenewalJob } from "../core/renewal-job.ts";
import { createRoomPointJob } from "../core/room-point-job.ts";
import { createSurveyJob } from "../core/survey-job.ts";
import { createWelcomeJob } from "../core/welcome-job.ts";
import type { Store } from "../core/store/store.ts";

/**
 * Everything that Relais does of its own accord, by the clock; in this order where several are due at once. Beside each, what being
 * late changes: nothing that the next period would not tell.
 */
export function createJobs(store: Store, library: Library): Job[] {
  return [
    // Before the points: those that wait for it would leave unread.
    createBriefingDraftJob(store, library),
    createDraftWaitingJob(store),
    // Each person's turn is their own: late, at their next hour, in their own week, fortnight or month.
    createBriefingJob(store, library),
    // At the next office hour of the week: what is new is told then.
    createRoomPointJob(store, library),
    // Later in the same day; on the next one, the letter tells what is still to come.
    createMorningLetterJob(store, library),
    // At the next hour, of the same meetings.
    createMinutesJob(store, library),
    // The next day, of the same meetings and of the same quarter, while they can be answered.
    createSurveyJob(store, library),
    createWelcomeJob(store, library),
    // The next day, with what was due before: it leaves late rather than never.
    createDiffusionJob(store, library),
    // The next day, with the warning that stands then.
    createRenewalJob(store),
    // At the start: what was to go goes then.
    createHousekeepingJob(store),
  ];
}
