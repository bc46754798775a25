import type { Brief } from "#core";
import type { Session } from "../zaf/session.ts";
import { within } from "../zaf/within.ts";
import type { Opening } from "./openFrame.ts";

/** The answers that came before the screens were started. */
export type FirstLook = {
  readonly ticketId: number;
  readonly agentId: number | null;
  readonly session: Session;
  readonly brief: Brief;
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
  if (!session.ok || !answer.ok || answer.value.kind !== "brief") return null;
  const { ticketId, agentId } = underWay;
  return { ticketId, agentId, session: session.value, brief: answer.value.brief };
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
