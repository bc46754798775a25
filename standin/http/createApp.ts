import { Hono } from "hono";
import { appsRoutes } from "../apps/index.ts";
import { workspaceRoutes } from "../apps/workspaceRoutes.ts";
import { controlRoutes } from "../control/controlRoutes.ts";
import { fieldRoutes } from "../fields/fieldRoutes.ts";
import { groupRoutes } from "../groups/groupRoutes.ts";
import { jobRoutes } from "../jobs/jobRoutes.ts";
import { oauthRoutes } from "../oauth/oauthRoutes.ts";
import { organizationRoutes } from "../organizations/organizationRoutes.ts";
import { ruleRoutes } from "../rules/ruleRoutes.ts";
import { scheduleRoutes } from "../rules/scheduleRoutes.ts";
import { incrementalRoutes } from "../search/incrementalRoutes.ts";
import { searchRoutes } from "../search/searchRoutes.ts";
import type { Standin } from "../standin.ts";
import { ticketRoutes } from "../tickets/ticketRoutes.ts";
import { userRoutes } from "../users/userRoutes.ts";
import { webhookRoutes } from "../webhooks/webhookRoutes.ts";
import { apiGate } from "./apiGate.ts";
import type { StandinEnvironment } from "./environment.ts";
import { jsonReply, notImplemented } from "./reply.ts";

/** All routes. `.json` may follow any path under /api/v2; what is not there answers 501 with its path. */
export const createApp = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>({ getPath: routedPath });
  app.use("/api/*", apiGate(standin));
  app.use("/oauth/*", apiGate(standin));
  app.route("/__standin", controlRoutes(standin));
  app.route("/", oauthRoutes(standin));
  app.route("/", ticketRoutes(standin));
  app.route("/", organizationRoutes(standin));
  app.route("/", userRoutes(standin));
  app.route("/", groupRoutes(standin));
  app.route("/", fieldRoutes(standin));
  app.route("/", ruleRoutes(standin));
  app.route("/", scheduleRoutes(standin));
  app.route("/", searchRoutes(standin));
  app.route("/", incrementalRoutes(standin));
  app.route("/", jobRoutes(standin));
  app.route("/", webhookRoutes(standin));
  app.route("/", appsRoutes(standin));
  app.route("/", workspaceRoutes(standin));
  app.notFound((context) => {
    const { pathname } = new URL(context.req.url);
    return pathname.startsWith("/api/") || pathname.startsWith("/__standin/")
      ? notImplemented(pathname)
      : jsonReply(404, { error: "NotFound", path: pathname });
  });
  app.onError((error) => {
    console.error(error);
    return jsonReply(500, { error: "StandinBug", description: error.message });
  });
  return app;
};

const routedPath = (request: Request): string => {
  const { pathname } = new URL(request.url);
  return pathname.startsWith("/api/v2/") ? pathname.replace(/\.json$/, "") : pathname;
};
