import type { Policy } from "../policy/policy.ts";
import type { PolicyDocument } from "../policy/schema/document.ts";

export type Quota = PolicyDocument["visits"]["quotas"][number];

/** The first quota for the tier that is for everybody or for one of the segments; null: no visits are promised. */
export function quotaFor(policy: Policy, tier: string, segments: readonly string[]): Quota | null {
  const quota = policy.document.visits.quotas.find(
    (one) =>
      one.tiers.includes(tier) &&
      (one.segments.length === 0 || one.segments.some((segment) => segments.includes(segment))),
  );
  return quota ?? null;
}
