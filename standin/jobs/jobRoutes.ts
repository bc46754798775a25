import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { jsonReply, recordNotFound } from "../http/reply.ts";
import type { Standin } from "../standin.ts";
import { jobView } from "./jobView.ts";

/** /api/v2/job_statuses. */
export const jobRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  app.get("/api/v2/job_statuses", (context) =>
    paginate({
      url: context.req.url,
      plural: "job_statuses",
      items: [...standin.state.jobs.values()],
      view: (job) => jobView(standin, job),
    }),
  );
  app.get("/api/v2/job_statuses/show_many", (context) => {
    const ids = (context.req.query("ids") ?? "").split(",");
    const found = ids.flatMap((id) => standin.state.jobs.get(id) ?? []);
    return jsonReply(200, { job_statuses: found.map((job) => jobView(standin, job)) });
  });
  app.get("/api/v2/job_statuses/:id", (context) => {
    const job = standin.state.jobs.get(context.req.param("id"));
    return job === undefined ? recordNotFound() : jsonReply(200, { job_status: jobView(standin, job) });
  });
  return app;
};
