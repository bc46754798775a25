import * as v from "valibot";
import type { Result } from "#core";
import { requestPages } from "../../zaf/requestPages.ts";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import type { ZafProblem } from "../../zaf/zafProblem.ts";
import type { FieldOption } from "./fieldStanding.ts";

const TIER_FIELD_KEY = "service_tier";
const SERVICE_LEVEL_FIELD_TITLE = "Service level";

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

const TicketField = v.looseObject({
  id: v.number(),
  type: v.string(),
  title: v.string(),
  raw_title: v.optional(v.nullable(v.string())),
  custom_field_options: Options,
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

const isServiceLevel = ({ type, title, raw_title: raw }: v.InferOutput<typeof TicketField>): boolean =>
  type === "tagger" && (raw ?? title) === SERVICE_LEVEL_FIELD_TITLE;

/** Finds the service level field by its title; null when the account has none. */
export async function readServiceLevelField(zaf: Zaf): Promise<Result<ServiceLevelField | null, ZafProblem>> {
  const fields = await requestPages(zaf, {
    path: "/api/v2/ticket_fields.json",
    key: "ticket_fields",
    item: TicketField,
    isEnough: (page) => page.some(isServiceLevel),
  });
  if (!fields.ok) return fields;
  const field = fields.value.find(isServiceLevel);
  return {
    ok: true,
    value: field === undefined ? null : { id: field.id, options: field.custom_field_options ?? [] },
  };
}
