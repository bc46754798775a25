import type { CustomerFacts, TimelineEvent } from "#core";
import * as v from "valibot";

const at = v.string();
const idOrNull = v.nullable(v.number());
const status = v.picklist(["new", "open", "pending", "hold", "solved", "closed", "deleted"]);
const moment = v.variant("kind", [
  v.object({ at, kind: v.literal("created") }),
  v.object({ at, kind: v.literal("status"), status }),
  v.object({ at, kind: v.literal("public_reply_by_agent"), agentId: idOrNull }),
  v.object({ at, kind: v.literal("public_comment_by_customer") }),
  v.object({ at, kind: v.literal("assigned"), assigneeId: idOrNull }),
  v.object({
    at,
    kind: v.literal("level"),
    tier: v.string(),
    urgency: v.string(),
    segments: v.array(v.string()),
    problemType: v.nullable(v.string()),
    policyVersion: v.exactOptional(v.number()),
  }),
  v.object({ at, kind: v.literal("step_done"), step: v.string() }),
  v.object({ at, kind: v.literal("pause_reason"), reason: v.nullable(v.string()) }),
]) satisfies v.GenericSchema<TimelineEvent>;

const factValue = v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]);
const customer = v.object({
  id: v.number(),
  name: v.nullable(v.string()),
  facts: v.record(v.string(), factValue),
  tags: v.array(v.string()),
  standing: v.nullable(
    v.object({
      tier: v.string(),
      since: at,
      lowerSince: v.nullable(at),
      by: v.exactOptional(v.literal("override")),
    }),
  ),
  override: v.nullable(
    v.object({
      tier: v.string(),
      reason: v.nullable(v.string()),
      by: v.nullable(v.string()),
      until: v.nullable(at),
    }),
  ),
  cutOffs: v.record(v.string(), v.object({ atLeast: v.nullable(v.number()) })),
}) satisfies v.GenericSchema<CustomerFacts>;

/** The Worker's answer to `GET /api/admin/tickets/:id/history`. */
export const ledgerTicket = v.object({
  organizationId: idOrNull,
  moments: v.array(moment),
  deadlines: v.array(v.object({ id: v.string(), at, state: v.string() })),
  customer: v.nullable(customer),
  tiers: v.array(v.object({ at, tier: v.string(), previous: v.nullable(v.string()) })),
  policies: v.array(v.object({ version: v.number(), policy: v.string(), replies: v.string(), seenAt: at })),
});
export type LedgerTicket = v.InferOutput<typeof ledgerTicket>;
