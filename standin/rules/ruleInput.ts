import * as v from "valibot";
import type { Json } from "../json.ts";
import type { RuleConditions } from "../records/rule.ts";

const json = v.custom<Json>((given) => given !== undefined);
const scalar = v.union([v.string(), v.number(), v.boolean()]);
const conditionValue = v.optional(
  v.nullable(v.union([scalar, v.array(v.union([v.string(), v.number()]))])),
  null,
);
const condition = v.object({ field: v.string(), operator: v.string(), value: conditionValue });
const conditions = v.object({ all: v.optional(v.array(condition)), any: v.optional(v.array(condition)) });
const action = v.object({ field: v.string(), value: conditionValue });

const base = {
  title: v.optional(v.pipe(v.string(), v.minLength(1))),
  description: v.optional(v.nullable(v.string())),
  position: v.optional(v.number()),
  active: v.optional(v.boolean()),
};
const flat = {
  all: v.optional(v.array(condition)),
  any: v.optional(v.array(condition)),
  conditions: v.optional(conditions),
};

/** Metrics a policy may promise. Source: zendesk-api 2.4. */
export const SLA_METRICS = [
  "agent_work_time",
  "first_reply_time",
  "next_reply_time",
  "pausable_update_time",
  "periodic_update_time",
  "requester_wait_time",
  "total_resolution_time",
] as const;

const policyMetric = v.object({
  priority: v.picklist(["low", "normal", "high", "urgent"]),
  metric: v.picklist(SLA_METRICS),
  target: v.optional(v.pipe(v.number(), v.integer())),
  target_in_seconds: v.optional(v.pipe(v.number(), v.integer())),
  business_hours: v.optional(v.boolean(), false),
});

export const slaEntries = {
  ...base,
  filter: v.optional(conditions),
  policy_metrics: v.optional(v.array(policyMetric)),
};
export const triggerEntries = {
  ...base,
  ...flat,
  actions: v.optional(v.array(action)),
  category_id: v.optional(v.unknown()),
};
export const macroEntries = { ...base, actions: v.optional(v.array(action)), restriction: v.optional(json) };
export const viewEntries = {
  ...base,
  ...flat,
  output: v.optional(v.record(v.string(), json)),
  restriction: v.optional(json),
};

/** Conditions given flat (`all`, `any`) or wrapped (`conditions`): both are taken. */
export const conditionsOf = (
  given: {
    all?: RuleConditions["all"] | undefined;
    any?: RuleConditions["any"] | undefined;
    conditions?: v.InferOutput<typeof conditions> | undefined;
  },
  otherwise: RuleConditions,
): RuleConditions => ({
  all: given.conditions?.all ?? given.all ?? otherwise.all,
  any: given.conditions?.any ?? given.any ?? otherwise.any,
});
