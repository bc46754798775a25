import type { Localized, Result } from "#core";
import * as v from "valibot";
import { requestWorker, type WorkerProblem } from "../../zaf/requestWorker.ts";
import type { Installation } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { Localized as LocalizedSchema } from "../../shared/i18n/localizedSchema.ts";

/** On how many tickets a reply was used, and what became of them (decision 012). */
export type ReplyUse = {
  readonly reply: string;
  /** Null: the policy has that reply no more. */
  readonly title: Localized | null;
  readonly tickets: number;
  /** Solved within the days of the list. */
  readonly solved: number;
  /** Of the solved ones, those opened again. */
  readonly reopened: number;
  readonly good: number;
  readonly bad: number;
};

/** Uses from the local day `since` ("2026-10-21") on; `within`: days in which a ticket counts as solved. */
export type ReplyUses = {
  readonly since: string;
  readonly within: number;
  readonly replies: readonly ReplyUse[];
};

/** `GET /api/lists/replies`. */
const ReplyUsesSchema = v.object({
  since: v.pipe(v.string(), v.isoDate()),
  within: v.number(),
  replies: v.array(
    v.object({
      reply: v.string(),
      title: v.nullable(LocalizedSchema),
      tickets: v.number(),
      solved: v.number(),
      reopened: v.number(),
      good: v.number(),
      bad: v.number(),
    }),
  ),
}) satisfies v.GenericSchema<unknown, ReplyUses>;

/** Asks the Worker which replies were used in the last 30 days; the days to solve in are the Worker's own choice. */
export async function fetchReplyUses(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
): Promise<Result<ReplyUses, WorkerProblem>> {
  const answer = await requestWorker(zaf, installation, "GET", "/api/lists/replies");
  if (!answer.ok) return answer;
  const read = v.safeParse(ReplyUsesSchema, answer.value);
  if (read.success) return { ok: true, value: read.output };
  return { ok: false, error: { reason: "refused", detail: v.summarize(read.issues) } };
}
