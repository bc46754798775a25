import {
  type CallingHours,
  type Instant,
  instant,
  instantOf,
  instantText,
  isOpen,
  nextClosing,
  nextOpening,
  openHours,
} from "#core";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";

/** What keeps a call from being put off. `next`: the first calling hours after the chosen minute, where there are any. */
export type PutOffMistake =
  | { readonly kind: "no_time" | "past" }
  | { readonly kind: "outside_hours"; readonly next: string | null };

const atMinute = (now: number): Instant => instant(Math.floor(now / 60_000) * 60);

/**
 * Why the call is not put off to this minute; null: it may be. Outside the calling hours the Worker would take the date alone
 * (`callbackMovedTo`), so that is said here instead.
 * @param at ISO; null: none was chosen. @param now epoch milliseconds.
 */
export function putOffMistake(
  at: string | null,
  hours: CallingHours | null,
  now: number,
): PutOffMistake | null {
  if (at === null) return { kind: "no_time" };
  const chosen = instantOf(at);
  if (chosen <= atMinute(now)) return { kind: "past" };
  if (hours === null) return null;
  const schedule = openHours(hours);
  if (isOpen(schedule, chosen)) return null;
  const next = nextOpening(schedule, chosen);
  return { kind: "outside_hours", next: next === null ? null : instantText(next) };
}

const HALF_HOUR_SECONDS = 1800;
/** Nearer than this it is no putting off. */
const SOON_SECONDS = 600;

/** Minutes that are often wanted, ISO: the next half hour while that may still be called, then the next two stretches. */
export function putOffOffers(hours: CallingHours, now: number): readonly string[] {
  const schedule = openHours(hours);
  const from = atMinute(now);
  const half = instant(Math.ceil((from + SOON_SECONDS) / HALF_HOUR_SECONDS) * HALF_HOUR_SECONDS);
  const stretches: Instant[] = [];
  for (let after = from; stretches.length < 2; ) {
    const closing = isOpen(schedule, after) ? nextClosing(schedule, after) : after;
    const opening = closing === null ? null : nextOpening(schedule, closing);
    if (opening === null) break;
    stretches.push(opening);
    after = opening;
  }
  const offers = isOpen(schedule, half) ? [half, ...stretches] : stretches;
  return [...new Set(offers)].map(instantText);
}

/** Another due date of the call's task: the Worker learns of it as of one that was set in Zendesk (H8). */
export const putOffWrite = (taskTicketId: number, at: string, note: string): TaskWrite => ({
  kind: "update",
  said: "callbacks.putOff.said",
  ticketId: taskTicketId,
  change: {
    values: {},
    dueAt: at,
    ...(note.trim() === "" ? {} : { note: note.trim() }),
  },
});
