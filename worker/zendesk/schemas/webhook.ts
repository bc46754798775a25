import * as v from "valibot";
import { textOrNull } from "./scalars.ts";

export const webhook = v.looseObject({
  /** A ULID. */
  id: v.string(),
  name: v.string(),
  status: v.string(),
  endpoint: v.string(),
  http_method: v.string(),
  request_format: v.string(),
  description: textOrNull,
  subscriptions: v.fallback(v.nullish(v.array(v.string()), []), []),
});
export type Webhook = v.InferOutput<typeof webhook>;

export const signingSecret = v.looseObject({
  signing_secret: v.looseObject({ secret: v.string(), algorithm: v.nullish(v.string()) }),
});
