import { applyFieldsAndTags } from "../fields/applyFieldsAndTags.ts";
import { acceptOwnerValues, ownerFieldChanges } from "../fields/ownerFieldChanges.ts";
import { invalid, type Outcome } from "../http/refusal.ts";
import type { Organization } from "../records/organization.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import type { OwnerChange } from "../users/publishUserEvents.ts";
import type { OrganizationInput } from "./organizationInput.ts";
import { publishOrganizationEvents } from "./publishOrganizationEvents.ts";

const sameText = (a: string | null | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** The organization with this external id (case does not matter). */
export const byExternalId = (standin: Standin, externalId: string): Organization | undefined =>
  [...standin.state.organizations.values()].find((each) => sameText(each.external_id, externalId));

/** Creates (`before` undefined) or updates an organization and sends its events. Agents may change only `notes`. */
export const saveOrganization = (
  standin: Standin,
  user: User,
  before: Organization | undefined,
  input: OrganizationInput,
): Outcome<Organization> => {
  const { state } = standin;
  const keys = Object.keys(input).filter((key) => key !== "id");
  if (user.role !== "admin" && (before === undefined || keys.some((key) => key !== "notes")))
    return { ok: false, refusal: { reason: "forbidden" } };
  const name = input.name ?? before?.name;
  if (name === undefined) return invalid("name", "Name: cannot be blank", "BlankValue");
  const others = [...state.organizations.values()].filter((each) => each.id !== before?.id);
  if (others.some((each) => sameText(each.name, name)))
    return invalid("name", "Name: has already been taken", "DuplicateValue");
  const externalId = input.external_id === undefined ? (before?.external_id ?? null) : input.external_id;
  if (externalId !== null && others.some((each) => sameText(each.external_id, externalId)))
    return invalid("external_id", "External: has already been taken", "DuplicateValue");
  const accepted = acceptOwnerValues(state.organizationFields.values(), input.organization_fields ?? {});
  if (!accepted.ok) return invalid("base", accepted.description, "InvalidValue");

  const at = standin.clock.iso();
  const byKey = new Map([...state.organizationFields.values()].map((field) => [field.key, field]));
  const had = { tags: before?.tags ?? [], values: before?.organization_fields ?? new Map<string, never>() };
  const kept = applyFieldsAndTags(byKey, had, { tags: input.tags ?? had.tags, values: accepted.values });
  const after: Organization = {
    id: before?.id ?? nextLargeId(state),
    name,
    external_id: externalId,
    created_at: before?.created_at ?? at,
    updated_at: at,
    generated_timestamp: standin.clock.epochSeconds(),
    domain_names: input.domain_names ?? before?.domain_names ?? [],
    details: input.details === undefined ? (before?.details ?? null) : input.details,
    notes: input.notes === undefined ? (before?.notes ?? null) : input.notes,
    group_id: input.group_id === undefined ? (before?.group_id ?? null) : input.group_id,
    shared_tickets: input.shared_tickets ?? before?.shared_tickets ?? false,
    shared_comments: input.shared_comments ?? before?.shared_comments ?? false,
    tags: kept.tags,
    organization_fields: kept.values,
  };
  state.organizations.set(after.id, after);
  publishOrganizationEvents(
    standin,
    after,
    before === undefined ? [{ name: "created", event: {} }] : changesOf(standin, before, after),
  );
  standin.bus.publish({ type: "organization_changed", id: after.id });
  return { ok: true, value: after };
};

const changesOf = (standin: Standin, before: Organization, after: Organization): OwnerChange[] => [
  ...(before.name === after.name
    ? []
    : [{ name: "name_changed", event: { current: after.name, previous: before.name } }]),
  ...(before.external_id === after.external_id
    ? []
    : [
        {
          name: "external_id_changed",
          event: { current: after.external_id ?? "", previous: before.external_id ?? "" },
        },
      ]),
  ...ownerFieldChanges(
    standin.state.organizationFields.values(),
    { values: before.organization_fields, tags: before.tags },
    { values: after.organization_fields, tags: after.tags },
  ),
];
