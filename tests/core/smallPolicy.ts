import { describePolicyProblem, type Policy, type PolicyProblem, readPolicy } from "#core";

type Document = { readonly [section: string]: unknown };

/** The least a policy can be: two tiers by one number, two urgencies. */
export const SMALL: Document = {
  format: 1,
  name: { en: "Small" },
  facts: [
    { key: "spend", title: { en: "Spend" }, kind: "number", unit: "CNY" },
    {
      key: "stage",
      title: { en: "Stage" },
      kind: "choice",
      choices: [
        { key: "new", title: { en: "New" } },
        { key: "stable", title: { en: "Stable" } },
      ],
    },
    { key: "since", title: { en: "Since" }, kind: "date" },
    { key: "strategic", title: { en: "Strategic" }, kind: "yes_no" },
    { key: "city", title: { en: "City" }, kind: "text" },
  ],
  tiers: [
    {
      key: "gold",
      title: { en: "Gold" },
      when: { all: [{ field: "spend", operator: "greater_than_equal", value: 1000 }] },
    },
    {
      key: "silver",
      title: { en: "Silver" },
      when: { all: [{ field: "spend", operator: "greater_than_equal", value: 100 }] },
    },
    { key: "plain", title: { en: "Plain" } },
  ],
  urgencies: [
    {
      key: "urgent",
      title: { en: "Urgent" },
      when: { all: [{ field: "priority", operator: "is", value: "urgent" }] },
    },
    { key: "general", title: { en: "General" } },
  ],
};

/** The small policy with own changes on top. */
export function small(changes: Document = {}): Policy {
  const read = readPolicy({ policy: { preset: "small", ...changes }, presets: { small: SMALL } });
  if (read.ok) return read.value;
  throw new Error(read.error.map(describePolicyProblem).join("\n"));
}

/** What is wrong with the small policy after these changes. */
export function problemsOf(changes: Document): readonly PolicyProblem[] {
  const read = readPolicy({ policy: { preset: "small", ...changes }, presets: { small: SMALL } });
  return read.ok ? [] : read.error;
}
