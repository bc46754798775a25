import * as v from "valibot";
import { id, textOrNull } from "./scalars.ts";

/** Ids of apps are numbers in most replies and texts in some. */
const appId = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform((value) => Number(value)),
);

const settingValue = v.nullable(v.union([v.string(), v.number(), v.boolean()]));

/** An installed app. Secure settings are never shown (how, is unconfirmed: absent, null or masked). */
export const installation = v.looseObject({
  id,
  app_id: appId,
  enabled: v.fallback(v.nullish(v.boolean(), true), true),
  updated_at: textOrNull,
  settings: v.fallback(v.nullish(v.record(v.string(), v.fallback(settingValue, null)), {}), {}),
});
export type Installation = v.InferOutput<typeof installation>;
export type AppSettings = { readonly [name: string]: string | number | boolean | null };
