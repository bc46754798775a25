import { Hono } from "hono";
import * as v from "valibot";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { readPlain } from "../http/readBody.ts";
import { readIds } from "../http/readIds.ts";
import { refusalResult } from "../http/refusal.ts";
import { jobReply } from "../jobs/jobReply.ts";
import type { JsonObject } from "../json.ts";
import type { Organization } from "../records/organization.ts";
import type { Standin } from "../standin.ts";
import { type OrganizationInput, organizationInput } from "./organizationInput.ts";
import { removeOrganization } from "./removeOrganization.ts";
import { byExternalId, saveOrganization } from "./saveOrganization.ts";

const many = v.object({ organizations: v.array(organizationInput) });
const same = v.object({ organization: organizationInput });

/** Bulk calls on organizations: jobs of at most 100 items. Bulk updates do not count against the single organization's limit. */
export const organizationBulkRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();

  app.post("/api/v2/organizations/create_many", async (context) => {
    const user = actingUser(context);
    const read = await readPlain(context.req.raw, many);
    if (!read.ok) return read.reply;
    return jobReply(
      standin,
      "Bulk Create Organization",
      read.value.organizations,
      (input, index): JsonObject => {
        const made = saveOrganization(standin, user, undefined, input);
        return made.ok
          ? { index, id: made.value.id, status: "Created", success: true }
          : refusalResult(made.refusal, { index });
      },
    );
  });

  app.put("/api/v2/organizations/update_many", async (context) => {
    const user = actingUser(context);
    const update = (
      organization: Organization | undefined,
      id: number,
      input: OrganizationInput,
    ): JsonObject => {
      if (organization === undefined) return refusalResult({ reason: "not_found" }, { action: "update", id });
      const saved = saveOrganization(standin, user, organization, input);
      return saved.ok
        ? { action: "update", id, status: "Updated", success: true }
        : refusalResult(saved.refusal, { action: "update", id });
    };
    const byId = (id: number): Organization | undefined => standin.state.organizations.get(id);
    const externalIds = context.req.query("external_ids")?.split(",");
    const ids = context.req.query("ids");
    if (externalIds !== undefined || ids !== undefined) {
      const listed = readIds(ids);
      if (!listed.ok) return listed.reply;
      const read = await readPlain(context.req.raw, same);
      if (!read.ok) return read.reply;
      const { organization } = read.value;
      const wanted =
        externalIds === undefined ? listed.ids : externalIds.map((id) => byExternalId(standin, id)?.id ?? 0);
      return jobReply(standin, "Bulk Update Organization", wanted, (id) =>
        update(byId(id), id, organization),
      );
    }
    const read = await readPlain(context.req.raw, many);
    if (!read.ok) return read.reply;
    return jobReply(standin, "Batch Update Organization", read.value.organizations, (input) => {
      const found = input.id === undefined ? byExternalId(standin, input.external_id ?? "") : byId(input.id);
      return update(found, input.id ?? found?.id ?? 0, input);
    });
  });

  app.delete("/api/v2/organizations/destroy_many", (context) => {
    const listed = readIds(context.req.query("ids"));
    if (!listed.ok) return listed.reply;
    return jobReply(standin, "Bulk Delete Organization", listed.ids, (id): JsonObject => {
      const organization = standin.state.organizations.get(id);
      if (organization === undefined) return refusalResult({ reason: "not_found" }, { action: "delete", id });
      removeOrganization(standin, organization, undefined);
      return { action: "delete", id, status: "Deleted", success: true };
    });
  });
  return app;
};
