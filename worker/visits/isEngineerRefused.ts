import { type Policy, refusesEngineerTag } from "#core";
import type { TicketLook } from "../promises/promisesOf.ts";

/** Whether the customer may refuse an engineer, and refuses this one. */
export function isEngineerRefused(policy: Policy, engineerId: number, { customer }: TicketLook): boolean {
  if (!policy.document.visits.mayRefuseEngineer) return false;
  return customer?.tags.includes(refusesEngineerTag(engineerId)) ?? false;
}
