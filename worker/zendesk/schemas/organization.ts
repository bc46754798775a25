import * as v from "valibot";
import { fieldValue, id, textOrNull, texts } from "./scalars.ts";

/** An organization as the REST API gives it (facts/zendesk-api 2.2). */
export const organization = v.looseObject({
  id,
  name: v.string(),
  external_id: textOrNull,
  created_at: textOrNull,
  updated_at: textOrNull,
  /** Only time-based exports of some accounts carry it. */
  deleted_at: textOrNull,
  tags: texts,
  organization_fields: v.fallback(v.nullish(v.record(v.string(), fieldValue), {}), {}),
});
export type Organization = v.InferOutput<typeof organization>;
