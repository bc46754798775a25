import type { BriefPromise } from "#core";

/**
 * How a promise stands at an instant. `millisecondsLeft` counts down to what the agent has to keep: the closing where
 * the policy lets it be "by close", else the due instant; null: no due time can be told.
 */
export type PromiseStanding =
  | { readonly kind: "calm" | "warned"; readonly millisecondsLeft: number | null }
  /** "By close" has passed, but it is late only from the next opening on. */
  | { readonly kind: "closed"; readonly millisecondsLeft: number }
  /** Null: late, but since when is not known. */
  | { readonly kind: "late"; readonly millisecondsLate: number | null }
  | { readonly kind: "paused" };

const after = (now: number, instant: string | null): number | null =>
  instant === null ? null : now - Date.parse(instant);

/**
 * Judges by the instants of the brief, so that it turns amber and red without asking again. Met at the due instant is
 * met, so late begins after it (SEMANTICS "Service-level clocks"). `now`: epoch milliseconds.
 */
export function promiseStanding(promise: BriefPromise, now: number): PromiseStanding {
  const pastDue = after(now, promise.dueAt);
  switch (promise.state) {
    case "paused":
      return { kind: "paused" };
    case "breached":
      return { kind: "late", millisecondsLate: pastDue ?? after(now, promise.breachedAt) };
    case "running": {
      if (pastDue !== null && pastDue > 0) return { kind: "late", millisecondsLate: pastDue };
      if (promise.bornLate && pastDue === null) return { kind: "late", millisecondsLate: null };
      if (pastDue === null) return { kind: "calm", millisecondsLeft: null };
      const pastClose = after(now, promise.byCloseAt);
      if (pastClose !== null && pastClose > 0) return { kind: "closed", millisecondsLeft: -pastDue };
      const isWarned = promise.warnAt.some((warning) => now >= Date.parse(warning));
      return { kind: isWarned ? "warned" : "calm", millisecondsLeft: -(pastClose ?? pastDue) };
    }
  }
}
