import type { BriefCallback } from "#core";

/**
 * How a call stands at an instant (epoch milliseconds): it waits for the customer's calling hours, is to be made now, or
 * is late. A call that cannot be made before its due time is late from its slot on, not earlier (SEMANTICS "Callbacks").
 */
export type CallbackStanding =
  | { readonly kind: "waiting"; readonly from: string }
  | { readonly kind: "due"; readonly millisecondsLeft: number }
  | { readonly kind: "overdue"; readonly millisecondsLate: number };

/** Judged by the brief's instants, so it turns red without asking again. */
export function callbackStanding(
  { slotAt, dueAt }: Pick<BriefCallback, "slotAt" | "dueAt">,
  now: number,
): CallbackStanding {
  const slot = Date.parse(slotAt);
  if (now < slot) return { kind: "waiting", from: slotAt };
  const due = Math.max(slot, Date.parse(dueAt));
  return now <= due
    ? { kind: "due", millisecondsLeft: due - now }
    : { kind: "overdue", millisecondsLate: now - due };
}

const ORDER = { overdue: 0, due: 1, waiting: 2 } as const satisfies Record<CallbackStanding["kind"], number>;

/** Overdue first, then by the time to call. */
export const byUrgency = (callbacks: readonly BriefCallback[], now: number): readonly BriefCallback[] =>
  callbacks.toSorted((one, other) => {
    const rank = ORDER[callbackStanding(one, now).kind] - ORDER[callbackStanding(other, now).kind];
    return rank === 0 ? Date.parse(one.slotAt) - Date.parse(other.slotAt) : rank;
  });
