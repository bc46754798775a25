import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import type { Standin } from "../standin.ts";
import { appRoutes } from "./appRoutes.ts";
import { assetRoutes } from "./assetRoutes.ts";
import { eventRoute } from "./eventRoute.ts";
import { installationRoutes } from "./installationRoutes.ts";
import { notifyRoute } from "./notifyRoute.ts";
import { proxyRoute } from "./proxy/proxyRoute.ts";
import { workspaceSessionRoute } from "./workspaceSessionRoute.ts";

/**
 * Everything about apps: the Apps API (/api/v2/apps, /api/apps, /api/support/apps), the files of installed apps
 * (/apps-assets), and what the agent workspace needs to host them (/__standin/apps).
 */
export const appsRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const routes = new Hono<StandinEnvironment>();
  routes.route("/", installationRoutes(standin));
  routes.route("/", notifyRoute(standin));
  routes.route("/", appRoutes(standin));
  routes.route("/", assetRoutes(standin));
  routes.route("/", eventRoute(standin));
  routes.route("/", proxyRoute(standin));
  routes.route("/", workspaceSessionRoute(standin));
  return routes;
};
