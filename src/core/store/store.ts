import { createAccounts } from "./accounts.ts";
import { createActionBlockers } from "./action-blockers.ts";
import { createAgendas } from "./agendas.ts";
import { createAnswerFiles } from "./answer-files.ts";
import { createAppointments } from "./appointments.ts";
import { createAttendances } from "./attendances.ts";
import { createBalance } from "./balance.ts";
import { createBlockerAnswers } from "./blocker-answers.ts";
import { createBodies } from "./bodies.ts";
import { createBriefingIssues } from "./briefing-issues.ts";
import { createBriefings } from "./briefings.ts";
import { createCampaigns } from "./campaigns.ts";
import { createCharters } from "./charters.ts";
import { createComparisons } from "./comparisons.ts";
import { createConsultations } from "./consultations.ts";
import { createContributions } from "./contributions.ts";
import { createConversations } from "./conversations.ts";
import { eraseAll, openDatabase, openExisting } from "./database.ts";
import { createDeadlines } from "./deadlines.ts";
import { createDecisionSheets } from "./decision-sheets.ts";
import { createDecisions } from "./decisions.ts";
import { createDiffusions } from "./diffusions.ts";
import { createDocuments } from "./documents.ts";
import { createEntries } from "./entries.ts";
import { createHolders } from "./holders.ts";
import { createHandOvers } from "./hand-overs.ts";
import { createInstalledQuestionnaires } from "./installed-questionnaires.ts";
import { createInbox } from "./inbox.ts";
import { createInterviews } from "./interviews.ts";
import { createInvitations } from "./invitations.ts";
import { createLegal } from "./legal.ts";
import { createLegalDone } from "./legal-done.ts";
import { createMatrixJournal } from "./matrix-journal.ts";
import { createMeetings } from "./meetings.ts";
import { createMinutes } from "./minutes.ts";
import { createObjectives } from "./objectives.ts";
import { createOpenFigures } from "./open-figures.ts";
import { createOrigins } from "./origins.ts";
import { createOrganisationNotes } from "./organisation-notes.ts";
import { createOutbox } from "./outbox.ts";
import { createPeopleStore } from "./people.ts";
import { createPerimeters } from "./perimeters.ts";
import { createPolls } from "./polls.ts";
import { createAudit, createJobRuns, createSettings } from "./records.ts";
import { createPreferences } from "./preferences.ts";
import { createProfiles } from "./profiles.ts";
import { createReminders } from "./reminders.ts";
import { createResources } from "./resources.ts";
import { createRooms } from "./rooms.ts";
import { createReviews } from "./reviews.ts";
import { createSandboxMailbox } from "./sandbox-mailbox.ts";
import { createScenarios } from "./scenarios.ts";
import { createSendings } from "./sendings.ts";
import { createServiceCriteria } from "./service-criteria.ts";
import { createSummonses } from "./summonses.ts";
import { createSurveys } from "./surveys.ts";
import { createTeamsJournal } from "./teams-journal.ts";
import { createTerritoryStore } from "./territory.ts";
import { createUnnamedAnswers } from "./unnamed-answers.ts";
import { createVisas } from "./visas.ts";
import { createWelcomeCards } from "./welcome-cards.ts";

export type Store = ReturnType<typeof openStore>;

/** All that Relais keeps, in the one file `from` (":memory:", or bytes, in tests). Throws `OperatorError` when it cannot be had. */
export function openStore(from: string | Buffer) {
  const { db, close } = openDatabase(from);
  const people = createPeopleStore(db);
  return {
    territory: createTerritoryStore(db),
    people,
    accounts: createAccounts(db),
    invitations: createInvitations(db),
    campaigns: createCampaigns(db),
    interviews: createInterviews(db),
    entries: createEntries(db),
    holders: createHolders(db),
    visas: createVisas(db),
    answerFiles: createAnswerFiles(db),
    reminders: createReminders(db),
    handOvers: createHandOvers(db),
    unnamedAnswers: createUnnamedAnswers(db),
    organisationNotes: createOrganisationNotes(db),
    blockerAnswers: createBlockerAnswers(db),
    charters: createCharters(db),
    appointments: createAppointments(db),
    deadlines: createDeadlines(db),
    objectives: createObjectives(db),
    serviceCriteria: createServiceCriteria(db),
    actionBlockers: createActionBlockers(db),
    bodies: createBodies(db),
    meetings: createMeetings(db),
    agendas: createAgendas(db),
    documents: createDocuments(db),
    polls: createPolls(db),
    attendances: createAttendances(db),
    surveys: createSurveys(db),
    decisions: createDecisions(db),
    decisionSheets: createDecisionSheets(db),
    comparisons: createComparisons(db),
    minutes: createMinutes(db),
    legal: createLegal(db),
    legalDone: createLegalDone(db),
    summonses: createSummonses(db),
    consultations: createConsultations(db),
    contributions: createContributions(db),
    profiles: createProfiles(db),
    preferences: createPreferences(db),
    briefings: createBriefings(db),
    rooms: createRooms(db),
    briefingIssues: createBriefingIssues(db),
    origins: createOrigins(db),
    resources: createResources(db),
    welcomeCards: createWelcomeCards(db),
    perimeters: createPerimeters(db),
    balance: createBalance(db),
    scenarios: createScenarios(db),
    diffusions: createDiffusions(db),
    openFigures: createOpenFigures(db),
    reviews: createReviews(db),
    installedQuestionnaires: createInstalledQuestionnaires(db),
    conversations: createConversations(db),
    inbox: createInbox(db),
    outbox: createOutbox(db),
    sendings: createSendings(db),
    jobRuns: createJobRuns(db),
    audit: createAudit(db),
    settings: createSettings(db),
    matrixJournal: createMatrixJournal(db),
    teamsJournal: createTeamsJournal(db),
    sandboxMailbox: createSandboxMailbox(db),
    /** `BEGIN IMMEDIATE … COMMIT`: all of `work` or none of it. */
    transaction<T>(work: () => T): T {
      try {
        return db.transaction(work).immediate();
      } catch (error) {
        people.reread();
        throw error;
      }
    },
    /** The whole base as it is now, to be opened again in memory. */
    bytes: (): Buffer => db.serialize(),
    /** Forgets everything, for "tout recommencer" in the sandbox. */
    eraseEverything(): void {
      eraseAll(db);
      people.reread();
    },
    close,
  };
}

/**
 * The few tables that may be read or noted in beside a Relais that runs: one statement at a time, which SQLite orders with
 * its own. Throws `OperatorError` when the base is not there, or was never opened by this version.
 */
export function openBeside(file: string) {
  const { db, close } = openExisting(file);
  return {
    matrixJournal: createMatrixJournal(db),
    settings: createSettings(db),
    territory: createTerritoryStore(db),
    close,
  };
}
