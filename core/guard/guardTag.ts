import type { DraftFinding } from "../contract/guard.ts";

const OUTCOMES = ["warned", "blocked", "overridden"] as const;

/** What became of a finding: sent with a warning, kept from leaving, or sent all the same for a reason. */
export type GuardOutcome = (typeof OUTCOMES)[number];

/** A ticket's tag that says so: the only trace a finding leaves, written by the agent's own save (decision 011). */
export type GuardTag = { readonly outcome: GuardOutcome; readonly rule: string };

/** A phrase rule goes by its key, the others by what they look for. */
export const ruleOf = ({ rule, key }: Pick<DraftFinding, "rule" | "key">): string => key ?? rule;

/** "guard_blocked_vague_en". */
export const guardTag = ({ outcome, rule }: GuardTag): string => `guard_${outcome}_${rule}`;

/** Null: a tag of another kind. */
export function readGuardTag(tag: string): GuardTag | null {
  const outcome = OUTCOMES.find((one) => tag.startsWith(guardTag({ outcome: one, rule: "" })));
  if (outcome === undefined) return null;
  const rule = tag.slice(guardTag({ outcome, rule: "" }).length);
  return rule === "" ? null : { outcome, rule };
}
