import type { FieldValue, Organization } from "../api/records.ts";
import { createStore, type Store } from "../store.ts";
import { same } from "../ticket/same.ts";

/** An organization as the agent sees and edits it. `domains` are separated by spaces; `fields` by key. */
export type OrganizationDraft = {
  readonly id: number;
  readonly name: string;
  readonly externalId: string;
  readonly details: string;
  readonly notes: string;
  readonly domains: string;
  readonly tags: readonly string[];
  readonly groupId: number | null;
  readonly sharedTickets: boolean;
  readonly sharedComments: boolean;
  readonly fields: { readonly [key: string]: FieldValue };
};

/** An open organization: what is saved and what the agent made of it since. */
export type OrganizationForm = {
  readonly draft: Store<OrganizationDraft>;
  change(patch: Partial<OrganizationDraft>): void;
  /** Takes over what the server says; unsaved changes stay. */
  rebase(saved: OrganizationDraft): void;
  /** What differs, in the API's names. */
  changes(): { [attribute: string]: unknown };
};

/** The draft of an organization from the API. */
export const organizationDraft = (organization: Organization): OrganizationDraft => ({
  id: organization.id,
  name: organization.name,
  externalId: organization.external_id ?? "",
  details: organization.details ?? "",
  notes: organization.notes ?? "",
  domains: organization.domain_names.join(" "),
  tags: organization.tags,
  groupId: organization.group_id,
  sharedTickets: organization.shared_tickets,
  sharedComments: organization.shared_comments,
  fields: organization.organization_fields,
});

/** Opens a form over an organization's present state. */
export const createOrganizationForm = (first: OrganizationDraft): OrganizationForm => {
  const draft = createStore(first);
  let base = first;
  return {
    draft,
    change: (patch) => draft.set({ ...draft.get(), ...patch }),
    rebase: (saved) => {
      const mine = draft.get();
      const keep = <Key extends keyof OrganizationDraft>(key: Key): OrganizationDraft[Key] =>
        same(mine[key], base[key]) ? saved[key] : mine[key];
      const fields = Object.fromEntries(
        Object.entries(saved.fields).map(([key, value]) => {
          const own = mine.fields[key] ?? null;
          return [key, same(own, base.fields[key] ?? null) ? value : own];
        }),
      );
      draft.set({
        ...saved,
        name: keep("name"),
        externalId: keep("externalId"),
        details: keep("details"),
        notes: keep("notes"),
        domains: keep("domains"),
        tags: keep("tags"),
        fields,
      });
      base = saved;
    },
    changes: () => changesBetween(base, draft.get()),
  };
};

const changesBetween = (
  base: OrganizationDraft,
  mine: OrganizationDraft,
): { [attribute: string]: unknown } => {
  const changed: { [attribute: string]: unknown } = {};
  if (mine.name !== base.name) changed["name"] = mine.name;
  if (mine.externalId !== base.externalId)
    changed["external_id"] = mine.externalId === "" ? null : mine.externalId;
  if (mine.details !== base.details) changed["details"] = mine.details;
  if (mine.notes !== base.notes) changed["notes"] = mine.notes;
  if (mine.domains !== base.domains)
    changed["domain_names"] = mine.domains.split(/\s+/).filter((each) => each !== "");
  if (!same(mine.tags, base.tags)) changed["tags"] = mine.tags;
  const fields = Object.entries(mine.fields).filter(([key, value]) => !same(value, base.fields[key] ?? null));
  if (fields.length > 0) changed["organization_fields"] = Object.fromEntries(fields);
  return changed;
};
