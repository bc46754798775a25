import { Hono } from "hono";
import * as v from "valibot";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readPlain, readWrapped } from "../http/readBody.ts";
import { readIds } from "../http/readIds.ts";
import { refusalReply } from "../http/refusal.ts";
import { badRequest, forbiddenRole, jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { Organization } from "../records/organization.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { ulid } from "../webhooks/ulid.ts";
import { organizationBulkRoutes } from "./organizationBulkRoutes.ts";
import { organizationEntries, organizationInput } from "./organizationInput.ts";
import { organizationView } from "./organizationView.ts";
import { removeOrganization } from "./removeOrganization.ts";
import { byExternalId, saveOrganization } from "./saveOrganization.ts";
import { organizationTagRoutes } from "./organizationTagRoutes.ts";

/** /api/v2/organizations. */
export const organizationRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const find = (id: string): Organization | undefined => standin.state.organizations.get(Number(id));
  const all = (): Organization[] => [...standin.state.organizations.values()];
  const view = (organization: Organization): JsonObject => organizationView(standin, organization);
  const page = (url: string, items: readonly Organization[]): Response =>
    paginate({ url, plural: "organizations", items, view });

  app.route("/", organizationBulkRoutes(standin));
  app.route("/", organizationTagRoutes(standin));

  app.get("/api/v2/organizations", (context) => page(context.req.url, all()));
  app.get("/api/v2/organizations/count", () =>
    jsonReply(200, { count: { value: standin.state.organizations.size, refreshed_at: standin.clock.iso() } }),
  );
  app.get("/api/v2/organizations/search", (context) => {
    const name = context.req.query("name");
    const externalId = context.req.query("external_id");
    if ((name === undefined) === (externalId === undefined))
      return badRequest("Give either name or external_id");
    const same = (a: string | null, b: string | undefined): boolean => a?.toLowerCase() === b?.toLowerCase();
    return page(
      context.req.url,
      all().filter((each) =>
        name === undefined ? same(each.external_id, externalId) : same(each.name, name),
      ),
    );
  });
  app.get("/api/v2/organizations/autocomplete", (context) => {
    const name = (context.req.query("name") ?? "").toLowerCase();
    return page(
      context.req.url,
      all().filter((each) => each.name.toLowerCase().startsWith(name)),
    );
  });
  app.get("/api/v2/organizations/show_many", (context) => {
    const externalIds = context.req.query("external_ids");
    if (externalIds !== undefined)
      return page(
        context.req.url,
        externalIds.split(",").flatMap((id) => byExternalId(standin, id) ?? []),
      );
    const read = readIds(context.req.query("ids"));
    return read.ok
      ? page(
          context.req.url,
          read.ids.flatMap((id) => standin.state.organizations.get(id) ?? []),
        )
      : read.reply;
  });
  app.post("/api/v2/organizations/create_or_update", async (context) => {
    const read = await readWrapped(context.req.raw, "organization", organizationInput, organizationEntries);
    if (!read.ok) return read.reply;
    const { id, external_id: externalId } = read.value;
    const known =
      id === undefined
        ? externalId === undefined || externalId === null
          ? undefined
          : byExternalId(standin, externalId)
        : standin.state.organizations.get(id);
    const saved = saveOrganization(standin, actingUser(context), known, read.value);
    return saved.ok
      ? jsonReply(known === undefined ? 201 : 200, { organization: view(saved.value) }, read.warning)
      : refusalReply(saved.refusal);
  });
  app.get("/api/v2/organizations/:id{[0-9]+}", (context) => {
    const organization = find(context.req.param("id"));
    return organization === undefined
      ? recordNotFound()
      : jsonReply(200, { organization: view(organization) });
  });
  app.get("/api/v2/organizations/:id{[0-9]+}/related", (context) => {
    const organization = find(context.req.param("id"));
    if (organization === undefined) return recordNotFound();
    const tickets = [...standin.state.tickets.values()].filter(
      (each) => each.organization_id === organization.id && each.presence === "present",
    );
    const users = [...standin.state.users.values()].filter((each) =>
      each.organization_ids.includes(organization.id),
    );
    return jsonReply(200, {
      organization_related: { tickets_count: tickets.length, users_count: users.length },
    });
  });
  app.post("/api/v2/organizations", async (context) => {
    const read = await readWrapped(context.req.raw, "organization", organizationInput, organizationEntries);
    if (!read.ok) return read.reply;
    const saved = saveOrganization(standin, actingUser(context), undefined, read.value);
    if (!saved.ok) return refusalReply(saved.refusal);
    return jsonReply(
      201,
      { organization: view(saved.value) },
      {
        location: `${standin.url}/api/v2/organizations/${saved.value.id}.json`,
        ...read.warning,
      },
    );
  });
  app.put("/api/v2/organizations/:id{[0-9]+}", async (context) => {
    const organization = find(context.req.param("id"));
    if (organization === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "organization", organizationInput, organizationEntries);
    if (!read.ok) return read.reply;
    const saved = saveOrganization(standin, actingUser(context), organization, read.value);
    return saved.ok
      ? jsonReply(200, { organization: view(saved.value) }, read.warning)
      : refusalReply(saved.refusal);
  });
  app.delete("/api/v2/organizations/:id{[0-9]+}", (context) => {
    if (actingUser(context).role !== "admin") return forbiddenRole();
    const organization = find(context.req.param("id"));
    if (organization === undefined) return recordNotFound();
    removeOrganization(standin, organization, undefined);
    return noContent();
  });

  const mergeView = (id: string): JsonObject | undefined => {
    const merge = standin.state.organizationMerges.get(id);
    return merge === undefined
      ? undefined
      : { ...merge, url: `${standin.url}/api/v2/organization_merges/${merge.id}.json` };
  };
  app.post("/api/v2/organizations/:id{[0-9]+}/merge", async (context) => {
    const loser = find(context.req.param("id"));
    if (loser === undefined) return recordNotFound();
    const read = await readPlain(
      context.req.raw,
      v.object({ organization_merge: v.object({ winner_id: v.number() }) }),
    );
    if (!read.ok) return read.reply;
    const winner = standin.state.organizations.get(read.value.organization_merge.winner_id);
    if (winner === undefined || winner.id === loser.id) return recordNotFound();
    const id = ulid();
    standin.state.organizationMerges.set(id, { id, loser_id: loser.id, winner_id: winner.id, status: "new" });
    standin.jobs.enqueue(standin.state, "Organization Merge", [nextLargeId(standin.state)], () => {
      removeOrganization(standin, loser, winner);
      standin.state.organizationMerges.set(id, {
        id,
        loser_id: loser.id,
        winner_id: winner.id,
        status: "complete",
      });
      return { success: true };
    });
    return jsonReply(200, { organization_merge: mergeView(id) ?? null });
  });
  app.get("/api/v2/organization_merges/:id", (context) => {
    const merge = mergeView(context.req.param("id"));
    return merge === undefined ? recordNotFound() : jsonReply(200, { organization_merge: merge });
  });
  return app;
};
