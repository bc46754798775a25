import type { Result, SearchedReply } from "#core";
import * as v from "valibot";
import { requestWorker, type WorkerProblem } from "../../zaf/requestWorker.ts";
import type { Installation } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { Localized } from "../../shared/i18n/localizedSchema.ts";

/** `GET /api/policy/replies`: every reply of the policy in force, whether or not it fits a ticket. */
const RepliesSchema = v.object({
  version: v.number(),
  replies: v.array(
    v.object({
      key: v.string(),
      stage: v.string(),
      stageTitle: Localized,
      title: Localized,
      body: Localized,
      shortcut: v.nullable(v.string()),
      channel: v.picklist(["public_reply", "call_script"]),
    }) satisfies v.GenericSchema<unknown, SearchedReply>,
  ),
});

/** Asks the Worker for all replies of the policy in force. */
export async function fetchReplies(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
): Promise<Result<readonly SearchedReply[], WorkerProblem>> {
  const answer = await requestWorker(zaf, installation, "GET", "/api/policy/replies");
  if (!answer.ok) return answer;
  const read = v.safeParse(RepliesSchema, answer.value);
  if (read.success) return { ok: true, value: read.output.replies };
  return { ok: false, error: { reason: "refused", detail: v.summarize(read.issues) } };
}
