import worker from "../../worker/index.ts";
import { wholeSecondOf } from "../../worker/promises/momentsInEvent.ts";
import { ticketsWithDue } from "../../worker/store/deadlines.ts";
import { countRows, type Rows } from "./countRows.ts";

type Job =
  /** The whole minute, or only its look for what is due. */
  | { readonly kind: "cron" | "find_due"; readonly time: number }
  /** Organizations as Zendesk shows them now, looked at one after the other. */
  | { readonly kind: "look"; readonly organizations: readonly { readonly id: number }[] };

/** Runs the product's Worker on its real database and answers what each run read and wrote. Zendesk and queue are stubs. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const job = await request.json<Job>();
    const organizations = job.kind === "look" ? job.organizations : [];
    stubZendesk(organizations);
    const runs: Rows[] = [];
    const counted = async (run: (env: Env) => Promise<unknown>): Promise<void> => {
      const rows = { read: 0, written: 0 };
      await run({ ...env, DB: countRows(env.DB, rows), EVENTS: SILENT_QUEUE });
      runs.push(rows);
    };
    if (job.kind === "cron") {
      const controller = { cron: "* * * * *", scheduledTime: job.time, noRetry: () => undefined };
      await counted((with_) => worker.scheduled(controller as ScheduledController, with_));
    }
    if (job.kind === "find_due") {
      const now = wholeSecondOf(new Date(job.time).toISOString());
      await counted((with_) => ticketsWithDue(with_.DB, now, 1000));
    }
    for (const { id } of organizations) {
      const body = { kind: "look", tickets: [], organizations: [id], judge: [], cause: "bench" };
      await counted((with_) => worker.queue(batchOf(body), with_));
    }
    return Response.json(runs);
  },
};

const SILENT_QUEUE = { send: async () => undefined } as unknown as Env["EVENTS"];

function batchOf(body: unknown): MessageBatch<unknown> {
  const message = {
    id: crypto.randomUUID(),
    timestamp: new Date(),
    body,
    attempts: 1,
    ack: () => undefined,
    retry: () => undefined,
  };
  const batch = { queue: "tierwise-events", messages: [message] };
  return batch as unknown as MessageBatch<unknown>;
}

function stubZendesk(organizations: readonly { readonly id: number }[]): void {
  globalThis.fetch = async (input) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.pathname === "/oauth/tokens")
      return Response.json({
        access_token: "t",
        token_type: "bearer",
        scope: "read write",
        expires_in: 1800,
      });
    if (url.pathname === "/api/v2/organizations/show_many") {
      const ids = new Set(url.searchParams.get("ids")?.split(",").map(Number));
      return Response.json({ organizations: organizations.filter(({ id }) => ids.has(id)) });
    }
    return Response.json({ error: "Unavailable" }, { status: 503 });
  };
}
