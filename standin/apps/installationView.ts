import type { JsonObject } from "../json.ts";
import type { App, AppInstallation, SettingValue } from "./records.ts";

/** The settings anybody but the proxy may see: everything that is not secure. */
export const plainSettings = (app: App, installation: AppInstallation): { [name: string]: SettingValue } => {
  const secure = secureNames(app);
  return Object.fromEntries([...installation.settings].filter(([name]) => !secure.has(name)));
};

/** Names of the app's secure settings. */
export const secureNames = (app: App): ReadonlySet<string> =>
  new Set(app.manifest.parameters.filter((parameter) => parameter.secure).map(({ name }) => name));

/** An installation as the Apps API shows it. That a secure setting is absent is UNCONFIRMED. Source: zendesk-api 2.9. */
export const installationView = (app: App, installation: AppInstallation): JsonObject => {
  const settings = plainSettings(app, installation);
  return {
    id: installation.id,
    app_id: installation.app_id,
    product: installation.product,
    settings,
    settings_objects: Object.entries(settings).map(([name, value]) => ({ name, value })),
    enabled: installation.enabled,
    updated: installation.updated_at.replaceAll(/\D/g, ""),
    updated_at: installation.updated_at,
    created_at: installation.created_at,
    role_restrictions: installation.role_restrictions,
    group_restrictions: installation.group_restrictions,
    recurring_payment: false,
    collapsible: true,
    paid: null,
    plan_information: { name: null },
    has_unpaid_subscription: null,
    has_incomplete_subscription: false,
  };
};
