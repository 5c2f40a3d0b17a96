import type { Command } from "../core/command.ts";
import { actionBlockers } from "./action-blockers/action-blockers.ts";
import { blockerLift } from "./action-blockers/blocker-lift.ts";
import { blockerReply } from "./action-blockers/blocker-reply.ts";
import { blockerReport } from "./action-blockers/blocker-report.ts";
import { agendaItems } from "./agenda-items/agenda-items.ts";
import { guestDismiss } from "./agenda-items/guest-dismiss.ts";
import { guestInvite } from "./agenda-items/guest-invite.ts";
import { itemAdd, itemPropose } from "./agenda-items/item-add.ts";
import { itemCarry } from "./agenda-items/item-carry.ts";
import { itemMark, itemMove, itemRemove, itemRename } from "./agenda-items/item-change.ts";
import { agenda } from "./agenda.ts";
import { action, actionOfDecision } from "./decisions/action.ts";
import { decisionCorrect, decisionOutcome, decisionWithdraw } from "./decisions/decision-change.ts";
import { decisions } from "./decisions/decisions.ts";
import { sheetAttach, sheetDetach } from "./decision-sheets/sheet-attach.ts";
import { sheetCreate } from "./decision-sheets/sheet-create.ts";
import { sheetCut, sheetRemove } from "./decision-sheets/sheet-cut.ts";
import { sheetDocument } from "./decision-sheets/sheet-document.ts";
import { sheetWrite } from "./decision-sheets/sheet-write.ts";
import { sheet } from "./decision-sheets/sheet.ts";
import { minutesItem } from "./decisions/minutes-item.ts";
import { minutesSpread } from "./decisions/minutes-spread.ts";
import { minutesReopen, minutesValidate } from "./decisions/minutes-validate.ts";
import { minutes } from "./decisions/minutes.ts";
import { position } from "./decisions/position.ts";
import { positions } from "./decisions/positions.ts";
import { blockerAnswer, blockers } from "./actors/blockers.ts";
import { noteAdd } from "./actors/note-add.ts";
import { noteRemove, notes } from "./actors/notes.ts";
import { answerFileGet } from "./answer-files/answer-file-get.ts";
import { answerFileJoin } from "./answer-files/answer-file-join.ts";
import { answerFileRemove } from "./answer-files/answer-file-remove.ts";
import { answerFiles } from "./answer-files/answer-files.ts";
import { appointmentCancel, appointmentMove } from "./appointments/appointment-change.ts";
import { appointmentCreate, appointmentTold } from "./appointments/appointment-create.ts";
import { appointments, contacts } from "./appointments/appointments.ts";
import { summaryCorrect, summaryValidate } from "./appointments/summary-validate.ts";
import { summaryWrite } from "./appointments/summary-write.ts";
import { attend } from "./attendance/attend.ts";
import { awaited } from "./attendance/awaited.ts";
import { attendances } from "./attendance/attendances.ts";
import { designate } from "./attendance/designate.ts";
import { point } from "./attendance/point.ts";
import { quorum } from "./attendance/quorum.ts";
import { bodiesCheck } from "./bodies/bodies-check.ts";
import { bodiesRefresh } from "./bodies/bodies-refresh.ts";
import { bodies } from "./bodies/bodies.ts";
import { bodyChair } from "./bodies/body-chair.ts";
import { bodyClose } from "./bodies/body-close.ts";
import { bodyHistory } from "./bodies/body-history.ts";
import { bodyMemberAdd } from "./bodies/body-member-add.ts";
import { bodyMemberRemove } from "./bodies/body-member-remove.ts";
import { bodySetUp } from "./bodies/body-set-up.ts";
import { basinRemove } from "./basins/basin-remove.ts";
import { basinSet } from "./basins/basin-set.ts";
import { basins } from "./basins/basins.ts";
import { barometerAnswer } from "./barometer/barometer-answer.ts";
import { barometer, barometerStart, barometerStop } from "./barometer/barometer.ts";
import { balance, balanceExport } from "./balance/balance.ts";
import { contributionTell, seatsTell } from "./balance/tell.ts";
import { briefing } from "./briefing/briefing.ts";
import { briefingPrint } from "./briefing/briefing-print.ts";
import { briefingRest } from "./briefing/briefing-rest.ts";
import { briefingSeen } from "./briefing/briefing-seen.ts";
import { briefingWhy } from "./briefing/briefing-why.ts";
import {
  draftHold,
  draftPolicyEnd,
  draftPolicySet,
  draftRestore,
  draftRewrite,
  draftShow,
  draftValidate,
} from "./briefing/draft.ts";
import { presidentWord } from "./briefing/president-word.ts";
import { relayText } from "./briefing/relay-text.ts";
import { charter } from "./charters/charter.ts";
import { charterChange, charterRemove } from "./charters/charter-change.ts";
import { charterCreate } from "./charters/charter-create.ts";
import { pledge } from "./charters/pledge.ts";
import { pledgeAsk } from "./charters/pledge-ask.ts";
import { pledges } from "./charters/pledges.ts";
import { contributions } from "./contributions.ts";
import { councilDate, councilDateSaid } from "./consultations/council-date.ts";
import { comparisonRemove, projectRemove, projectsAdd } from "./comparisons/comparison-change.ts";
import { comparisonCreate } from "./comparisons/comparison-create.ts";
import { criteria } from "./comparisons/criteria.ts";
import { criteriaSet, criterionRemove } from "./comparisons/criteria-set.ts";
import { ranking } from "./comparisons/ranking.ts";
import { scores } from "./comparisons/scores.ts";
import { weighing } from "./comparisons/weighing.ts";
import { weighingAsk, weighingKeep } from "./comparisons/weighing-ask.ts";
import { communicationPlan } from "./communication/communication-plan.ts";
import { diffusionCancel } from "./communication/diffusion-cancel.ts";
import { diffusionDone } from "./communication/diffusion-done.ts";
import { diffusionPostpone } from "./communication/diffusion-postpone.ts";
import { diffusionUndo } from "./communication/diffusion-undo.ts";
import { endEntry } from "./entry/end-entry.ts";
import { enterAnswers } from "./entry/enter.ts";
import { inform } from "./communication/inform.ts";
import { proof } from "./communication/proof.ts";
import { whyReceived } from "./communication/why-received.ts";
import { consultationDrop } from "./consultations/drop.ts";
import { consultations } from "./consultations/follow.ts";
import { consultationMajority } from "./consultations/majority.ts";
import { resolutionModel } from "./consultations/model.ts";
import { opinionNote } from "./consultations/note.ts";
import { consultationOpen } from "./consultations/open.ts";
import { consultationTransmit } from "./consultations/transmit.ts";
import { deadlineAdd } from "./deadline-add.ts";
import { deadlineFinish, deadlinePostpone } from "./deadline-change.ts";
import { deadlineEntrust } from "./deadline-entrust.ts";
import { deadlines } from "./deadlines.ts";
import { diagnosticClose } from "./diagnostic-close.ts";
import { diagnosticJoin } from "./diagnostic-join.ts";
import { diagnosticLaunch } from "./diagnostic-launch.ts";
import { roomSet, roomUnset } from "./rooms/room-set.ts";
import { rooms } from "./rooms/rooms.ts";
import { scenarioChange } from "./scenarios/scenario-change.ts";
import { scenarioCreate } from "./scenarios/scenario-create.ts";
import { scenarioExport } from "./scenarios/scenario-export.ts";
import { scenarioFigure } from "./scenarios/scenario-figure.ts";
import { scenarioRemove } from "./scenarios/scenario-remove.ts";
import { scenarioShare } from "./scenarios/scenario-share.ts";
import { scenario } from "./scenarios/scenario.ts";
import { scenarios } from "./scenarios/scenarios.ts";
import { shareCosts } from "./scenarios/share-cost.ts";
import { askAgain } from "./synthesis/ask-again.ts";
import { counterparts } from "./synthesis/counterparts.ts";
import { detail } from "./synthesis/detail.ts";
import { doubts } from "./synthesis/doubts.ts";
import { equipment, equipmentMap, plannedActions } from "./synthesis/shared-service.ts";
import { groupFinancesShown } from "./synthesis/group-finances.ts";
import { summary } from "./synthesis/summary.ts";
import { whyFigure } from "./synthesis/why-figure.ts";
import { diagnosticReopen } from "./diagnostic-reopen.ts";
import { diagnosticTry } from "./diagnostic-try.ts";
import { diagnostic } from "./diagnostic.ts";
import { documentAdd } from "./documents/document-add.ts";
import { documentRemove } from "./documents/document-remove.ts";
import { documents } from "./documents/documents.ts";
import { answersExport } from "./exports/answers-export.ts";
import { framingNote } from "./exports/framing-note.ts";
import { synthesisNote } from "./exports/synthesis-note.ts";
import { followUp } from "./follow-up.ts";
import { answersImport } from "./forms/answers-import.ts";
import { formGive } from "./forms/form-give.ts";
import { handOverAnswer } from "./hand-over/answer.ts";
import { handOverDecline } from "./hand-over/decline.ts";
import { handOver, handOverMaybe } from "./hand-over/hand-over.ts";
import { handOverTakeBack } from "./hand-over/take-back.ts";
import { help } from "./help/help.ts";
import { home } from "./home.ts";
import { informationSent, informationUndo } from "./information/sent.ts";
import { information } from "./information/show.ts";
import { invite } from "./invite.ts";
import { factsComplete, facts, factTell } from "./legal/facts.ts";
import { keepDate } from "./legal/keep-date.ts";
import { legalCalendar } from "./legal/legal-calendar.ts";
import { plan } from "./legal/plan.ts";
import { rule } from "./legal/rule.ts";
import { summons, summonsSent, summonsUrgent } from "./legal/summons.ts";
import { why } from "./legal/why.ts";
import { meetingCancel } from "./meetings/meeting-cancel.ts";
import { meetingChange, meetingMove, meetingPlace } from "./meetings/meeting-change.ts";
import { meetingCreate } from "./meetings/meeting-create.ts";
import { meetings } from "./meetings/meetings.ts";
import { absenceCancel, awayFor, backNow, backOn, onLeave } from "./preferences/absence.ts";
import { absenceCover } from "./preferences/absence-cover.ts";
import { briefingStop, briefingVolume, briefingWhen, writingChannel, writingHours } from "./preferences/change.ts";
import { preferences } from "./preferences/preferences.ts";
import { preferencesOf } from "./preferences/preferences-of.ts";
import { resume, stop } from "./preferences/stop.ts";
import { actionAttach, actionDetach } from "./objectives/action-attach.ts";
import { actionOrigin, actionShow } from "./objectives/action-origin.ts";
import { interest } from "./objectives/interest.ts";
import { interests } from "./objectives/interests.ts";
import { objectiveAdd } from "./objectives/objective-add.ts";
import { objectiveRemove, objectiveRename } from "./objectives/objective-change.ts";
import { findingRemove, objectiveFinding } from "./objectives/objective-finding.ts";
import { objectives } from "./objectives/objectives.ts";
import { profileFill } from "./profile/fill.ts";
import { gatherElected } from "./polls/gather-elected.ts";
import { dateWithdraw } from "./polls/date-withdraw.ts";
import { datesAdd } from "./polls/dates-add.ts";
import { myDates } from "./polls/my-dates.ts";
import { pollOpen } from "./polls/poll-open.ts";
import { pollResults } from "./polls/poll-results.ts";
import { pollSettle } from "./polls/poll-settle.ts";
import { pollStop } from "./polls/poll-stop.ts";
import { newOfficials } from "./profile/new-officials.ts";
import { profileNote } from "./profile/note.ts";
import { profile } from "./profile/show.ts";
import { answersRead } from "./read-answers.ts";
import { resourceAdd } from "./resources/resource-add.ts";
import { resourceRemove } from "./resources/resource-remove.ts";
import { resources } from "./resources/resources.ts";
import { register } from "./registrations/register.ts";
import { registered } from "./registrations/registered.ts";
import { remindLater } from "./reminders/remind-later.ts";
import { ownProgress } from "./own-progress.ts";
import { remindAgain, remindNoMore } from "./reminders/remind-no-more.ts";
import { commentSettle } from "./reviews/comment-settle.ts";
import { questionnaireFile, questionnaireModel } from "./questionnaires/questionnaire-file.ts";
import { questionnaireInstall } from "./questionnaires/questionnaire-install.ts";
import { questionnaireRemove } from "./questionnaires/questionnaire-remove.ts";
import { questionnaires } from "./questionnaires/questionnaires.ts";
import { reviewApprove, reviewWithdraw } from "./reviews/review-approve.ts";
import { reviewComment, reviewSuggest } from "./reviews/review-comment.ts";
import { reviewOpen } from "./reviews/review-open.ts";
import { reviews } from "./reviews/reviews.ts";
import { sendReminder } from "./reminders/send-reminder.ts";
import { sendingAgain } from "./sendings/send-again.ts";
import { sendingCancel } from "./sendings/sending-cancel.ts";
import { sendings } from "./sendings/sendings.ts";
import { beforeAfter, serviceCriteria, serviceCriterionRemove } from "./service-criteria/before-after.ts";
import { serviceCriterionAdd } from "./service-criteria/criterion-add.ts";
import { criterionValue } from "./service-criteria/criterion-value.ts";
import { state } from "./state.ts";
import { toComplete } from "./to-complete.ts";
import { surveyAnswer } from "./surveys/survey-answer.ts";
import { surveyResults } from "./surveys/survey-results.ts";
import { welcomePath, welcomeProgress } from "./welcome-path/welcome-path.ts";
import { giveVisa } from "./visa/give-visa.ts";
import { sendBack } from "./visa/send-back.ts";
import { weather } from "./weather/weather.ts";
import { weatherWord } from "./weather/weather-word.ts";
import { whoAmI } from "./who-am-i.ts";
import { whoReads } from "./who-reads.ts";

