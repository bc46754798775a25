import type { CallbackState } from "../contract/callback.ts";
import type { InstantText } from "../contract/facts.ts";
import type { CallbackResult } from "../task/taskFields.ts";

/** A callback about a ticket or visit, whatever became of it. */
export type CallAbout = {
  readonly id: string;
  readonly rule: string;
  /** The ticket or visit it is about. */
  readonly ticketId: number | null;
  readonly causeAt: InstantText;
  readonly dueAt: InstantText;
  readonly slotAt: InstantText;
  readonly state: CallbackState;
  readonly result: CallbackResult | null;
};

/** How the call about something stands. `not_needed`: it was skipped, with the reason in the ledger. */
export type CallStanding = "none" | "planned" | "overdue" | "done" | "not_needed";

/** What is still to be done comes before what was done; nothing at all is `none`. */
export function callStanding(calls: readonly CallAbout[], now: InstantText): CallStanding {
  const owed = calls.filter(isOwed);
  if (owed.some((call) => now > lateAfter(call))) return "overdue";
  if (owed.length > 0) return "planned";
  if (calls.some(({ state }) => state === "finished")) return "done";
  return calls.length > 0 ? "not_needed" : "none";
}

export const isOwed = ({ state }: CallAbout): boolean => state === "open" || state === "attached";

/** Due, but never before the customer may be called. */
export const lateAfter = ({ dueAt, slotAt }: Pick<CallAbout, "dueAt" | "slotAt">): InstantText =>
  slotAt > dueAt ? slotAt : dueAt;
