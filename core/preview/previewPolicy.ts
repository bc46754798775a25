import { withComputedFacts } from "../conditions/computedFacts.ts";
import type { TierDecision } from "../contract/decision.ts";
import type { CustomerFacts, InstantText, TicketFacts } from "../contract/facts.ts";
import type { CustomerMove, LevelChange, PolicyPreview, PromiseChange } from "../contract/policyPreview.ts";
import type { Policy } from "../policy/policy.ts";
import { serviceLevelOf, type TicketServiceLevel } from "../service-level/serviceLevelOf.ts";
import { taskOf } from "../task/taskOf.ts";
import { judgeTier } from "../tier/judgeTier.ts";
import { rankCutOff, rankKeys } from "../tier/rank.ts";

/** Who is looked at: all customers (top p % is counted over them), and as many tickets as one likes. */
export type PreviewFacts = {
  readonly customers: readonly CustomerFacts[];
  readonly tickets: readonly TicketFacts[];
};

/**
 * Runs a draft beside the policy in force over the same facts (I7): who moves, which levels and promises change.
 * Closed and deleted tickets, and our own task tickets, can't change and are left out.
 */
export function previewPolicy(
  current: Policy,
  draft: Policy,
  { customers, tickets }: PreviewFacts,
  now: InstantText,
): PolicyPreview {
  const [before, after] = [judgeAll(current, customers, now), judgeAll(draft, customers, now)];
  const moves = customers.flatMap((customer) => {
    const [was, is] = [before.get(customer.id), after.get(customer.id)];
    return was === undefined || is === undefined ? [] : (moveOf(draft, customer, was, is) ?? []);
  });
  const open = tickets.filter((ticket) => canChange(draft, ticket));
  const both = open.map((ticket) => ({
    ticketId: ticket.id,
    was: levelOf(current, ticket, before),
    is: levelOf(draft, ticket, after),
  }));
  const levels = both.flatMap(levelChange);
  const promises = both.flatMap(promiseChange);
  const atOnce = moves.filter(({ at }) => at === null);
  const movesUp = atOnce.filter(({ direction }) => direction === "up").length;
  return {
    counts: {
      customers: customers.length,
      movesUp,
      movesDown: atOnce.length - movesUp,
      announced: moves.length - atOnce.length,
      tickets: open.length,
      levels: levels.length,
      promises: promises.length,
    },
    moves,
    levels,
    promises,
  };
}

type Judged = { readonly customer: CustomerFacts; readonly decision: TierDecision };

function judgeAll(
  policy: Policy,
  customers: readonly CustomerFacts[],
  now: InstantText,
): ReadonlyMap<number, Judged> {
  const known = customers.map((customer) => withComputedFacts(policy, customer, now));
  const cutOffs = Object.fromEntries(
    rankKeys(policy).map(({ rankKey, fact, percent }) => {
      const values = known.flatMap(({ facts }) => (typeof facts[fact] === "number" ? facts[fact] : []));
      return [rankKey, rankCutOff(values, percent)];
    }),
  );
  return new Map(
    known.map((one) => {
      const customer = { ...one, cutOffs };
      return [one.id, { customer, decision: judgeTier(policy, customer, now) }];
    }),
  );
}

function moveOf(
  draft: Policy,
  { id, name }: CustomerFacts,
  { decision: was }: Judged,
  { decision: is }: Judged,
): CustomerMove | null {
  const move = (to: string, at: InstantText | null): CustomerMove => {
    const place = (tier: string): number => draft.tiers.find(({ key }) => key === tier)?.place ?? -1;
    return { id, name, from: was.tier, to, direction: place(to) < place(was.tier) ? "up" : "down", at };
  };
  if (is.tier !== was.tier) return move(is.tier, null);
  if (is.because.kind !== "kept") return null;
  const wasComing = was.because.kind === "kept" ? was.because.coming : null;
  return is.because.coming === wasComing ? null : move(is.because.coming, is.because.until);
}

const canChange = (policy: Policy, ticket: TicketFacts): boolean =>
  ticket.status !== "closed" && ticket.status !== "deleted" && taskOf(policy, ticket) === null;

function levelOf(
  policy: Policy,
  ticket: TicketFacts,
  judged: ReadonlyMap<number, Judged>,
): TicketServiceLevel {
  const of = ticket.organizationId === null ? undefined : judged.get(ticket.organizationId);
  const tier = of?.decision.tier ?? policy.defaultTier.key;
  return serviceLevelOf(policy, ticket, tier, of?.customer ?? null);
}

type BothLevels = {
  readonly ticketId: number;
  readonly was: TicketServiceLevel;
  readonly is: TicketServiceLevel;
};

function levelChange({ ticketId, was, is }: BothLevels): readonly LevelChange[] {
  return was.optionValue === is.optionValue ? [] : [{ ticketId, from: was.optionValue, to: is.optionValue }];
}

function promiseChange({ ticketId, was, is }: BothLevels): readonly PromiseChange[] {
  if (was.optionValue !== is.optionValue || JSON.stringify(was.promise) === JSON.stringify(is.promise)) {
    return [];
  }
  const [from, to] = [was.promise?.key ?? null, is.promise?.key ?? null];
  return [{ ticketId, level: is.optionValue, from, to }];
}
