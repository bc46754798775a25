import {
  type ClockAction,
  clocksOf,
  type CustomerFacts,
  describePolicyProblem,
  dueActions,
  type InstantText,
  judgeTier,
  type Policy,
  type PolicyDocument,
  readPolicy,
  segmentsOf,
  serviceLevelOf,
  type TicketFacts,
  type TimelineEvent,
  withComputedFacts,
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

/** The segments the customer belongs to, with what follows from its dates. */
export function segmentKeys(policy: Policy, who: CustomerFacts): readonly string[] {
  const known = withComputedFacts(policy, who, NOW);
  return segmentsOf(policy, known, tierOf(policy, who)).map(({ key }) => key);
}

/** Tier and urgency of a customer's ticket, as the level's option value says them, and what is promised. */
export function levelOf(
  policy: Policy,
  who: CustomerFacts,
  changes: Partial<TicketFacts> = {},
): { readonly option: string; readonly promise: PolicyDocument["serviceLevels"][number] | null } {
  const known = withComputedFacts(policy, who, NOW);
  const { optionValue, promise } = serviceLevelOf(policy, ticket(changes), tierOf(policy, who), known);
  return { option: optionValue, promise };
}

/** The item of a list with that key; a wrong key fails the test that asks. */
export function named<Item extends { readonly key: string }>(items: readonly Item[], key: string): Item {
  const found = items.find((item) => item.key === key);
  if (found === undefined) throw new Error(`no ${key} among ${items.map((item) => item.key).join(", ")}`);
  return found;
}

/**
 * What has happened by `now` on a ticket that nobody answers, beside the given events: time (UTC), clock, kind and
 * actions of every deadline that has come.
 */
export function happened(
  policy: Policy,
  level: { readonly tier: string; readonly urgency: string },
  created: InstantText,
  now: InstantText,
  events: readonly TimelineEvent[] = [],
): readonly string[] {
  const judged = { at: created, kind: "level", segments: [], problemType: null, ...level } as const;
  const timeline = { ticketId: 42, events: [{ at: created, kind: "created" } as const, judged, ...events] };
  const clocks = clocksOf(policy, timeline, now);
  return dueActions(policy, clocks, new Set(), now).map(({ at, clockId, kind, actions }) => {
    const key = clocks.find(({ id }) => id === clockId)?.key;
    return `${at.slice(11, 16)} ${key} ${kind} ${actions.map(wordsOf).join(", ")}`;
  });
}

function wordsOf(action: ClockAction): string {
  switch (action.do) {
    case "notify":
    case "assign":
      return `${action.do} ${action.role}`;
    case "offer_reply":
      return `${action.do} ${action.reply}`;
    case "internal_note":
    case "tag":
    case "priority":
    case "group":
    case "reopen":
      return action.do;
  }
}

const HOUR = 3600;

/** Hours in seconds, as compiled policies hold them. */
export const hours = (amount: number): number => amount * HOUR;

/** Minutes in seconds. */
export const minutes = (amount: number): number => amount * 60;
