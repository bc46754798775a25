import { Hono } from "hono";
import * as v from "valibot";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readWrapped } from "../http/readBody.ts";
import { refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { organizationView } from "../organizations/organizationView.ts";
import { idInput } from "../tickets/ticketInput.ts";
import { presentUsers, saveUser } from "./saveUser.ts";

type Membership = { user: User; organizationId: number; position: number };
const membershipEntries = { user_id: idInput, organization_id: idInput };

/** Which users belong to which organizations. A membership's id is made of both (a stand-in's shortcut). */
export const membershipRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const all = (): Membership[] =>
    presentUsers(standin.state).flatMap((user) =>
      user.organization_ids.map((organizationId, position) => ({ user, organizationId, position })),
    );
  const idOf = ({ user, organizationId }: Membership): number =>
    (user.id % 1_000_000_000) * 1_000 + (organizationId % 997);
  const view = (membership: Membership): JsonObject => ({
    url: `${standin.url}/api/v2/organization_memberships/${idOf(membership)}.json`,
    id: idOf(membership),
    user_id: membership.user.id,
    organization_id: membership.organizationId,
    organization_name: standin.state.organizations.get(membership.organizationId)?.name ?? "",
    default: membership.position === 0,
    created_at: membership.user.created_at,
    updated_at: membership.user.updated_at,
    view_tickets: true,
  });
  const page = (url: string, items: readonly Membership[]): Response =>
    paginate({ url, plural: "organization_memberships", items, view });

  app.get("/api/v2/organization_memberships", (context) => page(context.req.url, all()));
  app.get("/api/v2/users/:id{[0-9]+}/organization_memberships", (context) =>
    page(
      context.req.url,
      all().filter(({ user }) => user.id === Number(context.req.param("id"))),
    ),
  );
  app.get("/api/v2/organizations/:id{[0-9]+}/organization_memberships", (context) =>
    page(
      context.req.url,
      all().filter(({ organizationId }) => organizationId === Number(context.req.param("id"))),
    ),
  );
  app.get("/api/v2/users/:id{[0-9]+}/organizations", (context) => {
    const user = standin.state.users.get(Number(context.req.param("id")));
    if (user === undefined) return recordNotFound();
    const items = user.organization_ids.flatMap((id) => standin.state.organizations.get(id) ?? []);
    return paginate({
      url: context.req.url,
      plural: "organizations",
      items,
      view: (each) => organizationView(standin, each),
    });
  });
  app.post("/api/v2/organization_memberships", async (context) => {
    const read = await readWrapped(
      context.req.raw,
      "organization_membership",
      v.object(membershipEntries),
      membershipEntries,
    );
    if (!read.ok) return read.reply;
    const { user_id, organization_id } = read.value;
    const user = standin.state.users.get(user_id);
    if (user === undefined) return recordNotFound();
    const saved = saveUser(standin, actingUser(context), user, {
      organization_ids: [...new Set([...user.organization_ids, organization_id])],
    });
    if (!saved.ok) return refusalReply(saved.refusal);
    const made = all().find((each) => each.user.id === user_id && each.organizationId === organization_id);
    return made === undefined ? recordNotFound() : jsonReply(201, { organization_membership: view(made) });
  });
  app.delete("/api/v2/organization_memberships/:id{[0-9]+}", (context) => {
    const found = all().find((each) => idOf(each) === Number(context.req.param("id")));
    if (found === undefined) return recordNotFound();
    const saved = saveUser(standin, actingUser(context), found.user, {
      organization_ids: found.user.organization_ids.filter((id) => id !== found.organizationId),
    });
    return saved.ok ? noContent() : refusalReply(saved.refusal);
  });
  return app;
};
