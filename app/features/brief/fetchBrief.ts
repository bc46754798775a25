import type { Result } from "#core";
import type { Installation } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { type BriefAnswer, type NoBriefReason, readBriefAnswer } from "./readBriefAnswer.ts";
import { requestBrief } from "./requestBrief.ts";

/** Asks the Worker about a ticket, and reads what comes. */
export async function fetchBrief(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
  ticketId: number,
): Promise<Result<BriefAnswer, NoBriefReason>> {
  return readBriefAnswer(await requestBrief(zaf, installation, ticketId), ticketId);
}
