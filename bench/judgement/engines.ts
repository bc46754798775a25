import { judgeTier, judgeTierKey } from "#core";
import { judgeByHand } from "./inlined.ts";
import { interpret } from "./interpreter.ts";
import { jsonLogicJudge } from "./jsonLogic.ts";
import { jsonRulesJudge } from "./jsonRules.ts";
import { type Organization, organizations } from "./organizations.ts";
import { benchPolicy } from "./policy.ts";
import { DEFAULT_TIER, RULES } from "./rules.ts";

export const ORGANIZATIONS = 100_000;
const NOW = "2026-11-22T00:00:00Z";

export const ENGINES = [
  "core",
  "core_because",
  "inlined",
  "interpreter",
  "json_logic",
  "json_rules",
] as const;
export type EngineName = (typeof ENGINES)[number];

/** What a round found: organizations by tier, and a number that changes when any single one is judged differently. */
export type Judged = { readonly byTier: { readonly [tier: string]: number }; readonly checksum: number };

const PLACES = new Map([...RULES.map(({ tier }) => tier), DEFAULT_TIER].map((tier, place) => [tier, place]));

/** Everything built once, outside the measured time. */
export function prepare(): Record<EngineName, (count: number) => Judged | Promise<Judged>> {
  const all = organizations(ORGANIZATIONS);
  const policy = benchPolicy();
  const logic = jsonLogicJudge();
  const rules = jsonRulesJudge();
  const each = (judge: (organization: Organization) => string) => (count: number) => tally(all, count, judge);
  return {
    core: each((organization) => judgeTierKey(policy, organization)),
    core_because: each((organization) => judgeTier(policy, { ...organization, ...UNJUDGED }, NOW).tier),
    inlined: each(({ facts }) => judgeByHand(facts)),
    interpreter: each(({ facts }) => interpret(RULES, facts)),
    json_logic: each(({ facts }) => logic(facts)),
    json_rules: async (count) => {
      const tiers: string[] = [];
      for (const { facts } of all.slice(0, count)) tiers.push(await rules(facts));
      let at = 0;
      return tally(all, count, () => tiers[at++] ?? "");
    },
  };
}

const UNJUDGED = { id: 1, name: null, standing: null, override: null } as const;

function tally(
  all: readonly Organization[],
  count: number,
  judge: (organization: Organization) => string,
): Judged {
  const counts = Array.from({ length: PLACES.size }, () => 0);
  let checksum = 0;
  for (let i = 0; i < count; i++) {
    const organization = all[i];
    if (organization === undefined) throw new Error(`there is no organization ${i}`);
    const place = PLACES.get(judge(organization)) ?? -1;
    counts[place] = (counts[place] ?? 0) + 1;
    checksum = (Math.imul(checksum, 31) + place) | 0;
  }
  const byTier = Object.fromEntries([...PLACES].map(([tier, place]) => [tier, counts[place] ?? 0]));
  return { byTier, checksum };
}
