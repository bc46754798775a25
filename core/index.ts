export type {
  Brief,
  BriefReply,
  BriefServiceLevel,
  BriefTier,
  BriefVisits,
  TierColour,
} from "./contract/brief.ts";
export type { BriefOwner, BriefPromise } from "./contract/brief-promise.ts";
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
} from "./contract/policy-preview.ts";
export { failed, ok, type Result } from "./contract/result.ts";
export type { FactGap, TierGap } from "./contract/tier-gap.ts";
export type { LevelEvent, Metric, TicketTimeline, TimelineEvent } from "./contract/timeline.ts";

export { withComputedFacts } from "./conditions/computed-facts.ts";
export { subjectWordsIn } from "./conditions/subject-words.ts";
export { type BriefFacts, makeBrief } from "./brief/make-brief.ts";
export { clocksOf } from "./clock/clocks-of.ts";
export { deadlinesOf } from "./clock/deadlines-of.ts";
export { dueActions, nextDeadlineAt } from "./clock/due-actions.ts";
export { type WithdrawnBreach, withdrawnBreaches } from "./clock/withdrawn-breaches.ts";
export { ownerOf, type TicketOwner } from "./clock/owner-of.ts";
export { decide } from "./decide/decide.ts";
export type {
  FieldOption,
  OrganizationFieldDefinition,
  OrganizationFieldType,
  TicketFieldDefinition,
} from "./policy/field-definitions.ts";
export { nearest } from "./policy/nearest.ts";
export { overrideOptionValue, serviceLevelOptionValue, tierOptionValue } from "./policy/option-values.ts";
export type { Policy, PolicyPromise, PolicyReads, PolicyServiceLevel, PolicyTier } from "./policy/policy.ts";
export { describePolicyProblem, type PolicyProblem } from "./policy/policy-problem.ts";
export { changesCriteria, diffPolicies, type PolicyChange } from "./policy/diff-policies.ts";
export type { OfficialCalendar, OfficialCalendars } from "./policy/compile-schedules.ts";
export { type CriteriaVerdict, needsReason } from "./policy/needs-reason.ts";
export { type PromiseQuestion, promiseFor } from "./policy/promise-for.ts";
export { type PolicySources, readPolicy, wholePolicy } from "./policy/read-policy.ts";
export type { PolicyDocument } from "./policy/schema/document.ts";
export { type PreviewFacts, previewPolicy } from "./preview/preview-policy.ts";
export { chooseReplies, type ReplyQuestion } from "./reply/choose-replies.ts";
export { segmentsOf } from "./segment/segments-of.ts";
export { serviceLevelOf, type TicketServiceLevel } from "./service-level/service-level-of.ts";
export { pauseReasonOf, stepsDone } from "./service-level/steps-done.ts";
export { taskKindOf } from "./service-level/task-kind.ts";
export { judgeTierKey } from "./tier/judge-by-rules.ts";
export { judgeTier } from "./tier/judge-tier.ts";
export { whatWouldChange } from "./tier/what-would-change.ts";
export { type RankKey, rankCutOff, rankKeys, rankPlaces } from "./tier/rank.ts";
export type { VisitRow } from "./visit/visit-row.ts";
export { type VisitQuestion, visitStanding } from "./visit/visit-standing.ts";
export { add } from "./time/add.ts";
export { parseDuration, parseSpan, type Seconds, type Span, seconds } from "./time/duration.ts";
export { type Instant, instant, instantOf, instantText, parseInstant } from "./time/instant.ts";
export { isOpen } from "./time/is-open.ts";
export { localDay } from "./time/local-day.ts";
export { type DayNumber, dayText, type LocalDate, parseDay } from "./time/local-date.ts";
export { nextClosing } from "./time/next-closing.ts";
export { nextOpening } from "./time/next-opening.ts";
export { type Schedule, type ScheduleDefinition, scheduleOf } from "./time/schedule.ts";
export { subtract } from "./time/subtract.ts";
export { within } from "./time/within.ts";
