import { Hono } from "hono";
import * as v from "valibot";
import { actingUser } from "../http/actingUser.ts";
import type { StandinContext, StandinEnvironment } from "../http/environment.ts";
import { readPlain } from "../http/readBody.ts";
import {
  badRequest,
  forbiddenRole,
  jsonReply,
  noContent,
  recordNotFound,
  unprocessable,
} from "../http/reply.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { appView } from "./appView.ts";
import { buildApp } from "./buildApp.ts";
import { validatePackage } from "./package/validatePackage.ts";
import type { App } from "./records.ts";

const createBody = v.object({
  name: v.optional(v.string()),
  upload_id: v.union([v.number(), v.pipe(v.string(), v.toNumber())]),
});
const updateBody = v.object({ upload_id: createBody.entries.upload_id });

/** Uploads, apps, their jobs, validation and public keys. Source: zendesk-api 2.9. */
export const appRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const routes = new Hono<StandinEnvironment>();
  const isAdmin = (context: StandinContext): boolean => actingUser(context).role === "admin";
  const appOf = (context: StandinContext): App | undefined =>
    standin.state.apps.get(Number(context.req.param("id")));

  routes.post("/api/v2/apps/uploads", async (context) => {
    if (!isAdmin(context)) return forbiddenRole();
    const file = await readFile(context, "uploaded_data");
    if (file === undefined) return badRequest("Parameter uploaded_data is required");
    const id = nextLargeId(standin.state);
    standin.state.appUploads.set(id, {
      id,
      filename: file.name,
      zip: Buffer.from(await file.arrayBuffer()).toString("base64"),
    });
    return jsonReply(201, { id });
  });

  routes.post("/api/v2/apps/validate", async (context) => {
    const file = await readFile(context, "file");
    if (file === undefined) return badRequest("Parameter file is required");
    const validation = validatePackage(new Uint8Array(await file.arrayBuffer()));
    const warnings = validation.warnings.map(({ message }) => message);
    if (validation.ok) return jsonReply(200, { warnings });
    return unprocessable("InvalidApp", validation.errors.map(({ message }) => message).join("\n"));
  });

  const create = async (context: StandinContext): Promise<Response> => {
    if (!isAdmin(context)) return forbiddenRole();
    const body = await readPlain(context.req.raw, createBody);
    if (!body.ok) return body.reply;
    return startBuild(standin, body.value.upload_id, { kind: "create", name: body.value.name });
  };
  for (const path of ["/api/v2/apps", "/api/apps", "/api/apps.json"]) routes.post(path, create);

  routes.put("/api/v2/apps/:id{[0-9]+}", async (context) => {
    if (!isAdmin(context)) return forbiddenRole();
    const app = appOf(context);
    if (app === undefined) return recordNotFound();
    const body = await readPlain(context.req.raw, updateBody);
    return body.ok ? startBuild(standin, body.value.upload_id, { kind: "update", app }) : body.reply;
  });

  routes.get("/api/v2/apps/job_statuses/:id", (context) => {
    const job = standin.state.appJobs.get(context.req.param("id"));
    if (job === undefined) return recordNotFound();
    const { id, status, message, app_id } = job;
    return jsonReply(200, { id, status, message, app_id, retry_in: 1 });
  });

  const list = (): Response => jsonReply(200, { apps: [...standin.state.apps.values()].map(appView) });
  routes.get("/api/v2/apps", list);
  routes.get("/api/v2/apps/owned", list);
  routes.get("/api/v2/apps/:id{[0-9]+}", (context) => {
    const app = appOf(context);
    return app === undefined ? recordNotFound() : jsonReply(200, appView(app));
  });
  routes.delete("/api/v2/apps/:id{[0-9]+}", (context) => {
    if (!isAdmin(context)) return forbiddenRole();
    const app = appOf(context);
    if (app === undefined) return recordNotFound();
    for (const { id, app_id } of standin.state.appInstallations.values())
      if (app_id === app.id) standin.state.appInstallations.delete(id);
    standin.state.apps.delete(app.id);
    return noContent();
  });

  const publicKey = (context: StandinContext): Response => {
    const app = appOf(context);
    if (app === undefined) return recordNotFound();
    return new Response(app.public_key, { headers: { "content-type": "application/x-pem-file" } });
  };
  routes.get("/api/v2/apps/:id{[0-9]+}/public_key", publicKey);
  routes.get("/api/v2/apps/:id{[0-9]+}/public_key.pem", publicKey);
  return routes;
};

const startBuild = (standin: Standin, uploadId: number, target: Parameters<typeof buildApp>[2]): Response => {
  const upload = standin.state.appUploads.get(uploadId);
  if (upload === undefined) return recordNotFound();
  return jsonReply(200, { job_id: buildApp(standin, upload, target).id });
};

const readFile = async (context: StandinContext, field: string): Promise<File | undefined> => {
  const form = await context.req.raw.formData().catch(() => undefined);
  const file = form?.get(field);
  return file instanceof File ? file : undefined;
};
