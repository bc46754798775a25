import { Hono } from "hono";
import { admin } from "../admin/routes.ts";
import { authenticate } from "./authenticate.ts";
import { brief } from "./brief.ts";
import { guardRules } from "./guard.ts";
import { handovers } from "./handovers.ts";
import { health } from "./health.ts";
import { lists } from "./lists.ts";
import { ownUser } from "./ownUser.ts";
import { allReplies } from "./replies.ts";
import { organizationBrief } from "./organizationBrief.ts";

/** `/api/*` needs the app's token, `/api/admin/*` an admin's; `/healthz` is open. */
export const api = new Hono<{ Bindings: Env }>();

api.get("/healthz", health);
api.route("/api/admin", admin);
api.use("/api/*", authenticate);
api.get("/api/tickets/:id/brief", brief);
api.get("/api/organizations/:id/brief", organizationBrief);
api.get("/api/handovers", handovers);
api.get("/api/own-user", ownUser);
api.get("/api/policy/guard", guardRules);
api.get("/api/policy/replies", allReplies);
api.route("/api/lists", lists);

/** A hint of the app that its settings changed: the policy is read again, by the Worker's own credentials. */
api.post("/api/policy/refresh", async (c) => {
  await c.env.EVENTS.send({ kind: "policy_check" });
  return c.json({ accepted: true }, 202);
});
