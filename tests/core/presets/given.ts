import {
  type CustomerFacts,
  describePolicyProblem,
  judgeTier,
  type Policy,
  type PolicyDocument,
  readPolicy,
  segmentsOf,
  serviceLevelOf,
  type TicketFacts,
} from "#core";
import { NOW, ticket } from "../facts.ts";
import { presetDocument } from "../preset.ts";

/** A preset of ours by name, read as an account would that changes nothing. */
export function preset(name: string): Policy {
  const read = readPolicy({ policy: { preset: name }, presets: { [name]: presetDocument(name) } });
  if (read.ok) return read.value;
  throw new Error(read.error.map(describePolicyProblem).join("\n"));
}

/** The tier the rules give. */
export function tierOf(policy: Policy, who: CustomerFacts): string {
  return judgeTier(policy, who, NOW).tier;
}

/** The segments the customer belongs to. */
export function segmentKeys(policy: Policy, who: CustomerFacts): readonly string[] {
  return segmentsOf(policy, who, tierOf(policy, who)).map(({ key }) => key);
}

/** Tier and urgency of a customer's ticket, as the level's option value says them, and what is promised. */
export function levelOf(
  policy: Policy,
  who: CustomerFacts,
  changes: Partial<TicketFacts> = {},
): { readonly option: string; readonly promise: PolicyDocument["serviceLevels"][number] | null } {
  const { optionValue, level } = serviceLevelOf(policy, ticket(changes), tierOf(policy, who), who);
  return { option: optionValue, promise: level.promise };
}

/** The item of a list with that key; a wrong key fails the test that asks. */
export function named<Item extends { readonly key: string }>(items: readonly Item[], key: string): Item {
  const found = items.find((item) => item.key === key);
  if (found === undefined) throw new Error(`no ${key} among ${items.map((item) => item.key).join(", ")}`);
  return found;
}

const HOUR = 3600;

/** Hours in seconds, as compiled policies hold them. */
export const hours = (amount: number): number => amount * HOUR;

/** Minutes in seconds. */
export const minutes = (amount: number): number => amount * 60;
