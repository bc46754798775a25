import type { Session } from "../zaf/session.ts";
import { within } from "../zaf/within.ts";
import type { Opening } from "./openFrame.ts";
import { type FirstBrief, readFirstBrief } from "./readFirstBrief.ts";

/** The answers that came before the screens were started. */
export type FirstLook = {
  readonly ticketId: number;
  readonly session: Session;
  readonly brief: FirstBrief;
  /** All that the Worker said, for the screens to read. */
  readonly answer: unknown;
};

/**
 * How long the screens wait for the brief. Starting them takes the page's only thread for about this long, and an
 * answer that comes meanwhile waits: shown first, it is on the screen earlier.
 */
const PATIENCE_MILLISECONDS = 120;

async function look(opening: Opening): Promise<FirstLook | null> {
  const underWay = await opening.brief;
  if (underWay === null) return null;
  const [session, answer] = await Promise.all([opening.session, underWay.answer]);
  if (!session.ok || !answer.ok) return null;
  const brief = readFirstBrief(answer.value);
  if (brief === null) return null;
  return { ticketId: underWay.ticketId, session: session.value, brief, answer: answer.value };
}

/** Waits a moment for session and brief. Null: not beside a ticket, no brief, or not yet. */
export async function firstLook(opening: Opening): Promise<FirstLook | null> {
  const waited = await within(PATIENCE_MILLISECONDS, look(opening));
  switch (waited.kind) {
    case "answered":
      return waited.value;
    case "timed_out":
      return null;
  }
}
