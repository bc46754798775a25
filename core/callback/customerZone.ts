import type { CustomerFacts } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { isZone } from "../time/zone.ts";

/** The zone a customer lives in as far as the policy's fact says so; else `fallback` (the rule's schedule). */
export function customerZone(policy: Policy, customer: CustomerFacts | null, fallback: string): string {
  const asked = policy.document.callingHours?.zone ?? null;
  const value = asked === null ? undefined : customer?.facts[asked.fact];
  if (asked === null || typeof value !== "string") return fallback;
  // A choice may come as its option value, "region_east".
  const named = asked.zones.find(({ is }) => is === value || `${asked.fact}_${is}` === value)?.zone ?? value;
  return isZone(named) ? named : fallback;
}
