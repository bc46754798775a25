import type { Result } from "#core";
import { type RawBrief, requestBrief } from "../features/brief/requestBrief.ts";
import { readInstallation, readSession, type Session } from "../zaf/session.ts";
import type { Zaf } from "../zaf/zaf.ts";
import type { ZafProblem } from "../zaf/zafProblem.ts";

/** A brief under way. What comes is read by `readBriefAnswer`, whose schema is not loaded yet. */
export type BriefUnderWay = {
  readonly ticketId: number;
  readonly answer: Promise<RawBrief>;
};

/** What is asked for as soon as the frame opens, while the screens are still being fetched. */
export type Opening = {
  readonly zaf: Zaf;
  readonly session: Promise<Result<Session, ZafProblem>>;
  /** Null: the frame does not stand beside a ticket that is named in its context. */
  readonly brief: Promise<BriefUnderWay | null>;
  /** Ends the opening's own watch. @returns whether the Worker has meanwhile said that it changed something. */
  readonly handOver: () => boolean;
};

/** Asks for the session and the brief at once; the brief waits only for the registration, which names ticket and Worker. */
export function openFrame(zaf: Zaf): Opening {
  const installation = readInstallation(zaf);
  let isChanged = false;
  const stop = zaf.on("api_notification.tierwise_changed", () => {
    isChanged = true;
  });
  return {
    zaf,
    session: readSession(zaf, installation),
    brief: installation.then((read) => {
      if (!read.ok || read.value.location !== "ticket_sidebar" || read.value.ticketId === null) return null;
      const { ticketId } = read.value;
      return { ticketId, answer: requestBrief(zaf, read.value, ticketId) };
    }),
    handOver: () => {
      stop();
      return isChanged;
    },
  };
}
