import type { ValidationError } from "../http/reply.ts";
import type { Parameter } from "./package/manifest.ts";
import type { SettingValue } from "./records.ts";

type Settings = ReadonlyMap<string, SettingValue>;
type Merged = { ok: true; value: Map<string, SettingValue> } | { ok: false; errors: ValidationError[] };

/**
 * Puts given settings over the present ones: what is not given stays (merge or replace is UNCONFIRMED; only a merge
 * keeps secure settings, which nobody can read and send back). `name` is the title; names the manifest does not know
 * are dropped. Fails when a required setting ends up empty.
 */
export const mergeSettings = (
  parameters: readonly Parameter[],
  present: Settings,
  given: { readonly [name: string]: SettingValue },
): Merged => {
  const known = new Set(["name", "title", ...parameters.map(({ name }) => name)]);
  const value = new Map(present);
  for (const [name, setting] of Object.entries(given)) if (known.has(name)) value.set(name, setting);
  const errors = parameters
    .filter(({ name, required }) => required && isEmpty(value.get(name)))
    .map(({ name }) => ({ description: `${name}: cannot be blank`, error: "BlankValue" }));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
};

const isEmpty = (value: SettingValue | undefined): boolean =>
  value === undefined || value === null || value === "";
