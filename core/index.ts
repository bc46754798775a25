export type {
  Brief,
  BriefReply,
  BriefServiceLevel,
  BriefTier,
  BriefVisits,
  TierColour,
} from "./contract/brief.ts";
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
export { failed, ok, type Result } from "./contract/result.ts";
