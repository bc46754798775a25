import { type CustomerFacts, ownerOf, type Policy, type TicketTimeline } from "#core";
import type { Shell } from "../shell.ts";
import { FRESH_FOR_NAMES_SECONDS, readPeople } from "./readPeople.ts";

/** Sees to it that the card can name who answered first (where the policy wants to know) and who set a tier by hand. */
export async function knowNames(
  shell: Shell,
  policy: Policy,
  looks: readonly { readonly customer: CustomerFacts | null; readonly timeline: TicketTimeline }[],
): Promise<void> {
  const ids = looks.flatMap(({ customer, timeline }) => {
    const owner = ownerOf(policy, timeline, shell.nowText)?.agentId;
    const by = Number(customer?.override?.by ?? Number.NaN);
    return [...(owner === undefined ? [] : [owner]), ...(Number.isSafeInteger(by) ? [by] : [])];
  });
  if (ids.length > 0) await readPeople(shell, policy, ids, FRESH_FOR_NAMES_SECONDS);
}
