import type { SecureScope } from "../package/parameterRules.ts";
import type { Parameter } from "../package/manifest.ts";
import type { SettingValue } from "../records.ts";

/** A text with its settings filled in, or the setting that may not stand there. */
export type Filled = { ok: true; text: string } | { ok: false; setting: string };

const PLACEHOLDER = /\{\{\s*setting\.([A-Za-z0-9_]+)\s*\}\}/g;

/**
 * Replaces `{{setting.x}}`. A secure setting with scopes is filled only where they allow it; a setting that is not
 * there leaves the placeholder as it is. Source: zendesk-app 3.2.
 */
export const fillPlaceholders = (
  text: string,
  place: SecureScope,
  parameters: readonly Parameter[],
  settings: ReadonlyMap<string, SettingValue>,
): Filled => {
  const refused = [...text.matchAll(PLACEHOLDER)]
    .map(([, name = ""]) => parameters.find((parameter) => parameter.name === name))
    .find((parameter) => parameter?.secure === true && parameter.scopes?.includes(place) === false);
  if (refused !== undefined) return { ok: false, setting: refused.name };
  return {
    ok: true,
    text: text.replaceAll(PLACEHOLDER, (whole, name: string) => {
      const value = settings.get(name);
      return value === undefined || value === null ? whole : String(value);
    }),
  };
};
