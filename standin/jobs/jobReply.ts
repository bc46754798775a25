import { MAX_BULK } from "../http/readIds.ts";
import { jsonReply, tooManyJobs, tooManyValues } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { Standin } from "../standin.ts";
import { jobView } from "./jobView.ts";

/** Queues a job of at most 100 items and answers with its status; 400 above 100, 429 when 30 jobs are open. */
export const jobReply = <Item>(
  standin: Standin,
  jobType: string,
  items: readonly Item[],
  work: (item: Item, index: number) => JsonObject,
): Response => {
  if (items.length > MAX_BULK) return tooManyValues(MAX_BULK);
  const job = standin.jobs.enqueue(standin.state, jobType, items, work);
  return job === undefined ? tooManyJobs() : jsonReply(200, { job_status: jobView(standin, job) });
};
