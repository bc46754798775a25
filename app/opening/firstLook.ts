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

async function look(opening: Opening): Promise<FirstLook | null> {
  const underWay = await opening.brief;
  if (underWay === null) return null;
  const [session, answer] = await Promise.all([opening.session, underWay.answer]);
  if (!session.ok || !answer.ok) return null;
  const brief = readFirstBrief(answer.value);
  if (brief === null) return null;
  return { ticketId: underWay.ticketId, session: session.value, brief, answer: answer.value };
}

/** Waits that long for session and brief. Null: not beside a ticket, no brief, or not yet. */
export async function firstLook(opening: Opening, milliseconds: number): Promise<FirstLook | null> {
  const waited = await within(milliseconds, look(opening));
  switch (waited.kind) {
    case "answered":
      return waited.value;
    case "timed_out":
      return null;
  }
}
