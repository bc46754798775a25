import type { CustomerFacts, LunarDates, Policy } from "#core";
import { small } from "../smallPolicy.ts";

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"] as const;
const daily = (...hours: string[]) => Object.fromEntries(WEEKDAYS.map((day) => [day, hours]));

/** Official dates as the shell makes them. */
export const LUNAR: LunarDates = {
  "2025": { spring_festival: "2025-01-29", dragon_boat: "2025-05-31", mid_autumn: "2025-10-06" },
  "2026": { spring_festival: "2026-02-17", dragon_boat: "2026-06-19", mid_autumn: "2026-09-25" },
  "2027": { spring_festival: "2027-02-06", dragon_boat: "2027-06-09", mid_autumn: "2027-09-15" },
};

export const SCHEDULES = [
  {
    key: "office",
    title: { en: "Office" },
    zone: "Asia/Shanghai",
    week: daily("09:00-12:00", "13:30-18:00"),
  },
  {
    key: "always",
    title: { en: "Always" },
    zone: "Asia/Shanghai",
    week: Object.fromEntries([...WEEKDAYS, "sat", "sun"].map((day) => [day, ["00:00-24:00"]])),
  },
];

/** A small policy with these callback rules; what a rule leaves out is filled in. */
export function withCalls(rules: readonly object[], others: object = {}): Policy {
  const filled = rules.map((rule, index) => ({
    key: `rule_${index + 1}`,
    title: { en: "A rule" },
    purpose: { en: "Its purpose" },
    trigger: { on: "event", event: "ticket_solved" },
    within: "24h",
    schedule: "always",
    who: ["caller"],
    ...rule,
  }));
  return small({
    schedules: SCHEDULES,
    roles: ["caller", "lead"].map((key) => ({
      key,
      title: { en: key },
      resolve: [{ by: "agent", email: `${key}@example.com` }],
    })),
    callbacks: filled,
    ...others,
  });
}

export const aCustomer = (
  facts: CustomerFacts["facts"] = {},
  changes: Partial<CustomerFacts> = {},
): CustomerFacts => ({
  id: 55,
  name: "A company",
  facts,
  tags: [],
  standing: null,
  override: null,
  cutOffs: {},
  ...changes,
});

/** The rule at a place; tests name what they made. */
export function ruleOf(policy: Policy, index = 0): Policy["document"]["callbacks"][number] {
  const rule = policy.document.callbacks[index];
  if (rule === undefined) throw new Error("no such rule");
  return rule;
}
