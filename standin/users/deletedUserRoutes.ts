import { Hono } from "hono";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { jsonReply, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { eraseUser } from "./deleteUser.ts";
import { userView } from "./userView.ts";

/** Deleted users, their erasure and how far it is. Source: zendesk-api 5. */
export const deletedUserRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const view = (user: User): JsonObject => ({ ...userView(standin, user), active: false });
  const find = (id: string): User | undefined => {
    const user = standin.state.users.get(Number(id));
    return user === undefined || user.presence === "present" ? undefined : user;
  };
  app.get("/api/v2/deleted_users", (context) =>
    paginate({
      url: context.req.url,
      plural: "deleted_users",
      items: [...standin.state.users.values()].filter((user) => user.presence !== "present"),
      view,
    }),
  );
  app.get("/api/v2/deleted_users/:id{[0-9]+}", (context) => {
    const user = find(context.req.param("id"));
    return user === undefined ? recordNotFound() : jsonReply(200, { deleted_user: view(user) });
  });
  app.delete("/api/v2/deleted_users/:id{[0-9]+}", (context) => {
    const user = find(context.req.param("id"));
    return user?.presence === "soft_deleted"
      ? jsonReply(200, { deleted_user: view(eraseUser(standin, user)) })
      : recordNotFound();
  });
  app.get("/api/v2/users/:id{[0-9]+}/compliance_deletion_statuses", (context) => {
    const user = standin.state.users.get(Number(context.req.param("id")));
    if (user === undefined) return recordNotFound();
    const row = (action: string): JsonObject => ({
      action,
      application: "all",
      account_subdomain: standin.state.account.subdomain,
      executer_id: actingUser(context).id,
      user_id: user.id,
      created_at: user.updated_at,
    });
    const actions = user.presence === "erased" ? ["request_deletion", "started", "complete"] : [];
    return jsonReply(200, { compliance_deletion_statuses: actions.map(row) });
  });
  return app;
};
