import type { Command } from "../core/command.ts";
import { agendaItems } from "./agenda-items/agenda-items.ts";
import { guestDismiss } from "./agenda-items/guest-dismiss.ts";
import { guestInvite } from "./agenda-items/guest-invite.ts";
import { itemAdd, itemPropose } from "./agenda-items/item-add.ts";
import { itemCarry } from "./agenda-items/item-carry.ts";
import { itemMark, itemMove, itemRemove, itemRename } from "./agenda-items/item-change.ts";
import { agenda } from "./agenda.ts";
import { action } from "./decisions/action.ts";
import { decisionCorrect, decisionOutcome, decisionWithdraw } from "./decisions/decision-change.ts";
import { decisions } from "./decisions/decisions.ts";
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
import { briefing } from "./briefing.ts";
import { councilDate, councilDateSaid } from "./consultations/council-date.ts";
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
import { deadlines } from "./deadlines.ts";
import { diagnosticJoin } from "./diagnostic-join.ts";
import { diagnosticLaunch } from "./diagnostic-launch.ts";
import { askAgain } from "./synthesis/ask-again.ts";
import { counterparts } from "./synthesis/counterparts.ts";
import { detail } from "./synthesis/detail.ts";
import { doubts } from "./synthesis/doubts.ts";
import { equipment, equipmentMap, plannedActions } from "./synthesis/shared-service.ts";
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
import { help } from "./help.ts";
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
import { register } from "./registrations/register.ts";
import { registered } from "./registrations/registered.ts";
import { remindLater } from "./reminders/remind-later.ts";
import { ownProgress } from "./own-progress.ts";
import { remindAgain, remindNoMore } from "./reminders/remind-no-more.ts";
import { commentSettle } from "./reviews/comment-settle.ts";
import { reviewApprove, reviewWithdraw } from "./reviews/review-approve.ts";
import { reviewComment, reviewSuggest } from "./reviews/review-comment.ts";
import { reviewOpen } from "./reviews/review-open.ts";
import { reviews } from "./reviews/reviews.ts";
import { sendReminder } from "./reminders/send-reminder.ts";
import { state } from "./state.ts";
import { toComplete } from "./to-complete.ts";
import { surveyAnswer } from "./surveys/survey-answer.ts";
import { surveyResults } from "./surveys/survey-results.ts";
import { giveVisa } from "./visa/give-visa.ts";
import { sendBack } from "./visa/send-back.ts";
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
  summary,
  detail,
  whyFigure,
  doubts,
  askAgain,
  plannedActions,
  equipment,
  equipmentMap,
  counterparts,
  basins,
  basinSet,
  basinRemove,
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
  answersExport,
  formGive,
  answersImport,
  handOver,
  handOverMaybe,
  handOverTakeBack,
  handOverAnswer,
  handOverDecline,
  framingNote,
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
  deadlineAdd,
  deadlineFinish,
  deadlinePostpone,
  agenda,
  legalCalendar,
  plan,
  keepDate,
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
  point,
  quorum,
  designate,
  minutes,
  minutesItem,
  positions,
  action,
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
  // First those that claim "fiche": a tie is the first one's.
  profileNote,
  profile,
  profileFill,
  invite,
  newOfficials,
  home,
  briefing,
  whoAmI,
  whoReads,
  whyReceived,
  help,
];
