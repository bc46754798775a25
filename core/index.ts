export type {
  Brief,
  BriefReply,
  BriefServiceLevel,
  BriefTier,
  TierColour,
} from "./contract/brief.ts";
export type { BriefCallback, BriefQuestion, CallingHours } from "./contract/briefCallback.ts";
export type {
  BriefFlow,
  BriefFlowAnswer,
  BriefFlowLead,
  BriefFlowReply,
  BriefFlowStep,
} from "./contract/briefFlow.ts";
export type { BriefSolved, SolvedTicket } from "./contract/briefSolved.ts";
export type { BriefOwner, BriefPromise } from "./contract/briefPromise.ts";
export type { BriefVisit, BriefVisits, BriefVisitsMore, LastPeriod } from "./contract/briefVisits.ts";
export { CALLBACK_SKIPS } from "./contract/callback.ts";
export type {
  CallbackCause,
  CallbackFacts,
  CallbackSkip,
  CallbackState,
  CallbackTask,
} from "./contract/callback.ts";
export type { Clock, ClockMark, ClockMeasure, ClockState, PauseCause } from "./contract/clock.ts";
export type { ClockAction, Deadline, DueDeadline } from "./contract/deadline.ts";
export type { Decision, DecisionFacts, TicketDecision, TierDecision } from "./contract/decision.ts";
export type {
  ConditionsVerdict,
  ConditionVerdict,
  Operator,
  RankVerdict,
  ServiceLevelBecause,
  TierBecause,
  TierVerdict,
} from "./contract/explanation.ts";
export type {
  CustomerFacts,
  FactMap,
  FactValue,
  InstantText,
  RankCutOff,
  TicketFacts,
  TicketPriority,
  TicketStatus,
  TicketType,
  TierOverride,
  TierStanding,
} from "./contract/facts.ts";
export { LANGUAGES, type Language, type Localized } from "./contract/localized.ts";
export type {
  CustomerMove,
  LevelChange,
  PolicyPreview,
  PromiseChange,
} from "./contract/policyPreview.ts";
export {
  ADMIN_PROOF_SECONDS,
  ADMIN_SETTING,
  type AdminProof,
  adminProofPreimage,
  adminProofText,
  parseAdminProof,
} from "./contract/adminProof.ts";
export type {
  CallMade,
  CustomerFact,
  OrganizationBrief,
  PromisesCounted,
  Responsible,
  TierChanged,
} from "./contract/organizationBrief.ts";
export { failed, ok, type Result } from "./contract/result.ts";
export type { FactGap, TierGap } from "./contract/tierGap.ts";
export type {
  VisitCause,
  VisitCount,
  VisitFacts,
  VisitPace,
  VisitReached,
  VisitState,
  VisitTooMany,
  VisitVerdict,
} from "./contract/visit.ts";
export type {
  BriefGuard,
  DraftFinding,
  DraftQuestion,
  GuardPhrases,
  GuardRules,
  GuardVerdict,
} from "./contract/guard.ts";
export type { LevelEvent, Metric, TicketTimeline, TimelineEvent } from "./contract/timeline.ts";

