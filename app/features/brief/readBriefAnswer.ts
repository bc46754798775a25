import * as v from "valibot";
import type { Brief, Result } from "#core";
import type { WorkerProblem } from "../../zaf/requestWorker.ts";
import { BriefSchema } from "./briefSchema.ts";
import type { RawBrief } from "./requestBrief.ts";

/** Why the sidebar has no brief now. `refused`: the Worker does not accept the app's key. */
export type NoBriefReason = "unreachable" | "refused" | "not_configured";

/** What the Worker says about a ticket: all of it, or that it has not looked at the ticket yet. */
export type BriefAnswer =
  | { readonly kind: "brief"; readonly brief: Brief }
  | { readonly kind: "unknown_ticket" };

const ErrorBody = v.pipe(v.string(), v.parseJson(), v.object({ error: v.string() }));

const saysUnknownTicket = (responseText: string): boolean => {
  const body = v.safeParse(ErrorBody, responseText);
  return body.success && body.output.error === "unknown_ticket";
};

/** A 404 of another server (a mistyped address, a proxy) must not pass for "not looked at yet". */
function readWorkerProblem(problem: WorkerProblem): Result<BriefAnswer, NoBriefReason> {
  switch (problem.reason) {
    case "not_configured":
      return { ok: false, error: "not_configured" };
    case "timed_out":
    case "refused":
      return { ok: false, error: "unreachable" };
    case "http":
      if (problem.status === 404 && saysUnknownTicket(problem.detail)) {
        return { ok: true, value: { kind: "unknown_ticket" } };
      }
      return {
        ok: false,
        error: problem.status === 401 || problem.status === 403 ? "refused" : "unreachable",
      };
  }
}

/** Reads what came for a ticket. An answer of another shape is told on the console: the Worker is ours. */
export function readBriefAnswer(raw: RawBrief, ticketId: number): Result<BriefAnswer, NoBriefReason> {
  if (!raw.ok) return readWorkerProblem(raw.error);
  const brief = v.safeParse(BriefSchema, raw.value);
  if (brief.success) return { ok: true, value: { kind: "brief", brief: brief.output } };
  console.error(`brief of ticket ${ticketId} cannot be read: ${v.summarize(brief.issues)}`);
  return { ok: false, error: "unreachable" };
}
