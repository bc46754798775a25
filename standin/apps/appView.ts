import type { JsonObject } from "../json.ts";
import type { App } from "./records.ts";

/** An app as the Apps API shows it. Source: zendesk-api 2.9 (`parameters[]` entries carry kind, required, secure). */
export const appView = (app: App): JsonObject => ({
  id: app.id,
  owner_id: null,
  name: app.name,
  author_name: null,
  default_locale: app.manifest.defaultLocale,
  framework_version: "2.0",
  version: app.manifest.version ?? null,
  state: "published",
  visibility: "private",
  single_install: app.manifest.singleInstall,
  parameters: app.manifest.parameters.map((parameter, position) => ({
    id: app.id + position,
    app_id: app.id,
    name: parameter.name,
    kind: parameter.type,
    required: parameter.required,
    secure: parameter.secure,
    position,
    default_value: parameter.default ?? null,
  })),
  created_at: app.created_at,
  updated_at: app.updated_at,
});
