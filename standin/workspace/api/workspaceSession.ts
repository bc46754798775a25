import * as v from "valibot";

const label = v.object({ label: v.string(), helpText: v.optional(v.string()) });

const parameterSchema = v.object({
  name: v.string(),
  type: v.string(),
  required: v.boolean(),
  secure: v.boolean(),
  texts: v.record(v.string(), label),
});
export type AppParameter = v.InferOutput<typeof parameterSchema>;

const settingSchema = v.nullable(v.union([v.string(), v.number(), v.boolean()]));

const hostedAppSchema = v.object({
  app_id: v.number(),
  installation_id: v.number(),
  name: v.string(),
  slug: v.string(),
  version: v.nullable(v.string()),
  enabled: v.boolean(),
  locations: v.record(v.string(), v.nullable(v.string())),
  icon: v.nullable(v.string()),
  settings: v.record(v.string(), settingSchema),
  secure_set: v.array(v.string()),
  parameters: v.array(parameterSchema),
});

/** An installed app as the workspace hosts it. */
export type HostedApp = v.InferOutput<typeof hostedAppSchema>;

/** The account, who may sit at the workspace, and the apps for the one who does. */
export const workspaceSessionSchema = v.object({
  account: v.object({
    id: v.number(),
    subdomain: v.string(),
    plan: v.string(),
    rich_text_comments: v.boolean(),
  }),
  agents: v.array(v.object({ id: v.number(), name: v.string(), role: v.string(), light: v.boolean() })),
  apps: v.array(hostedAppSchema),
});
export type WorkspaceSession = v.InferOutput<typeof workspaceSessionSchema>;
