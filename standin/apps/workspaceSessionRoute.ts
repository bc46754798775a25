import { Hono } from "hono";
import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { jsonReply } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { plainSettings, secureNames } from "./installationView.ts";
import type { App, AppInstallation } from "./records.ts";

/** Who may sit at the workspace, and which apps it hosts for the one who does: `GET /__standin/apps/session`. */
export const workspaceSessionRoute = (standin: Standin): Hono<StandinEnvironment> => {
  const routes = new Hono<StandinEnvironment>();
  routes.get("/__standin/apps/session", (context) => {
    const actor = authenticate(standin, context.req.raw);
    const agents = [...standin.state.users.values()].filter(
      (user) => user.presence === "present" && user.role !== "end-user",
    );
    const me = actor.kind === "user" && actor.user.role !== "end-user" ? actor.user : undefined;
    const { id, subdomain, plan, plain_comments: isPlain = false } = standin.state.account;
    return jsonReply(200, {
      account: { id, subdomain, plan, rich_text_comments: !isPlain },
      agents: agents.map(({ id: userId, name, role, light_agent }) => ({
        id: userId,
        name,
        role,
        light: light_agent,
      })),
      apps: me === undefined ? [] : hostedApps(standin, me),
    });
  });
  return routes;
};

const hostedApps = (standin: Standin, me: User): JsonObject[] =>
  [...standin.state.appInstallations.values()].flatMap((installation) => {
    const app = standin.state.apps.get(installation.app_id);
    return app === undefined || !isFor(standin, installation, me) ? [] : [hostedApp(app, installation, me)];
  });

const hostedApp = (app: App, installation: AppInstallation, me: User): JsonObject => {
  const texts = textsOf(app);
  const secure = secureNames(app);
  return {
    app_id: app.id,
    installation_id: installation.id,
    name: String(installation.settings.get("name") ?? app.name),
    /** The last part of /agent/apps/…: the package's name in small letters. */
    slug: (app.manifest.name ?? app.name).toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
    version: app.manifest.version ?? null,
    enabled: installation.enabled,
    locations: Object.fromEntries(
      Object.entries(app.manifest.location["support"] ?? app.manifest.location["zendesk"] ?? {}).map(
        ([name, { url }]) => [name, url ?? null],
      ),
    ),
    icon: app.files.has("assets/icon_nav_bar.svg") ? `/apps-assets/${app.id}/assets/icon_nav_bar.svg` : null,
    settings: plainSettings(app, installation),
    secure_set:
      me.role === "admin" ? [...installation.settings.keys()].filter((name) => secure.has(name)) : [],
    parameters: app.manifest.parameters.map(({ name, type, required, secure: isSecure }) => ({
      name,
      type,
      required,
      secure: isSecure,
      texts: Object.fromEntries(
        [...texts].map(([locale, labels]) => [locale, labels[name] ?? { label: name }]),
      ),
    })),
  };
};

const translation = v.object({
  app: v.object({
    parameters: v.optional(
      v.record(v.string(), v.object({ label: v.string(), helpText: v.optional(v.string()) })),
      {},
    ),
  }),
});

type Label = { label: string; helpText?: string };

/** Labels of the parameters by locale. The package passed validation: every node has a label. */
const textsOf = (app: App): Map<string, { [name: string]: Label }> =>
  new Map(
    [...app.files].flatMap(([path, content]) => {
      const locale = /^translations\/(.+)\.json$/.exec(path)?.[1];
      return locale === undefined
        ? []
        : [[locale, labelsIn(Buffer.from(content, "base64").toString("utf8"))] as const];
    }),
  );

const labelsIn = (text: string): { [name: string]: Label } => {
  const parsed = v.safeParse(translation, JSON.parse(text));
  if (!parsed.success) return {};
  return Object.fromEntries(
    Object.entries(parsed.output.app.parameters).map(([name, { label, helpText }]) => [
      name,
      helpText === undefined ? { label } : { label, helpText },
    ]),
  );
};

const isFor = (standin: Standin, installation: AppInstallation, me: User): boolean => {
  if (me.role === "admin" || installation.group_restrictions.length === 0) return true;
  return [...standin.state.groupMemberships.values()].some(
    ({ user_id, group_id }) => user_id === me.id && installation.group_restrictions.includes(group_id),
  );
};
