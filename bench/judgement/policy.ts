import { describePolicyProblem, type Policy, readPolicy } from "#core";
import { DEFAULT_TIER, RULES } from "./rules.ts";

const named = (key: string): { key: string; title: { en: string } } => ({ key, title: { en: key } });
const number = (key: string) => ({ ...named(key), kind: "number" });
const choice = (key: string, choices: readonly string[]) => ({
  ...named(key),
  kind: "choice",
  choices: choices.map(named),
});

/** The eight rules as a policy of ours. */
export function benchPolicy(): Policy {
  const read = readPolicy({
    policy: {
      format: 1,
      name: { en: "Eight rules of four conditions" },
      facts: [
        ...["spend", "fees", "volume", "growth", "influence", "potential", "open_tickets", "age_days"].map(
          number,
        ),
        choice("industry", ["bank", "pharma", "retail", "care", "school", "it"]),
        choice("region", ["north", "east", "south", "west"]),
        { ...named("contract"), kind: "yes_no" },
      ],
      tiers: [
        ...RULES.map(({ tier, all, any }) => ({ ...named(tier), when: { all, any } })),
        named(DEFAULT_TIER),
      ],
      urgencies: [named("general")],
    },
    presets: {},
  });
  if (!read.ok) throw new Error(read.error.map(describePolicyProblem).join("\n"));
  return read.value;
}
