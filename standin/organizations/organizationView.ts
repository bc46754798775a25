import { ownerFieldValuesView } from "../fields/ownerFieldValuesView.ts";
import type { JsonObject } from "../json.ts";
import type { Organization } from "../records/organization.ts";
import type { Standin } from "../standin.ts";

/** An organization as REST shows it. Keys: zendesk-api 2.2. */
export const organizationView = (standin: Standin, organization: Organization): JsonObject => ({
  url: `${standin.url}/api/v2/organizations/${organization.id}.json`,
  id: organization.id,
  name: organization.name,
  shared_tickets: organization.shared_tickets,
  shared_comments: organization.shared_comments,
  external_id: organization.external_id,
  created_at: organization.created_at,
  updated_at: organization.updated_at,
  domain_names: organization.domain_names,
  details: organization.details,
  notes: organization.notes,
  group_id: organization.group_id,
  tags: organization.tags,
  organization_fields: ownerFieldValuesView(
    standin.state.organizationFields.values(),
    organization.organization_fields,
  ),
});
