import type { CustomerFacts, FactMap, InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { parseDay } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { instantOf } from "../time/instant.ts";

/**
 * The customer with the facts that follow from others: `daysSince` a date, whole local days up to today (in the zone of
 * the policy's first schedule, else UTC). As given where the date is unknown; below zero before it.
 */
export function withComputedFacts(policy: Policy, customer: CustomerFacts, now: InstantText): CustomerFacts {
  const computed = policy.document.facts.filter(({ daysSince }) => daysSince !== null);
  if (computed.length === 0) return customer;
  const zone = policy.document.schedules[0]?.zone ?? "Etc/UTC";
  const today = localDay(zone, instantOf(now));
  const facts: { -readonly [Key in keyof FactMap]: FactMap[Key] } = { ...customer.facts };
  for (const { key, daysSince } of computed) {
    const date = daysSince === null ? undefined : customer.facts[daysSince];
    const day = typeof date === "string" ? parseDay(date.slice(0, 10)) : null;
    if (day !== null) facts[key] = today - day;
  }
  return { ...customer, facts };
}
