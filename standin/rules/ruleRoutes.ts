import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import type { Standin } from "../standin.ts";
import { accountRoutes } from "./accountRoutes.ts";
import { accountSettingsRoutes } from "./accountSettingsRoutes.ts";
import { macroRoutes } from "./macroRoutes.ts";
import { slaRoutes } from "./slaRoutes.ts";
import { triggerRoutes } from "./triggerRoutes.ts";
import { viewRoutes } from "./viewRoutes.ts";

/** SLA policies, triggers, macros, views, and the lists that go with them. */
export const ruleRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  for (const part of [
    slaRoutes,
    triggerRoutes,
    macroRoutes,
    viewRoutes,
    accountRoutes,
    accountSettingsRoutes,
  ])
    app.route("/", part(standin));
  return app;
};