/** Every command, in the order that `aide` shows them. */
export const commands: readonly Command[] = [
  diagnostic,
  state,
  followUp,
  diagnosticLaunch,
  ownProgress,
  toComplete,
  sendReminder,
  sendings,
  sendingAgain,
  sendingCancel,
  summary,
  detail,
  whyFigure,
  doubts,
  askAgain,
  plannedActions,
  equipment,
  equipmentMap,
  groupFinancesShown,
  counterparts,
  basins,
  basinSet,
  basinRemove,
  balance,
  seatsTell,
  contributionTell,
  balanceExport,
  scenarioCreate,
  scenarios,
  scenario,
  scenarioChange,
  shareCosts,
  scenarioFigure,
  scenarioShare,
  scenarioRemove,
  scenarioExport,
  questionnaires,
  questionnaireModel,
  questionnaireFile,
  questionnaireInstall,
  questionnaireRemove,
  diagnosticTry,
  reviewOpen,
  reviews,
  reviewComment,
  reviewSuggest,
  reviewApprove,
  reviewWithdraw,
  commentSettle,
  diagnosticJoin,
  answersRead,
  enterAnswers,
  endEntry,
  giveVisa,
  sendBack,
  answerFiles,
  answerFileGet,
  answerFileJoin,
  answerFileRemove,
  diagnosticReopen,
  diagnosticClose,
  answersExport,
  formGive,
  answersImport,
  handOver,
  handOverMaybe,
  handOverTakeBack,
  handOverAnswer,
  handOverDecline,
  framingNote,
  charter,
  pledge,
  pledges,
  charterCreate,
  charterChange,
  charterRemove,
  pledgeAsk,
  // First the one that claims a day or a subject: a tie is the first one's.
  appointmentTold,
  appointments,
  appointmentCreate,
  appointmentMove,
  appointmentCancel,
  summaryWrite,
  summaryValidate,
  summaryCorrect,
  contacts,
  blockers,
  blockerAnswer,
  noteAdd,
  notes,
  noteRemove,
  synthesisNote,
  remindLater,
  remindNoMore,
  remindAgain,
  deadlines,
  objectives,
  deadlineAdd,
  deadlineFinish,
  deadlinePostpone,
  deadlineEntrust,
  agenda,
  objectiveAdd,
  actionAttach,
  // First: a number alone after « action » is that of an action.
  actionShow,
  actionOrigin,
  interest,
  interests,
  blockerReport,
  actionBlockers,
  actionDetach,
  objectiveRename,
  objectiveRemove,
  objectiveFinding,
  findingRemove,
  serviceCriterionAdd,
  criterionValue,
  beforeAfter,
  serviceCriteria,
  serviceCriterionRemove,
  blockerReply,
  blockerLift,
  legalCalendar,
  plan,
  keepDate,
  // First: a number after « pourquoi » is a line of the point.
  briefingWhy,
  why,
  summons,
  summonsSent,
  summonsUrgent,
  rule,
  facts,
  factsComplete,
  factTell,
  consultations,
  consultationOpen,
  consultationTransmit,
  councilDateSaid,
  councilDate,
  opinionNote,
  consultationMajority,
  resolutionModel,
  consultationDrop,
  information,
  informationSent,
  informationUndo,
  bodies,
  bodySetUp,
  bodyMemberAdd,
  bodyMemberRemove,
  bodyChair,
  bodyClose,
  bodyHistory,
  roomSet,
  roomUnset,
  rooms,
  bodiesCheck,
  bodiesRefresh,
  meetings,
  meetingCreate,
  meetingMove,
  meetingPlace,
  meetingChange,
  meetingCancel,
  agendaItems,
  itemAdd,
  itemCarry,
  itemRename,
  itemMark,
  itemMove,
  itemRemove,
  itemPropose,
  guestInvite,
  guestDismiss,
  // First the list, which leaves "document copil : …" to the other: a tie is the first one's.
  documents,
  documentAdd,
  documentRemove,
  pollOpen,
  myDates,
  pollResults,
  datesAdd,
  dateWithdraw,
  pollSettle,
  pollStop,
  gatherElected,
  attend,
  attendances,
  awaited,
  register,
  registered,
  // First: whoever may read the results means them by the words that the two share.
  surveyResults,
  surveyAnswer,
  weather,
  weatherWord,
  point,
  quorum,
  designate,
  minutes,
  minutesItem,
  positions,
  action,
  actionOfDecision,
  minutesValidate,
  minutesSpread,
  minutesReopen,
  decisions,
  decisionCorrect,
  decisionOutcome,
  decisionWithdraw,
  position,
  inform,
  communicationPlan,
  diffusionDone,
  proof,
  diffusionPostpone,
  diffusionCancel,
  diffusionUndo,
  barometerStart,
  barometerStop,
  comparisonCreate,
  criteria,
  criteriaSet,
  criterionRemove,
  weighingAsk,
  weighing,
  weighingKeep,
  scores,
  ranking,
  projectsAdd,
  projectRemove,
  comparisonRemove,
  sheetCreate,
  sheetCut,
  sheetRemove,
  sheetDocument,
  sheetAttach,
  sheetDetach,
  sheetWrite,
  // First those that claim "fiche": a tie is the first one's.
  profileNote,
  profile,
  profileFill,
  sheet,
  invite,
  preferencesOf,
  newOfficials,
  welcomeProgress,
  welcomePath,
  home,
  briefing,
  preferences,
  briefingWhen,
  briefingVolume,
  briefingStop,
  writingHours,
  writingChannel,
  awayFor,
  onLeave,
  backOn,
  backNow,
  absenceCancel,
  absenceCover,
  stop,
  resume,
  briefingRest,
  briefingSeen,
  briefingPrint,
  relayText,
  draftPolicySet,
  draftPolicyEnd,
  draftShow,
  draftValidate,
  draftHold,
  draftRestore,
  draftRewrite,
  presidentWord,
  resources,
  resourceAdd,
  resourceRemove,
  whoAmI,
  barometer,
  barometerAnswer,
  contributions,
  whoReads,
  whyReceived,
  help,
];
