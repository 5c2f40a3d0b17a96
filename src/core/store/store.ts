import { createAccounts } from "./accounts.ts";
import { createCampaigns } from "./campaigns.ts";
import { createConversations } from "./conversations.ts";
import { eraseAll, openDatabase } from "./database.ts";
import { createDeadlines } from "./deadlines.ts";
import { createInbox } from "./inbox.ts";
import { createInterviews } from "./interviews.ts";
import { createInvitations } from "./invitations.ts";
import { createOutbox } from "./outbox.ts";
import { createPeopleStore } from "./people.ts";
import { createAudit, createJobRuns, createSettings } from "./records.ts";
import { createSandboxMailbox } from "./sandbox-mailbox.ts";
import { createTerritoryStore } from "./territory.ts";

export type Store = ReturnType<typeof openStore>;

/** All that Relais keeps, in the one file `file` (":memory:" in tests). Throws `OperatorError` when it cannot be had. */
export function openStore(file: string) {
  const { db, close } = openDatabase(file);
  return {
    territory: createTerritoryStore(db),
    people: createPeopleStore(db),
    accounts: createAccounts(db),
    invitations: createInvitations(db),
    campaigns: createCampaigns(db),
    interviews: createInterviews(db),
    deadlines: createDeadlines(db),
    conversations: createConversations(db),
    inbox: createInbox(db),
    outbox: createOutbox(db),
    jobRuns: createJobRuns(db),
    audit: createAudit(db),
    settings: createSettings(db),
    sandboxMailbox: createSandboxMailbox(db),
    /** `BEGIN IMMEDIATE … COMMIT`: all of `work` or none of it. */
    transaction: <T>(work: () => T): T => db.transaction(work).immediate(),
    /** Forgets everything, for "tout recommencer" in the sandbox. */
    eraseEverything: (): void => eraseAll(db),
    close,
  };
}
