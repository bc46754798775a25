import { Hono } from "hono";
import * as v from "valibot";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readWrapped } from "../http/readBody.ts";
import { invalid, refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { Group, GroupMembership } from "../records/group.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { idInput } from "../tickets/ticketInput.ts";
import { publishUserEvents } from "../users/publishUserEvents.ts";

const groupEntries = {
  name: v.optional(v.pipe(v.string(), v.minLength(1))),
  description: v.optional(v.string()),
  is_public: v.optional(v.boolean()),
};
const membershipEntries = { user_id: idInput, group_id: idInput, default: v.optional(v.boolean()) };

/** Groups and who is in them. */
export const groupRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const all = (): Group[] => [...standin.state.groups.values()].filter((group) => !group.deleted);
  const find = (id: string): Group | undefined => all().find((group) => group.id === Number(id));
  const view = (group: Group): JsonObject => ({
    url: `${standin.url}/api/v2/groups/${group.id}.json`,
    ...group,
  });
  const membershipView = (membership: GroupMembership): JsonObject => ({
    url: `${standin.url}/api/v2/group_memberships/${membership.id}.json`,
    ...membership,
  });
  const memberships = (): GroupMembership[] => [...standin.state.groupMemberships.values()];

  for (const path of ["/api/v2/groups", "/api/v2/groups/assignable"])
    app.get(path, (context) => paginate({ url: context.req.url, plural: "groups", items: all(), view }));
  app.get("/api/v2/groups/count", () =>
    jsonReply(200, { count: { value: all().length, refreshed_at: standin.clock.iso() } }),
  );
  app.get("/api/v2/groups/:id{[0-9]+}", (context) => {
    const group = find(context.req.param("id"));
    return group === undefined ? recordNotFound() : jsonReply(200, { group: view(group) });
  });
  app.get("/api/v2/users/:id{[0-9]+}/groups", (context) => {
    const ids = memberships()
      .filter((each) => each.user_id === Number(context.req.param("id")))
      .map((each) => each.group_id);
    return paginate({
      url: context.req.url,
      plural: "groups",
      items: all().filter((group) => ids.includes(group.id)),
      view,
    });
  });
  app.post("/api/v2/groups", async (context) => {
    const read = await readWrapped(context.req.raw, "group", v.object(groupEntries), groupEntries);
    if (!read.ok) return read.reply;
    if (read.value.name === undefined)
      return refusalReply(invalid("name", "Name: cannot be blank", "BlankValue").refusal);
    const at = standin.clock.iso();
    const group: Group = {
      id: nextLargeId(standin.state),
      name: read.value.name,
      description: read.value.description ?? "",
      default: false,
      is_public: read.value.is_public ?? true,
      deleted: false,
      created_at: at,
      updated_at: at,
    };
    standin.state.groups.set(group.id, group);
    return jsonReply(201, { group: view(group) }, read.warning);
  });
  app.put("/api/v2/groups/:id{[0-9]+}", async (context) => {
    const group = find(context.req.param("id"));
    if (group === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "group", v.object(groupEntries), groupEntries);
    if (!read.ok) return read.reply;
    const changed: Group = {
      ...group,
      name: read.value.name ?? group.name,
      description: read.value.description ?? group.description,
      updated_at: standin.clock.iso(),
    };
    standin.state.groups.set(group.id, changed);
    return jsonReply(200, { group: view(changed) }, read.warning);
  });
  app.delete("/api/v2/groups/:id{[0-9]+}", (context) => {
    const group = find(context.req.param("id"));
    if (group === undefined) return recordNotFound();
    standin.state.groups.set(group.id, { ...group, deleted: true, updated_at: standin.clock.iso() });
    return noContent();
  });

  for (const path of ["/api/v2/group_memberships", "/api/v2/group_memberships/assignable"])
    app.get(path, (context) =>
      paginate({
        url: context.req.url,
        plural: "group_memberships",
        items: memberships(),
        view: membershipView,
      }),
    );
  app.get("/api/v2/:owner{groups|users}/:id{[0-9]+}/:list{memberships|group_memberships}", (context) => {
    const id = Number(context.req.param("id"));
    const key = context.req.param("owner") === "groups" ? "group_id" : "user_id";
    const items = memberships().filter((each) => each[key] === id);
    return paginate({ url: context.req.url, plural: "group_memberships", items, view: membershipView });
  });
  app.post("/api/v2/group_memberships", async (context) => {
    const read = await readWrapped(
      context.req.raw,
      "group_membership",
      v.object(membershipEntries),
      membershipEntries,
    );
    if (!read.ok) return read.reply;
    const user = standin.state.users.get(read.value.user_id);
    if (user === undefined || user.role === "end-user" || find(String(read.value.group_id)) === undefined)
      return refusalReply(invalid("user", "User: is invalid", "InvalidValue").refusal);
    if (memberships().some((each) => each.user_id === user.id && each.group_id === read.value.group_id))
      return refusalReply(invalid("user_id", "User: has already been taken", "DuplicateValue").refusal);
    const at = standin.clock.iso();
    const membership: GroupMembership = {
      id: nextLargeId(standin.state),
      user_id: user.id,
      group_id: read.value.group_id,
      default: read.value.default ?? user.default_group_id === null,
      created_at: at,
      updated_at: at,
    };
    standin.state.groupMemberships.set(membership.id, membership);
    if (membership.default) user.default_group_id = membership.group_id;
    publishUserEvents(standin, user, [
      { name: "group_membership_created", event: { group: { id: String(membership.group_id) } } },
    ]);
    return jsonReply(201, { group_membership: membershipView(membership) }, read.warning);
  });
  app.delete("/api/v2/group_memberships/:id{[0-9]+}", (context) => {
    const membership = standin.state.groupMemberships.get(Number(context.req.param("id")));
    if (membership === undefined) return recordNotFound();
    standin.state.groupMemberships.delete(membership.id);
    const user = standin.state.users.get(membership.user_id);
    if (user !== undefined)
      publishUserEvents(standin, user, [
        { name: "group_membership_deleted", event: { group: { id: String(membership.group_id) } } },
      ]);
    return noContent();
  });
  return app;
};
