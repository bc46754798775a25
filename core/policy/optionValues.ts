/** Option value of the organization field `service_tier`. */
export const tierOptionValue = (tier: string): string => `tier_${tier}`;

/** Option value of the organization field `tier_override`. */
export const overrideOptionValue = (tier: string): string => `tier_override_${tier}`;

/** Option value of the ticket field "Service level", which is the SLA tag. */
export const serviceLevelOptionValue = (tier: string, urgency: string): string => `sla_${tier}_${urgency}`;

/** Name of a "top p %" cut-off in `CustomerFacts.cutOffs`. */
export const rankKeyOf = (fact: string, percent: number): string => `${fact}:top:${percent}`;
