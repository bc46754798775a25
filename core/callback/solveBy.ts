import type { InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { addWorkingDays } from "../time/addWorkingDays.ts";
import { seconds } from "../time/duration.ts";
import { instant, instantOf, instantText } from "../time/instant.ts";
import type { CallbackRule } from "./callbackRule.ts";

const DAY = seconds(86_400);

/**
 * Until when a complaint found in a callback has to be solved (D11): the same day, that is, by the last closing of the
 * rule's schedule on it, and never later than the policy's `solveWithin` (24 h).
 * @param rule null: the policy has it no more.
 */
export function solveBy(policy: Policy, rule: CallbackRule | null, foundAt: InstantText): InstantText {
  const at = instantOf(foundAt);
  const atMost = instant(at + (rule?.outcomes.dissatisfied.solveWithin ?? DAY));
  const schedule = policy.schedules.get(rule?.schedule ?? "");
  const closing = schedule === undefined ? null : addWorkingDays(schedule, 0, at);
  return instantText(closing !== null && closing < atMost ? closing : atMost);
}
