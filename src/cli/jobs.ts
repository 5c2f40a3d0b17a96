import { createBriefingJob } from "../core/briefing-job.ts";
import type { Job } from "../core/delivery/scheduler.ts";
import { createDiffusionJob } from "../core/diffusion-job.ts";
import { createHousekeepingJob } from "../core/housekeeping-job.ts";
import type { Library } from "../core/library.ts";
import { createMinutesJob } from "../core/minutes-job.ts";
import { createMorningLetterJob } from "../core/morning-letter-job.ts";
import { createRenewalJob } from "../core/renewal-job.ts";
import { createSurveyJob } from "../core/survey-job.ts";
import type { Store } from "../core/store/store.ts";

/** Everything that Relais does of its own accord, by the clock. */
export function createJobs(store: Store, library: Library): Job[] {
  return [
    createBriefingJob(store, library),
    createMorningLetterJob(store, library),
    createMinutesJob(store, library),
    createSurveyJob(store, library),
    createDiffusionJob(store, library),
    createRenewalJob(store),
    createHousekeepingJob(store),
  ];
}
