import * as v from "valibot";
import { idInput, tagListInput } from "../tickets/ticketInput.ts";

const nullableText = v.optional(v.nullable(v.string()));

/** Keys an organization takes. */
export const organizationEntries = {
  id: v.optional(idInput),
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1))),
  external_id: v.optional(v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(String)))),
  domain_names: v.optional(v.array(v.string())),
  details: nullableText,
  notes: nullableText,
  group_id: v.optional(v.nullable(idInput)),
  shared_tickets: v.optional(v.boolean()),
  shared_comments: v.optional(v.boolean()),
  tags: v.optional(tagListInput),
  organization_fields: v.optional(v.record(v.string(), v.unknown())),
};
export const organizationInput = v.object(organizationEntries);
export type OrganizationInput = v.InferOutput<typeof organizationInput>;
