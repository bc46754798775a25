import type { CustomerFacts, InstantText } from "../contract/facts.ts";
import { conditionPlaces } from "../policy/checkConditions.ts";
import type { Policy } from "../policy/policy.ts";
import { dayStart } from "../time/dayStart.ts";
import { type Instant, instantOf } from "../time/instant.ts";
import { dayNumber, parseDay } from "../time/localDate.ts";

/** Days since a date that conditions compare with: the customer may come under other rules on the day it reaches them. */
type Threshold = { readonly fact: string; readonly days: number };

const thresholds = new WeakMap<Policy, readonly Threshold[]>();

/** The coming instants at which a computed fact of this customer passes a value some condition asks for. */
export function thresholdDays(
  policy: Policy,
  { facts }: CustomerFacts,
  now: InstantText,
): readonly Instant[] {
  const zone = policy.document.schedules[0]?.zone ?? "Etc/UTC";
  const at = instantOf(now);
  return thresholdsOf(policy).flatMap(({ fact, days }) => {
    const date = facts[fact];
    const day = typeof date === "string" ? parseDay(date.slice(0, 10)) : null;
    if (day === null) return [];
    return [days, days + 1]
      .map((count) => dayStart(zone, dayNumber(day + Math.ceil(count))))
      .filter((start) => start > at);
  });
}

function thresholdsOf(policy: Policy): readonly Threshold[] {
  const known = thresholds.get(policy);
  if (known !== undefined) return known;
  const { document } = policy;
  const computed = new Map(
    document.facts.flatMap(({ key, daysSince }) => (daysSince === null ? [] : [[key, daysSince] as const])),
  );
  const found = conditionPlaces(document).flatMap(({ set }) =>
    [...set.all, ...set.any].flatMap(({ field, value }): readonly Threshold[] => {
      const fact = computed.get(field.replace("organization.custom_fields.", ""));
      return fact === undefined || typeof value !== "number" ? [] : [{ fact, days: value }];
    }),
  );
  const distinct = [...new Map(found.map((one) => [`${one.fact} ${one.days}`, one])).values()];
  thresholds.set(policy, distinct);
  return distinct;
}
