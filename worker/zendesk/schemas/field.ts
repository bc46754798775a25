import * as v from "valibot";
import { id, textOrNull } from "./scalars.ts";

const option = v.looseObject({ id: v.nullish(id), name: v.string(), value: v.string() });

const shared = {
  id,
  type: v.string(),
  title: v.string(),
  active: v.fallback(v.nullish(v.boolean(), true), true),
  description: textOrNull,
  custom_field_options: v.fallback(v.nullish(v.array(option), []), []),
};

/** A ticket field. Dropdowns are of type "tagger" here; a checkbox has a tag. */
export const ticketField = v.looseObject({ ...shared, tag: textOrNull });
export type TicketField = v.InferOutput<typeof ticketField>;

/** An organization or user field; addressed by `key`. Dropdowns are of type "dropdown" here. */
export const keyedField = v.looseObject({ ...shared, key: v.string() });
export type KeyedField = v.InferOutput<typeof keyedField>;
