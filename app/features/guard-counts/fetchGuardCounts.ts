import type { GuardOutcome, Localized, Result } from "#core";
import * as v from "valibot";
import { requestWorker, type WorkerProblem } from "../../zaf/requestWorker.ts";
import type { Installation } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { Localized as LocalizedSchema } from "../../shared/i18n/localizedSchema.ts";

/** On how many tickets a rule had an outcome, first seen on one day. */
export type GuardCount = {
  /** A key of the policy's phrases, or what one of the other rules looks for. */
  readonly rule: string;
  readonly outcome: GuardOutcome;
  readonly tickets: number;
  /** Null: none of the policy's phrases, or none of them any more. */
  readonly title: Localized | null;
};

/** What the guard found from the local day `since` ("2026-10-21") on. */
export type GuardCounts = { readonly since: string; readonly counts: readonly GuardCount[] };

/** `GET /api/lists/guard`. */
const GuardCountsSchema = v.object({
  since: v.pipe(v.string(), v.isoDate()),
  counts: v.array(
    v.object({
      rule: v.string(),
      outcome: v.picklist(["warned", "blocked", "overridden"]),
      tickets: v.number(),
      title: v.nullable(LocalizedSchema),
    }),
  ),
}) satisfies v.GenericSchema<unknown, GuardCounts>;

/** Asks the Worker what the guard found in the last 30 days. */
export async function fetchGuardCounts(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
): Promise<Result<GuardCounts, WorkerProblem>> {
  const answer = await requestWorker(zaf, installation, "GET", "/api/lists/guard");
  if (!answer.ok) return answer;
  const read = v.safeParse(GuardCountsSchema, answer.value);
  if (read.success) return { ok: true, value: read.output };
  return { ok: false, error: { reason: "refused", detail: v.summarize(read.issues) } };
}
