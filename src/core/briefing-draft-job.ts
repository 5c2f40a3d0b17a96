import { keptLines } from "./briefing-kept.ts";
import { draftOf } from "./briefing-draft.ts";
import { currentIssue, draftedAt, draftPolicy, isWaitingForDraft, lastDraft } from "./briefing-issue.ts";
import { isOfficeHour } from "./calendar/office-hours.ts";
import { createDailyJob } from "./daily-job.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Library } from "./library.ts";
import { directorsOf, notify, officeHourOf } from "./notify.ts";
import type { Store } from "./store/store.ts";
import { sayDraft, sayWaitingForYou } from "./words/briefing-draft.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/**
 * Friday at noon, or the last working day before, where the DGS wants it: what the points of the week to come would say. Nothing
 * new: nothing to read.
 */
export function createBriefingDraftJob(store: Store, library: Library): Job {
  return {
    name: "briefing-draft",
    periodAt: (at) => lastDraft(store, at),
    dueAt: (issue) => draftedAt(store, issue),
    isDecentHour: (at) => isOfficeHour(at, store.territory.timeZone(), store.territory.holidayPlace()),
    run(at, issue) {
      const policy = draftPolicy(store);
      const lines = policy === undefined ? [] : draftOf(store, library, issue, at);
      if (lines.length === 0) return;
      const message = typesetMessage(sayDraft(store.briefingIssues.of(issue), lines, keptLines(store), policy));
      for (const { id } of directorsOf(store)) {
        notify(store, `briefing-draft:${issue}:person:${id}`, id, message, at, officeHourOf(store, id, at));
      }
    },
  };
}

/** Points that wait for the DGS say so, once, on the first open morning that they would have left. */
export function createDraftWaitingJob(store: Store): Job {
  return createDailyJob(store, { name: "briefing-waits", time: "08:00" }, (at) => {
    const issue = currentIssue(store, at);
    if (issue === undefined || !isWaitingForDraft(store, at) || draftedAt(store, issue.issue) > at - dayMs) return;
    for (const { id } of directorsOf(store)) {
      const message = typesetMessage(sayWaitingForYou());
      notify(store, `briefing-waits:${issue.issue}:person:${id}`, id, message, at, officeHourOf(store, id, at));
    }
  });
}

const dayMs = 24 * 3_600_000;
