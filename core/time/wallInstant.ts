import { type Instant, instant } from "./instant.ts";
import { segmentAt } from "./zone.ts";

/**
 * The instant at which a zone's clock shows a local second (counted as if it never jumped); the instant of the jump where
 * the clock skips that second.
 */
export function wallInstant(zone: string, local: number): Instant {
  const { from, to, offset } = segmentAt(zone, instant(local - segmentAt(zone, instant(local)).offset));
  const guess = local - offset;
  if (guess < from) return instant(Math.min(from, local - segmentAt(zone, instant(from - 1)).offset));
  return instant(guess < to ? guess : Math.max(to, local - segmentAt(zone, to).offset));
}
