import type { CustomerFacts, FactMap, InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { type DayNumber, dayNumber, parseDay } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { instantOf, instantText } from "../time/instant.ts";
import { dayStart } from "../time/dayStart.ts";

/**
 * The customer with the facts that follow from others: `daysSince` a date, whole local days up to today (in the zone of
 * the policy's first schedule, else UTC). As given where the date is unknown; below zero before it.
 */
export function withComputedFacts(policy: Policy, customer: CustomerFacts, now: InstantText): CustomerFacts {
  if (policy.computedFacts.length === 0) return customer;
  const today = localDay(zoneOf(policy), instantOf(now));
  const facts: { -readonly [Key in keyof FactMap]: FactMap[Key] } = { ...customer.facts };
  for (const { key, date } of policy.computedFacts) {
    const day = dayIn(customer, date);
    if (day !== null) facts[key] = today - day;
  }
  return { ...customer, facts };
}

/**
 * The next midnight at which such a fact reaches a number that a condition on customers or tickets asks for. Null: no
 * passing of days changes anything any more.
 */
export function nextTurnOfFacts(
  policy: Policy,
  customer: Pick<CustomerFacts, "facts">,
  now: InstantText,
): InstantText | null {
  if (policy.computedFacts.length === 0) return null;
  const zone = zoneOf(policy);
  const today = localDay(zone, instantOf(now));
  const turns = policy.computedFacts.flatMap(({ date, turns }) => {
    const day = dayIn(customer, date);
    const next = day === null ? undefined : turns.find((turn) => day + turn > today);
    return day === null || next === undefined ? [] : [day + next];
  });
  return turns.length === 0 ? null : instantText(dayStart(zone, dayNumber(Math.min(...turns))));
}

const zoneOf = (policy: Policy): string => policy.document.schedules[0]?.zone ?? "Etc/UTC";

function dayIn({ facts }: Pick<CustomerFacts, "facts">, key: string): DayNumber | null {
  const date = facts[key];
  return typeof date === "string" ? parseDay(date.slice(0, 10)) : null;
}
