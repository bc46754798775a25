import { createHash } from "node:crypto";
import type { JsonObject } from "../json.ts";
import type { Job } from "../records/job.ts";
import type { State } from "../state.ts";

const MAX_JOBS = 30;
const MAX_KEPT_JOBS = 5_000;

/** Runs background jobs one after the other, item by item, off the request's turn. */
export type JobRunner = {
  /** Queues a job of these items; `undefined` when 30 are waiting or running. `work` does one item and says how it went. */
  enqueue<Item>(
    state: State,
    jobType: string,
    items: readonly Item[],
    work: (item: Item, index: number) => JsonObject,
  ): Job | undefined;
  /** Jobs not finished yet. */
  pending(): number;
  /** Kills what is waiting: after a reset its records are gone. */
  stop(): void;
};

/** Makes the runner. `stepMs` is how long a job rests in each state. */
export const createJobRunner = (stepMs = 2): JobRunner => {
  let open = 0;
  let run = 0;
  let made = 0;
  let tail: Promise<void> = Promise.resolve();
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, stepMs));
  return {
    enqueue: (state, jobType, items, work) => {
      if (open >= MAX_JOBS) return undefined;
      open += 1;
      made += 1;
      const mine = run;
      const job: Job = {
        id: `V3-${createHash("md5").update(`job ${made}`).digest("hex")}`,
        status: "queued",
        job_type: jobType,
        total: items.length,
        progress: 0,
        message: null,
        results: null,
      };
      state.jobs.set(job.id, job);
      if (state.jobs.size > MAX_KEPT_JOBS)
        for (const oldest of state.jobs.keys()) {
          state.jobs.delete(oldest);
          break;
        }
      tail = tail.then(async () => {
        if (mine === run) await rest();
        if (mine === run) job.status = "working";
        if (mine === run) await rest();
        if (mine !== run) {
          job.status = "killed";
          return;
        }
        const results: JsonObject[] = [];
        try {
          items.forEach((item, index) => {
            results.push(work(item, index));
            job.progress = Math.min(job.total, results.length);
          });
          job.status = "completed";
          job.message = `Completed at ${new Date().toISOString()}`;
        } catch (error) {
          job.status = "failed";
          job.message = error instanceof Error ? error.message : "unknown error";
        }
        job.progress = job.total;
        job.results = results;
        if (mine === run) open -= 1;
      });
      return job;
    },
    pending: () => open,
    stop: () => {
      run += 1;
      open = 0;
    },
  };
};
