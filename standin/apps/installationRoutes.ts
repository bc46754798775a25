import { Hono } from "hono";
import * as v from "valibot";
import { actingUser } from "../http/actingUser.ts";
import type { StandinContext, StandinEnvironment } from "../http/environment.ts";
import { readPlain } from "../http/readBody.ts";
import {
  forbiddenRole,
  jsonReply,
  noContent,
  notImplemented,
  recordInvalid,
  recordNotFound,
} from "../http/reply.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { installationView } from "./installationView.ts";
import { mergeSettings } from "./mergeSettings.ts";
import type { App, AppInstallation } from "./records.ts";

const setting = v.union([v.string(), v.number(), v.boolean(), v.null()]);
const restrictions = {
  enabled: v.optional(v.boolean()),
  role_restrictions: v.optional(v.nullable(v.array(v.number()))),
  group_restrictions: v.optional(v.array(v.number())),
};
const createBody = v.object({
  app_id: v.union([v.number(), v.pipe(v.string(), v.toNumber())]),
  settings: v.optional(v.record(v.string(), setting), {}),
  ...restrictions,
});
const updateBody = v.object({ settings: v.optional(v.record(v.string(), setting), {}), ...restrictions });

const PREFIXES = ["/api/v2/apps/installations", "/api/support/apps/installations"] as const;
const ID = /^(\d+)(\.json)?$/;

/** Installations: any agent reads plain settings, only admins write, nobody reads secure ones. Source: zendesk-api 2.9. */
export const installationRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const routes = new Hono<StandinEnvironment>();
  for (const prefix of PREFIXES) {
    for (const path of [prefix, `${prefix}.json`]) {
      routes.get(path, () =>
        jsonReply(200, {
          installations: [...standin.state.appInstallations.values()].flatMap((each) => {
            const app = standin.state.apps.get(each.app_id);
            return app === undefined ? [] : [installationView(app, each)];
          }),
        }),
      );
      routes.post(path, (context) => create(standin, context));
    }
    routes.get(`${prefix}/job_statuses/:job`, (context) => notImplemented(context.req.path));
    routes.get(`${prefix}/:id`, (context) =>
      withInstallation(standin, context, (app, installation) =>
        jsonReply(200, installationView(app, installation)),
      ),
    );
    routes.put(`${prefix}/:id`, (context) => update(standin, context));
    routes.delete(`${prefix}/:id`, (context) =>
      actingUser(context).role === "admin"
        ? withInstallation(standin, context, (_app, { id }) => {
            standin.state.appInstallations.delete(id);
            return noContent();
          })
        : forbiddenRole(),
    );
  }
  return routes;
};

const withInstallation = async (
  standin: Standin,
  context: StandinContext,
  reply: (app: App, installation: AppInstallation) => Response | Promise<Response>,
): Promise<Response> => {
  const id = Number(ID.exec(context.req.param("id") ?? "")?.[1]);
  const installation = standin.state.appInstallations.get(id);
  const app = installation && standin.state.apps.get(installation.app_id);
  return installation === undefined || app === undefined ? recordNotFound() : reply(app, installation);
};

const create = async (standin: Standin, context: StandinContext): Promise<Response> => {
  if (actingUser(context).role !== "admin") return forbiddenRole();
  const body = await readPlain(context.req.raw, createBody);
  if (!body.ok) return body.reply;
  const app = standin.state.apps.get(body.value.app_id);
  if (app === undefined) return recordNotFound();
  if (app.files.has("requirements.json")) return notImplemented("app requirements");
  const others = [...standin.state.appInstallations.values()].filter((each) => each.app_id === app.id);
  if (app.manifest.singleInstall && others.length > 0)
    return recordInvalid({ base: [{ description: `${app.name} is already installed` }] });
  const settings = mergeSettings(app.manifest.parameters, defaultsOf(app), body.value.settings);
  if (!settings.ok) return recordInvalid({ settings: settings.errors });
  const at = standin.clock.iso();
  const installation: AppInstallation = {
    id: nextLargeId(standin.state),
    app_id: app.id,
    product: "support",
    settings: settings.value,
    enabled: body.value.enabled ?? true,
    role_restrictions: body.value.role_restrictions ?? null,
    group_restrictions: body.value.group_restrictions ?? [],
    created_at: at,
    updated_at: at,
  };
  standin.state.appInstallations.set(installation.id, installation);
  return jsonReply(201, installationView(app, installation));
};

const update = async (standin: Standin, context: StandinContext): Promise<Response> => {
  if (actingUser(context).role !== "admin") return forbiddenRole();
  const body = await readPlain(context.req.raw, updateBody);
  if (!body.ok) return body.reply;
  const { settings: given, enabled, role_restrictions, group_restrictions } = body.value;
  return withInstallation(standin, context, (app, installation) => {
    const settings = mergeSettings(app.manifest.parameters, installation.settings, given);
    if (!settings.ok) return recordInvalid({ settings: settings.errors });
    installation.settings = settings.value;
    if (enabled !== undefined) installation.enabled = enabled;
    if (role_restrictions !== undefined) installation.role_restrictions = role_restrictions;
    if (group_restrictions !== undefined) installation.group_restrictions = group_restrictions;
    installation.updated_at = standin.clock.iso();
    return jsonReply(200, installationView(app, installation));
  });
};

const defaultsOf = (app: App): AppInstallation["settings"] =>
  new Map(
    app.manifest.parameters.flatMap((parameter) =>
      parameter.default === undefined ? [] : [[parameter.name, parameter.default] as const],
    ),
  );
