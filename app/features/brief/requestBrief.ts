import type { Result } from "#core";
import { requestWorker, type WorkerProblem } from "../../zaf/requestWorker.ts";
import type { Installation } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";

/** What the Worker answered, not read yet (`readBriefAnswer`), or why it did not. */
export type RawBrief = Result<unknown, WorkerProblem>;

/** Asks the Worker for everything the sidebar shows about a ticket, in one request. */
export const requestBrief = (
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
  ticketId: number,
): Promise<RawBrief> => requestWorker(zaf, installation, "GET", `/api/tickets/${ticketId}/brief`);
