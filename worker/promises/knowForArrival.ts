import type { CustomerFacts, Policy } from "#core";
import type { Shell } from "../shell.ts";
import type { TicketRow } from "../store/tickets.ts";
import { knowPeople } from "./knowPeople.ts";
import type { KnownPeople } from "./personOf.ts";

/** Who could be given these tickets where the policy assigns new ones (A3, A4); tickets that somebody has are left out. */
export function knowForArrival(
  shell: Shell,
  policy: Policy,
  tickets: readonly { readonly row: TicketRow; readonly customer: CustomerFacts | null }[],
): Promise<KnownPeople> {
  const roles = new Set(policy.document.serviceLevels.flatMap(({ onArrival }) => onArrival.assign ?? []));
  const fresh = tickets.filter(({ row }) => row.serviceLevel === null && row.facts.assigneeId === null);
  return knowPeople(
    shell,
    policy,
    fresh.flatMap((ticket) => [...roles].map((role) => ({ ...ticket, role, history: [] }))),
  );
}
