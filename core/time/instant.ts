import type { InstantText } from "../contract/facts.ts";

declare const unit: unique symbol;

/** An instant in UTC, in whole seconds since 1970-01-01T00:00:00Z. */
export type Instant = number & { readonly [unit]: "epoch seconds" };

export const instant = (epochSeconds: number): Instant => {
  if (!Number.isSafeInteger(epochSeconds)) throw new RangeError(`not a whole second: ${epochSeconds}`);
  return epochSeconds as Instant;
};

/** The instant of an ISO 8601 text with zone, rounded down to the second; null when it is none. */
export function parseInstant(text: InstantText): Instant | null {
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : instant(Math.floor(at / 1000));
}

/** Like `parseInstant`, for texts that were checked before; anything else is a bug of the caller. */
export function instantOf(text: InstantText): Instant {
  const at = parseInstant(text);
  if (at === null) throw new RangeError(`not an instant: ${text}`);
  return at;
}

/** ISO 8601 in UTC with seconds, "2026-04-01T09:00:00Z". */
export function instantText(at: Instant): InstantText {
  return `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;
}
