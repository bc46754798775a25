import type { Json, JsonObject } from "../json.ts";

/** One condition of a trigger, view or SLA policy. */
export type RuleCondition = { field: string; operator: string; value: Json };

/** `all` and `any`; an empty list restricts nothing. Source: zendesk-api 4. */
export type RuleConditions = { all: RuleCondition[]; any: RuleCondition[] };

/** One action of a trigger or macro. */
export type RuleAction = { field: string; value: Json };

/** What SLA policies, views, macros and triggers have in common, as kept. */
type RuleBase = {
  id: number;
  title: string;
  description: string | null;
  position: number;
  active: boolean;
  created_at: string;
  updated_at: string;
};

export type SlaPolicy = RuleBase & { filter: RuleConditions; policy_metrics: JsonObject[] };
export type View = RuleBase & { conditions: RuleConditions; output: JsonObject; restriction: Json };
export type Macro = RuleBase & { actions: RuleAction[]; restriction: Json };
export type Trigger = RuleBase & { conditions: RuleConditions; actions: RuleAction[] };
