import * as v from "valibot";
import { USER_ROLES } from "../records/user.ts";
import { idInput, tagListInput } from "../tickets/ticketInput.ts";

const nullableText = v.optional(v.nullable(v.string()));

/** Keys a user takes. */
export const userEntries = {
  id: v.optional(idInput),
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1))),
  email: v.optional(v.nullable(v.pipe(v.string(), v.email()))),
  external_id: v.optional(v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(String)))),
  role: v.optional(v.picklist(USER_ROLES)),
  custom_role_id: v.optional(v.nullable(idInput)),
  organization_id: v.optional(v.nullable(idInput)),
  organization: v.optional(v.object({ name: v.string() })),
  organization_ids: v.optional(v.array(idInput)),
  default_group_id: v.optional(v.nullable(idInput)),
  locale: v.optional(v.string()),
  locale_id: v.optional(v.number()),
  time_zone: v.optional(v.string()),
  phone: nullableText,
  alias: nullableText,
  notes: nullableText,
  details: nullableText,
  tags: v.optional(tagListInput),
  user_fields: v.optional(v.record(v.string(), v.unknown())),
  suspended: v.optional(v.boolean()),
  verified: v.optional(v.boolean()),
  skip_verify_email: v.optional(v.boolean()),
};
export const userInput = v.object(userEntries);
export type UserInput = v.InferOutput<typeof userInput>;
