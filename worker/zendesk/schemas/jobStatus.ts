import * as v from "valibot";
import { textOrNull } from "./scalars.ts";

/** One item's outcome. Shapes differ by kind of job (facts/zendesk-api 2.3): all keys may be absent. */
const jobResult = v.looseObject({
  id: v.nullish(v.union([v.number(), v.string()])),
  index: v.nullish(v.number()),
  action: v.nullish(v.string()),
  status: v.nullish(v.string()),
  success: v.nullish(v.boolean()),
  error: v.nullish(v.string()),
  details: v.nullish(v.string()),
});
export type JobResult = v.InferOutput<typeof jobResult>;

/** A background job: `results` is filled when it is done, and one failed item does not fail the job. */
export const jobStatus = v.looseObject({
  id: v.string(),
  status: v.picklist(["queued", "working", "completed", "failed", "killed"]),
  total: v.nullish(v.number()),
  progress: v.nullish(v.number()),
  message: textOrNull,
  results: v.fallback(v.nullish(v.array(jobResult), null), null),
});
export type JobStatus = v.InferOutput<typeof jobStatus>;

/** True when an item of a job did not get done. */
export function hasFailed(result: JobResult): boolean {
  return result.success === false || (result.error !== undefined && result.error !== null);
}
