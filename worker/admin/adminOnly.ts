import type { MiddlewareHandler } from "hono";
import { putAudit } from "../store/audit.ts";
import type { AdminEnvironment } from "./adminEnvironment.ts";
import { readAdminToken } from "./adminToken.ts";

/** Lets admins through, and writes down what each session did: method, path and answer, never a body. */
export const adminOnly: MiddlewareHandler<AdminEnvironment> = async (c, next) => {
  const now = new Date();
  const token = /^Bearer (?<token>\S+)$/i.exec(c.req.header("authorization") ?? "")?.groups?.["token"];
  const session = token === undefined ? null : await readAdminToken(c.env, token, now);
  if (session === null) {
    const message = "Open an admin's session first (POST /api/admin/session).";
    return c.json({ error: "unauthenticated", message }, 401, { "WWW-Authenticate": "Bearer" });
  }
  c.set("session", session);
  await next();
  c.header("Cache-Control", "no-store");
  if (c.get("isContinued") === true) return undefined;
  const detail = `${c.req.method} ${c.req.path} ${c.res.status}`;
  const action = { what: "admin_action", subject: `session:${session}`, detail } as const;
  await putAudit(c.env.DB, action, now.toISOString()).run();
  return undefined;
};
