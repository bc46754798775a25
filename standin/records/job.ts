import type { JsonObject } from "../json.ts";

/** A background job. Source: zendesk-api 2.3. */
export type Job = {
  id: string;
  status: "queued" | "working" | "completed" | "failed" | "killed";
  job_type: string;
  total: number;
  progress: number;
  message: string | null;
  results: JsonObject[] | null;
};