export { anniversaryDate } from "./calendar/anniversaryDate.ts";
export {
  type Festival,
  festivalDate,
  type LunarDates,
  type LunarFestival,
} from "./calendar/festivalDates.ts";
export {
  attemptsIn,
  type CallbackMoment,
  type CallbackTimes,
  isLeftOver,
  timesBefore,
} from "./callback/callbackMoment.ts";
export { callbackMovedTo } from "./callback/callbackMovedTo.ts";
export { type CallbackMark, callbackMarks } from "./callback/callbackMarks.ts";
export { openHours } from "./callback/callingHours.ts";
export { callbackQuestions } from "./callback/callbackQuestions.ts";
export { isRatedLow } from "./callback/isRatedLow.ts";
export type { CallbackRule } from "./callback/callbackRule.ts";
export { type Care, type CareDue, careOf, isRecurring } from "./callback/careOf.ts";
export {
  type EventCallback,
  eventCallbackId,
  type EventCause,
  eventCallbacks,
  firstAboutWork,
} from "./callback/eventCallbacks.ts";
export { isOptedOut } from "./callback/isOptedOut.ts";
export { nextAttempt } from "./callback/nextAttempt.ts";
export { offAfter } from "./callback/offAfter.ts";
export { type CallbackAnswers, readAnswers } from "./callback/readAnswers.ts";
export { type LineCall, openAt, type SettledCall, settleLine } from "./callback/settleLine.ts";
export { skipNow } from "./callback/skipNow.ts";
export { solveBy } from "./callback/solveBy.ts";
export { COMPLAINT, type TicketCause, ticketCauses } from "./callback/ticketCauses.ts";
export { type CalledByVisit, isVisitOff, visitCauses, type VisitSight } from "./callback/visitCauses.ts";
export { asksAgain, nextWorkCauseAt, wasAtWork, type WorkCause } from "./callback/workCauses.ts";
export { withComputedFacts } from "./conditions/computedFacts.ts";
export { subjectWordsIn } from "./conditions/subjectWords.ts";
export { briefCallbacks, callbackState, type OpenCallback } from "./brief/briefCallbacks.ts";
export { type BriefFacts, type CallsAbout, makeBrief } from "./brief/makeBrief.ts";
export type { CallAbout, CallStanding } from "./callback/callStanding.ts";
export { makeOrganizationBrief, type OrganizationBriefFacts } from "./brief/makeOrganizationBrief.ts";
export { clocksOf } from "./clock/clocksOf.ts";
export { deadlinesOf } from "./clock/deadlinesOf.ts";
export { dueActions, nextDeadlineAt } from "./clock/dueActions.ts";
export { type Handover, handoverOf, type HandoverPhase, handoverPhase } from "./handover/handover.ts";
export { isLead, type Leads, leadsOf } from "./handover/leadsOf.ts";
export { isSameHandover, type SaidHandover, standingHandover } from "./handover/standingHandover.ts";
export { standInFor } from "./handover/standInFor.ts";
export { type WithdrawnDeadline, withdrawnDeadlines } from "./clock/withdrawnDeadlines.ts";
export { type PauseAfterReply, pausesAfterReply } from "./clock/pausesAfterReply.ts";
export { ownerOf, type TicketOwner } from "./clock/ownerOf.ts";
export { FLOW_TAG_PREFIX } from "./flow/flowTag.ts";
export { type FlowStanding, flowStanding, type PassedStep } from "./flow/flowStanding.ts";
export { answerIn, type FlowTick, type FlowTicks } from "./flow/flowTick.ts";
export { isMade, type TagChange, tagsAfter, tickChange, undoOf, untickChange } from "./flow/tickChange.ts";
export { type TickedFlow, ticksIn } from "./flow/ticksIn.ts";
export { decide } from "./decide/decide.ts";
export { momentsInSave } from "./history/momentsInSave.ts";
export { organizationsIn } from "./history/organizationsIn.ts";
export type { TicketSave } from "./history/ticketSave.ts";
export { type TicketLikeness, type TicketState, ticketStates } from "./history/ticketStates.ts";
export type { OrganizationFieldDefinition, OrganizationFieldType } from "./policy/fieldDefinitions.ts";
export type { FieldOption, TicketFieldDefinition } from "./policy/ticketFieldDefinition.ts";
export type { ChineseForms } from "./guard/chineseForms.ts";
export { type CheckDraft, compileGuard } from "./guard/compileGuard.ts";
export { guardRulesOf } from "./guard/guardRulesOf.ts";
export { type GuardOutcome, guardTag, readGuardTag, ruleOf } from "./guard/guardTag.ts";
export { nearest } from "./policy/nearest.ts";
export { overrideOptionValue, serviceLevelOptionValue, tierOptionValue } from "./policy/optionValues.ts";
export type { Policy, PolicyPromise, PolicyReads, PolicyServiceLevel, PolicyTier } from "./policy/policy.ts";
export { choiceTitle } from "./policy/choiceTitle.ts";
export { describePolicyProblem, type PolicyProblem } from "./policy/policyProblem.ts";
export { changesCriteria, diffPolicies, type PolicyChange } from "./policy/diffPolicies.ts";
export type { OfficialCalendar, OfficialCalendars } from "./policy/compileSchedules.ts";
export {
  type OfficialDays,
  officialCalendarOf,
  officialYears,
  type OfficialYears,
} from "./policy/officialCalendarOf.ts";
export { type CriteriaVerdict, needsReason } from "./policy/needsReason.ts";
export { policyZone, scheduleZone } from "./policy/policyZone.ts";
export { zonedText } from "./time/zonedText.ts";
export { type PromiseQuestion, promiseFor } from "./policy/promiseFor.ts";
export { type PolicySources, readPolicy, wholePolicy } from "./policy/readPolicy.ts";
export type { PolicyDocument } from "./policy/schema/document.ts";
export { usesVisits } from "./policy/taskFieldDefinitions.ts";
export { addPreviews, NO_PREVIEW } from "./preview/addPreviews.ts";
export type { CutOffs } from "./preview/judgedCustomers.ts";
export { previewCustomers } from "./preview/previewCustomers.ts";
export { type PreviewFacts, previewPolicy } from "./preview/previewPolicy.ts";
export { previewTickets } from "./preview/previewTickets.ts";
export { chooseReplies, type ReplyQuestion } from "./reply/chooseReplies.ts";
export { repliesIn, replyTag } from "./reply/replyTag.ts";
export { everyReply, type SearchedReply } from "./reply/everyReply.ts";
export { type PromiseState, promiseStates } from "./reply/promiseStates.ts";
export { segmentsOf } from "./segment/segmentsOf.ts";
export { serviceLevelOf, type TicketServiceLevel } from "./service-level/serviceLevelOf.ts";
export { pauseReasonOf, stepsDone } from "./service-level/stepsDone.ts";
export { type TaskKind, taskKindOf } from "./service-level/taskKind.ts";
export {
  HANDOVER_FROM,
  HANDOVER_STARTS,
  HANDOVER_TO,
  HANDOVER_UNTIL,
  CALLBACK_RESULTS,
  type CallbackResult,
  callbackAboutTag,
  callbackResultValue,
  complaintsAmong,
  MERGED_TAG,
  NO_CALLBACKS_TAG,
  noCallbacksTag,
  refusesEngineerTag,
  TASK_FIELDS,
  type TaskField,
  visitComplaintTag,
  VISIT_EXEMPT_TAG,
  VISIT_RESULT_VALUES,
  VISIT_SIGNED_TAG,
  VISIT_STAGES,
  type VisitStage,
  visitKindValue,
  visitStageValue,
} from "./task/taskFields.ts";
export { taskOf } from "./task/taskOf.ts";
export { judgeTierKey } from "./tier/judgeByRules.ts";
export { judgeTier } from "./tier/judgeTier.ts";
export { whatWouldChange } from "./tier/whatWouldChange.ts";
export { type RankKey, rankCutOff, rankKeys, rankPlaces } from "./tier/rank.ts";
export type { VisitRow } from "./visit/visitRow.ts";
export { fullForMove } from "./visit/fullForMove.ts";
export { fullSpans } from "./visit/fullSpans.ts";
export { lastPeriod } from "./visit/lastPeriod.ts";
export { foldVisit, type FoldedVisit } from "./visit/foldVisit.ts";
export {
  oneMoreVisit,
  type QuotaStanding,
  quotaStanding,
  type VisitQuestion,
} from "./visit/quotaStanding.ts";
export { suggestedDates } from "./visit/suggestedDates.ts";
export type { TierSpell } from "./visit/tierStretches.ts";
export { type VisitDeadline, visitDeadlines } from "./visit/visitDeadlines.ts";
export { type VisitDeadlineCome, visitDeadlinesCome } from "./visit/visitDeadlinesCome.ts";
export { unsignedKinds, visitLacks } from "./visit/visitLacks.ts";
export { VISIT_NEEDS_ENGINEER_TAG, VISIT_NEEDS_TAGS } from "./visit/visitNeedsTags.ts";
export { type VisitMoment, visitMomentText } from "./visit/visitMoment.ts";
export { type FileSpan, fileSpans } from "./visit/fileSpans.ts";
export { visitSchedule } from "./visit/visitSchedule.ts";
export { isConfirmed, visitState } from "./visit/visitState.ts";
export { visitStanding } from "./visit/visitStanding.ts";
export { add } from "./time/add.ts";
export { parseDuration, parseSpan, type Seconds, type Span, seconds } from "./time/duration.ts";
export { type Instant, instant, instantOf, instantText, parseInstant } from "./time/instant.ts";
export { isAlwaysOpen } from "./time/isAlwaysOpen.ts";
export { isOpen } from "./time/isOpen.ts";
export { dayStart } from "./time/dayStart.ts";
export { localDay } from "./time/localDay.ts";
export { type DayNumber, dayNumber, dayText, type LocalDate, parseDay } from "./time/localDate.ts";
export { nextClosing } from "./time/nextClosing.ts";
export { nextOpening } from "./time/nextOpening.ts";
export { type Schedule, type ScheduleDefinition, scheduleOf } from "./time/schedule.ts";
export { subtract } from "./time/subtract.ts";
export { within } from "./time/within.ts";
export { isZone } from "./time/zone.ts";
