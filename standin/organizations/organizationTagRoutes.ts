import { Hono } from "hono";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { readPlain } from "../http/readBody.ts";
import { refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { Standin } from "../standin.ts";
import { tagsInput } from "../tickets/ticketInput.ts";
import { saveOrganization } from "./saveOrganization.ts";

/** An organization's tags: PUT adds, POST replaces, DELETE removes. */
export const organizationTagRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const path = "/api/v2/organizations/:id{[0-9]+}/tags";
  app.get(path, (context) => {
    const organization = standin.state.organizations.get(Number(context.req.param("id")));
    return organization === undefined ? recordNotFound() : jsonReply(200, { tags: organization.tags });
  });
  app.on(["PUT", "POST", "DELETE"], path, async (context) => {
    const organization = standin.state.organizations.get(Number(context.req.param("id")));
    if (organization === undefined) return recordNotFound();
    const read = await readPlain(context.req.raw, tagsInput);
    if (!read.ok) return read.reply;
    const given = read.value.tags;
    const { method } = context.req;
    const kept = organization.tags.filter((tag) => !given.includes(tag));
    const tags = method === "PUT" ? [...kept, ...given] : method === "POST" ? given : kept;
    const saved = saveOrganization(standin, actingUser(context), organization, { tags });
    if (!saved.ok) return refusalReply(saved.refusal);
    return method === "DELETE"
      ? noContent()
      : jsonReply(method === "POST" ? 201 : 200, { tags: saved.value.tags });
  });
  return app;
};
