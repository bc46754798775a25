import * as v from "valibot";
import { ok } from "../result.ts";
import { type JobStatus, jobStatus } from "../schemas/jobStatus.ts";
import { collect } from "../transport/paging.ts";
import type { Transport } from "../transport/transport.ts";
import type { ZendeskResult } from "../zendeskError.ts";
import { inBatches } from "./batches.ts";

/** Background jobs, kept by Zendesk for a day. */
export type Jobs = {
  show(id: string): Promise<ZendeskResult<JobStatus>>;
  showMany(ids: readonly string[]): Promise<ZendeskResult<JobStatus[]>>;
};

const one = v.looseObject({ job_status: jobStatus });

export function createJobs(transport: Transport): Jobs {
  return {
    async show(id) {
      const path = `/api/v2/job_statuses/${encodeURIComponent(id)}`;
      const answer = await transport.ask({ method: "GET", path }, one);
      return answer.ok ? ok(answer.value.job_status) : answer;
    },
    showMany: (ids) =>
      inBatches(ids, (batch) =>
        collect(
          transport,
          `/api/v2/job_statuses/show_many?ids=${batch.map(encodeURIComponent).join(",")}`,
          "job_statuses",
          jobStatus,
          "none",
        ),
      ),
  };
}
