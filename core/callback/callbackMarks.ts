import type { InstantText } from "../contract/facts.ts";
import { instant, instantOf, instantText } from "../time/instant.ts";
import type { CallbackRule } from "./callbackRule.ts";

/** What becomes due on an open callback: its time to call, and levels of lateness at which somebody is told. */
export type CallbackMark = {
  /** Once per key: another time to call is heard of anew, a level of lateness is told only once. */
  readonly key: string;
  readonly at: InstantText;
  /** Role to tell; null: only the one who calls, on the open sidebar. */
  readonly tell: string | null;
};

/** The marks of an open callback in order of time. */
export function callbackMarks(
  rule: CallbackRule,
  { slotAt, dueAt }: { slotAt: InstantText; dueAt: InstantText },
): readonly CallbackMark[] {
  // Nobody is late before the customer may be called at all.
  const late = slotAt > dueAt ? slotAt : dueAt;
  const levels = rule.escalation.length > 0 || rule.lead === null ? rule.escalation : [leadAtOnce(rule.lead)];
  return [
    { key: `slot:${slotAt}`, at: slotAt, tell: null },
    { key: `overdue:${late}`, at: after(late, 1), tell: null },
    ...levels.map(({ after: seconds, tell }) => ({
      key: `told:${tell}:${seconds}`,
      at: after(late, seconds + 1),
      tell,
    })),
  ].toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
}

const leadAtOnce = (tell: string): { readonly after: number; readonly tell: string } => ({ after: 0, tell });

const after = (at: InstantText, seconds: number): InstantText =>
  instantText(instant(instantOf(at) + seconds));
