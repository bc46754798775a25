import type { JsonObject } from "../json.ts";
import type { Job } from "../records/job.ts";
import type { Standin } from "../standin.ts";

/** A job as REST shows it; results only when it is done. */
export const jobView = (standin: Standin, job: Job): JsonObject => ({
  id: job.id,
  job_type: job.job_type,
  url: `${standin.url}/api/v2/job_statuses/${job.id}.json`,
  total: job.total,
  progress: job.progress,
  status: job.status,
  message: job.message,
  results: job.results,
});
