import * as v from "valibot";
import { id, idOrNull, textOrNull } from "./scalars.ts";

export const user = v.looseObject({
  id,
  name: v.string(),
  email: textOrNull,
  /** "end-user", "agent" or "admin". */
  role: textOrNull,
  locale: textOrNull,
  organization_id: idOrNull,
  external_id: textOrNull,
  /** False: deleted. */
  active: v.nullish(v.boolean()),
  suspended: v.nullish(v.boolean()),
  /** Values by field key. */
  user_fields: v.nullish(v.record(v.string(), v.unknown())),
});
export type User = v.InferOutput<typeof user>;

export const group = v.looseObject({ id, name: v.string() });
export type Group = v.InferOutput<typeof group>;
