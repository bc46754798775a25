import type { CustomerFacts, InstantText, TicketFacts } from "../contract/facts.ts";
import type { LevelChange, PolicyPreview, PromiseChange } from "../contract/policyPreview.ts";
import type { Policy } from "../policy/policy.ts";
import { serviceLevelOf, type TicketServiceLevel } from "../service-level/serviceLevelOf.ts";
import { taskKindOf } from "../service-level/taskKind.ts";
import { NO_PREVIEW } from "./addPreviews.ts";
import { type CutOffs, type Judged, judgedCustomers } from "./judgedCustomers.ts";

/**
 * Which levels and promises would change under a draft, among these tickets. Closed and deleted tickets, and our own
 * task tickets, can't change and are left out.
 * @param customers those the tickets belong to, at least. @param counted as in `previewCustomers`.
 */
export function previewTickets(
  current: Policy,
  draft: Policy,
  {
    tickets,
    customers,
  }: { readonly tickets: readonly TicketFacts[]; readonly customers: readonly CustomerFacts[] },
  counted: CutOffs | null,
  now: InstantText,
): PolicyPreview {
  const before = judgedCustomers(current, customers, counted, now);
  const after = judgedCustomers(draft, customers, counted, now);
  const both = tickets.filter(canChange).map((ticket) => ({
    ticketId: ticket.id,
    was: levelOf(current, ticket, before),
    is: levelOf(draft, ticket, after),
  }));
  const levels = both.flatMap(levelChange);
  const promises = both.flatMap(promiseChange);
  const counts = {
    ...NO_PREVIEW.counts,
    tickets: both.length,
    levels: levels.length,
    promises: promises.length,
  };
  return { ...NO_PREVIEW, counts, levels, promises };
}

const canChange = ({ status, externalId }: TicketFacts): boolean =>
  status !== "closed" && status !== "deleted" && taskKindOf(externalId) === null;

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
