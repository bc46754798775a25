import * as v from "valibot";
import type { Result } from "#core";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import type { ZafProblem } from "../../zaf/zafProblem.ts";
import type { FieldOption } from "./fieldStanding.ts";

const TIER_FIELD_KEY = "service_tier";
const SERVICE_LEVEL_FIELD_TITLE = "Service level";
/** An account may have more ticket fields than one page; ours is found in the first thousand or not at all. */
const MOST_PAGES = 10;

const Options = v.optional(
  v.nullable(
    v.array(
      v.pipe(
        v.object({ value: v.string(), name: v.string() }),
        v.transform((option): FieldOption => ({ value: option.value, title: option.name })),
      ),
    ),
  ),
  [],
);

const OrganizationFields = v.object({
  organization_fields: v.array(v.looseObject({ key: v.string(), custom_field_options: Options })),
});

const TicketFields = v.object({
  ticket_fields: v.array(
    v.looseObject({
      id: v.number(),
      type: v.string(),
      title: v.string(),
      raw_title: v.optional(v.nullable(v.string())),
      custom_field_options: Options,
    }),
  ),
  meta: v.optional(v.object({ has_more: v.boolean(), after_cursor: v.optional(v.nullable(v.string())) })),
});

const Organization = v.object({
  organization: v.object({
    id: v.number(),
    name: v.string(),
    organization_fields: v.optional(v.nullable(v.record(v.string(), v.unknown())), {}),
  }),
});

/** The choices of the organization field that holds the tier, in the admin's order; empty without the field. */
export async function readTierOptions(zaf: Zaf): Promise<Result<readonly FieldOption[], ZafProblem>> {
  const answer = await requestZendesk(zaf, "/api/v2/organization_fields.json", OrganizationFields);
  if (!answer.ok) return answer;
  const field = answer.value.organization_fields.find((each) => each.key === TIER_FIELD_KEY);
  return { ok: true, value: field?.custom_field_options ?? [] };
}

/** Name of an organization and the value of its tier field, as they are in Zendesk now. */
export async function readOrganization(
  zaf: Zaf,
  id: number,
): Promise<
  Result<{ readonly id: number; readonly name: string; readonly tierOption: string | null }, ZafProblem>
> {
  const answer = await requestZendesk(zaf, `/api/v2/organizations/${id}.json`, Organization);
  if (!answer.ok) return answer;
  const { name, organization_fields: fields } = answer.value.organization;
  const option = fields?.[TIER_FIELD_KEY];
  return { ok: true, value: { id, name, tierOption: typeof option === "string" ? option : null } };
}

/** The ticket field that holds the service level. */
export type ServiceLevelField = { readonly id: number; readonly options: readonly FieldOption[] };

/** Finds the service level field by its title; null when the account has none. */
export async function readServiceLevelField(zaf: Zaf): Promise<Result<ServiceLevelField | null, ZafProblem>> {
  let cursor = "";
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const after = cursor === "" ? "" : `&page[after]=${encodeURIComponent(cursor)}`;
    const path = `/api/v2/ticket_fields.json?page[size]=100${after}` as const;
    // oxlint-disable-next-line no-await-in-loop -- one page names the next
    const answer = await requestZendesk(zaf, path, TicketFields);
    if (!answer.ok) return answer;
    const field = answer.value.ticket_fields.find(
      (each) => each.type === "tagger" && (each.raw_title ?? each.title) === SERVICE_LEVEL_FIELD_TITLE,
    );
    if (field !== undefined) {
      return { ok: true, value: { id: field.id, options: field.custom_field_options ?? [] } };
    }
    const { meta } = answer.value;
    if (meta?.has_more !== true || meta.after_cursor == null) break;
    cursor = meta.after_cursor;
  }
  return { ok: true, value: null };
}
