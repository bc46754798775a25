import type { Result } from "#core";
import * as v from "valibot";
import { requestWorker, type WorkerProblem } from "../../zaf/requestWorker.ts";
import type { Installation } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { type VersionedRules, VersionedRulesSchema } from "./guardSchema.ts";

/** Asks the Worker for the rules of the policy in force. */
export async function fetchRules(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
): Promise<Result<VersionedRules, WorkerProblem>> {
  const answer = await requestWorker(zaf, installation, "GET", "/api/policy/guard");
  if (!answer.ok) return answer;
  const read = v.safeParse(VersionedRulesSchema, answer.value);
  if (read.success) return { ok: true, value: read.output };
  return { ok: false, error: { reason: "refused", detail: v.summarize(read.issues) } };
}
