import { Hono } from "hono";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readPlain, readWrapped } from "../http/readBody.ts";
import { readIds } from "../http/readIds.ts";
import { refusalReply } from "../http/refusal.ts";
import { forbiddenRole, jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { tagsInput } from "../tickets/ticketInput.ts";
import { deletedUserRoutes } from "./deletedUserRoutes.ts";
import { deleteUser } from "./deleteUser.ts";
import { membershipRoutes } from "./membershipRoutes.ts";
import { presentUsers, saveUser } from "./saveUser.ts";
import { userBulkRoutes } from "./userBulkRoutes.ts";
import { userEntries, userInput } from "./userInput.ts";
import { anonymousUserView, userView } from "./userView.ts";

/** /api/v2/users. */
export const userRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const find = (id: string): User | undefined => standin.state.users.get(Number(id));
  const view = (user: User): JsonObject => userView(standin, user);
  const page = (url: string, items: readonly User[]): Response =>
    paginate({ url, plural: "users", items, view });
  const rolesOf = (url: string): string[] => {
    const query = new URL(url).searchParams;
    return [...query.getAll("role"), ...query.getAll("role[]")];
  };

  app.route("/", userBulkRoutes(standin));
  app.route("/", deletedUserRoutes(standin));
  app.route("/", membershipRoutes(standin));

  app.get("/api/v2/users/me", (context) => {
    const actor = context.get("actor");
    return jsonReply(200, {
      user:
        actor.kind === "user" ? { ...view(actor.user), authenticity_token: "" } : anonymousUserView(standin),
    });
  });
  app.get("/api/v2/users", (context) => {
    const roles = rolesOf(context.req.url);
    const externalId = context.req.query("external_id");
    return page(
      context.req.url,
      presentUsers(standin.state).filter(
        (user) =>
          (roles.length === 0 || roles.includes(user.role)) &&
          (externalId === undefined || user.external_id === externalId),
      ),
    );
  });
  app.get("/api/v2/users/count", () =>
    jsonReply(200, {
      count: { value: presentUsers(standin.state).length, refreshed_at: standin.clock.iso() },
    }),
  );
  app.get("/api/v2/users/search", (context) => {
    const externalId = context.req.query("external_id");
    const query = (context.req.query("query") ?? "")
      .toLowerCase()
      .replace(/^email:/, "")
      .replace(/^"|"$/g, "");
    return page(
      context.req.url,
      presentUsers(standin.state).filter((user) =>
        externalId === undefined
          ? user.name.toLowerCase().includes(query) || user.email?.includes(query) === true
          : user.external_id?.toLowerCase() === externalId.toLowerCase(),
      ),
    );
  });
  app.get("/api/v2/users/autocomplete", (context) => {
    const name = (context.req.query("name") ?? "").toLowerCase();
    return page(
      context.req.url,
      presentUsers(standin.state).filter((user) => user.name.toLowerCase().includes(name)),
    );
  });
  app.get("/api/v2/users/show_many", (context) => {
    const externalIds = context.req.query("external_ids")?.split(",");
    if (externalIds !== undefined)
      return page(
        context.req.url,
        presentUsers(standin.state).filter((user) => externalIds.includes(user.external_id ?? "")),
      );
    const read = readIds(context.req.query("ids"));
    return read.ok
      ? page(
          context.req.url,
          read.ids.flatMap((id) => standin.state.users.get(id) ?? []),
        )
      : read.reply;
  });
  app.get("/api/v2/users/:id{[0-9]+}", (context) => {
    const user = find(context.req.param("id"));
    return user === undefined || user.presence === "erased"
      ? recordNotFound()
      : jsonReply(200, { user: view(user) });
  });
  app.get("/api/v2/organizations/:id{[0-9]+}/users", (context) => {
    const id = Number(context.req.param("id"));
    if (!standin.state.organizations.has(id)) return recordNotFound();
    return page(
      context.req.url,
      presentUsers(standin.state).filter((user) => user.organization_ids.includes(id)),
    );
  });
  app.get("/api/v2/groups/:id{[0-9]+}/users", (context) => {
    const id = Number(context.req.param("id"));
    if (!standin.state.groups.has(id)) return recordNotFound();
    const members = [...standin.state.groupMemberships.values()]
      .filter((each) => each.group_id === id)
      .map((each) => each.user_id);
    return page(
      context.req.url,
      presentUsers(standin.state).filter((user) => members.includes(user.id)),
    );
  });
  app.get("/api/v2/users/:id{[0-9]+}/identities", (context) => {
    const user = find(context.req.param("id"));
    if (user === undefined) return recordNotFound();
    return paginate({
      url: context.req.url,
      plural: "identities",
      items: user.email === null ? [] : [user.email],
      view: (email) => ({
        url: `${standin.url}/api/v2/users/${user.id}/identities/${user.id}.json`,
        id: user.id,
        user_id: user.id,
        type: "email",
        value: email,
        verified: user.verified,
        primary: true,
        created_at: user.created_at,
        updated_at: user.updated_at,
        undeliverable_count: 0,
        deliverable_state: "deliverable",
      }),
    });
  });
  app.post("/api/v2/users", async (context) => {
    const read = await readWrapped(context.req.raw, "user", userInput, userEntries);
    if (!read.ok) return read.reply;
    const saved = saveUser(standin, actingUser(context), undefined, read.value);
    if (!saved.ok) return refusalReply(saved.refusal);
    return jsonReply(
      201,
      { user: view(saved.value) },
      { location: `${standin.url}/api/v2/users/${saved.value.id}.json`, ...read.warning },
    );
  });
  app.put("/api/v2/users/:id{[0-9]+}", async (context) => {
    const user = find(context.req.param("id"));
    if (user?.presence !== "present") return recordNotFound();
    const read = await readWrapped(context.req.raw, "user", userInput, userEntries);
    if (!read.ok) return read.reply;
    const saved = saveUser(standin, actingUser(context), user, read.value);
    return saved.ok ? jsonReply(200, { user: view(saved.value) }, read.warning) : refusalReply(saved.refusal);
  });
  app.delete("/api/v2/users/:id{[0-9]+}", (context) => {
    const user = find(context.req.param("id"));
    if (user?.presence !== "present") return recordNotFound();
    if (actingUser(context).role !== "admin" || user.id === actingUser(context).id) return forbiddenRole();
    return jsonReply(200, { user: view(deleteUser(standin, user)) });
  });

  const tagsPath = "/api/v2/users/:id{[0-9]+}/tags";
  app.get(tagsPath, (context) => {
    const user = find(context.req.param("id"));
    return user?.presence === "present" ? jsonReply(200, { tags: user.tags }) : recordNotFound();
  });
  app.on(["PUT", "POST", "DELETE"], tagsPath, async (context) => {
    const user = find(context.req.param("id"));
    if (user?.presence !== "present") return recordNotFound();
    const read = await readPlain(context.req.raw, tagsInput);
    if (!read.ok) return read.reply;
    const given = read.value.tags;
    const { method } = context.req;
    const kept = user.tags.filter((tag) => !given.includes(tag));
    const saved = saveUser(standin, actingUser(context), user, {
      tags: method === "PUT" ? [...kept, ...given] : method === "POST" ? given : kept,
    });
    if (!saved.ok) return refusalReply(saved.refusal);
    return method === "DELETE"
      ? noContent()
      : jsonReply(method === "POST" ? 201 : 200, { tags: saved.value.tags });
  });
  return app;
};
