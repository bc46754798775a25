import type { ConditionVerdict, RankVerdict, TierVerdict } from "../contract/explanation.ts";
import type { CustomerFacts } from "../contract/facts.ts";
import type { FactGap, TierGap } from "../contract/tierGap.ts";
import type { Policy } from "../policy/policy.ts";
import { judgeTierKey, tierVerdict } from "./judgeByRules.ts";

type Judged = Pick<CustomerFacts, "facts" | "tags" | "cutOffs">;

/**
 * For each tier above the customer's: the facts that are missing, nearest way first (I2). Nearest tier first.
 * @param tier the tier the customer has; without it the one the rules point to.
 */
export function whatWouldChange(
  policy: Policy,
  customer: Judged,
  tier: string = judgeTierKey(policy, customer),
): readonly TierGap[] {
  const held = policy.tiers.find(({ key }) => key === tier) ?? policy.defaultTier;
  return policy.tiers
    .filter(({ place }) => place < held.place)
    .toReversed()
    .map((higher) => {
      const ways = waysInto(tierVerdict(higher, customer), higher.match);
      return { tier: higher.key, title: higher.title, ways: ways.toSorted(nearestFirst) };
    });
}

type Way = readonly FactGap[];

/** None: the rules already lead there (only time or an override stands between). */
function waysInto({ held, when, rank }: TierVerdict, match: "both" | "either"): readonly Way[] {
  if (held) return [];
  const byConditions = when === null ? [] : waysByConditions(when.all, when.any);
  const byRank = rank === null || rank.held ? [] : [rankGap(rank)];
  if (when === null || rank === null) return when === null ? [byRank] : byConditions;
  if (match === "either") return [...byConditions, byRank];
  return when.held ? [byRank] : byConditions.map((way) => [...way, ...byRank]);
}

/** Every missing one of `all`, and, unless one of `any` holds already, one of those. */
function waysByConditions(
  all: readonly ConditionVerdict[],
  any: readonly ConditionVerdict[],
): readonly Way[] {
  const missing = all.filter(({ held }) => held !== "yes").map(conditionGap);
  const isAnyHeld = any.length === 0 || any.some(({ held }) => held === "yes");
  return isAnyHeld ? [missing] : any.map((one) => [...missing, conditionGap(one)]);
}

function conditionGap({ field, title, unit, operator, wanted, found }: ConditionVerdict): FactGap {
  const difference =
    typeof wanted === "number" && typeof found === "number" ? Math.abs(wanted - found) : null;
  return { kind: "condition", field, title, unit, operator, needed: wanted, found, difference };
}

function rankGap({ of, title, unit, found, cutOff }: RankVerdict): FactGap {
  return {
    kind: "rank",
    field: of,
    title,
    unit,
    operator: "greater_than_equal",
    needed: cutOff,
    found,
    difference: cutOff === null || found === null ? null : cutOff - found,
  };
}

/** Fewer gaps first, then the smaller share of what is needed; the policy's order among equals. */
function nearestFirst(a: Way, b: Way): number {
  return a.length - b.length || farness(a) - farness(b);
}

const farness = (way: Way): number => way.reduce((sum, gap) => sum + shareMissing(gap), 0);

/** 0 … 1; what is no number, or unknown, counts as missing altogether. */
function shareMissing({ needed, difference }: FactGap): number {
  if (typeof needed !== "number" || difference === null) return 1;
  return needed === 0 ? 1 : Math.min(Math.abs(difference / needed), 1);
}
