import { judgeTier, type TierDecision } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { CustomerRow } from "../store/customers.ts";
import type { Effect, NewEffect } from "../store/effect.ts";
import type { CutOffs } from "../store/ranks.ts";
import type { TierChange } from "../store/tierHistory.ts";
import { customerFactsOf } from "./customerFacts.ts";
import type { LookedAtCustomer } from "./gatherCustomers.ts";

export type JudgedCustomer = {
  readonly row: CustomerRow;
  readonly before: CustomerRow | null;
  /** The ledger's row has to be written. */
  readonly isChanged: boolean;
  readonly tierChange: TierChange | null;
  readonly effect: NewEffect | null;
};

/** One customer judged now (A18): what the ledger should hold, and the write that Zendesk needs, if any. */
export function judgeCustomer(
  { policy, version }: CurrentPolicy,
  looked: LookedAtCustomer,
  context: {
    readonly cutOffs: CutOffs;
    readonly underWay: Effect | null;
    readonly now: string;
    readonly cause: string;
    readonly announce: boolean;
  },
): JudgedCustomer {
  const { now, cause } = context;
  const decision = judgeTier(policy, customerFactsOf(looked.row, context.cutOffs), now);
  const row: CustomerRow = {
    ...looked.row,
    standing: decision.standing,
    judgeAgainAt: decision.judgeAgainAt,
  };
  const previous = looked.row.standing?.tier ?? null;
  const isJudgedAnew = JSON.stringify(row.standing) !== JSON.stringify(looked.row.standing);
  const tierChange: TierChange | null =
    previous === decision.tier
      ? null
      : {
          customerId: row.id,
          tier: decision.tier,
          previous,
          at: now,
          policyVersion: version,
          because: decision.because,
          cause,
        };
  return {
    row,
    before: looked.before,
    isChanged:
      isJudgedAnew ||
      row.judgeAgainAt !== looked.row.judgeAgainAt ||
      looked.change === "new" ||
      looked.change === "changed" ||
      looked.before?.updatedAt !== row.updatedAt,
    tierChange,
    effect: tierEffect(row, decision, context),
  };
}

function tierEffect(
  row: CustomerRow,
  { optionValue, standing }: TierDecision,
  context: { readonly underWay: Effect | null; readonly cause: string; readonly announce: boolean },
): NewEffect | null {
  if (optionValue === null) return null;
  const change = context.underWay?.change;
  const wished = change?.kind === "service_tier" ? change.optionValue : row.tierInZendesk;
  if (wished === optionValue) return null;
  return {
    id: `service_tier:${row.id}:${optionValue}:${standing?.since ?? ""}:${row.updatedAt}`,
    subjectId: row.id,
    change: { kind: "service_tier", optionValue },
    announce: context.announce,
    cause: context.cause,
  };
}
