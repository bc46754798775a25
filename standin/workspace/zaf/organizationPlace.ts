import * as v from "valibot";
import { fieldValueSchema } from "../api/records.ts";
import type { Json } from "../json.ts";
import type { OrganizationDraft, OrganizationForm } from "../organization/organizationForm.ts";
import { same } from "../ticket/same.ts";
import { type Place, walk, type ZafPath } from "./place.ts";
import { given, refusedWith, type ZafAnswer } from "./zafAnswer.ts";

/** What the organization page offers to apps. Source: zendesk-app 2, "organization_sidebar". */
export const createOrganizationPlace = (form: OrganizationForm): Place => ({
  location: "organization_sidebar",
  context: { organizationId: form.draft.get().id },
  get: async (path) => get(form.draft.get(), path),
  set: async (path, value) => set(form, path, value),
  invoke: async () => undefined,
  subscribe: (listener) =>
    form.draft.subscribe((before, after) => {
      for (const [event, data] of changeEvents(before, after)) listener(event, data);
    }),
});

const objectOf = (draft: OrganizationDraft): { readonly [name: string]: Json } => ({
  id: draft.id,
  name: draft.name,
  details: draft.details,
  notes: draft.notes,
  domains: draft.domains,
  externalId: draft.externalId,
  tags: draft.tags,
  group: draft.groupId === null ? null : { id: draft.groupId },
  sharedTickets: draft.sharedTickets,
  sharedComments: draft.sharedComments,
});

const get = (draft: OrganizationDraft, { name, argument }: ZafPath): ZafAnswer | undefined => {
  if (name === "organization.customField" && argument !== null)
    return argument in draft.fields ? given(draft.fields[argument] ?? null) : undefined;
  const [root, ...rest] = name.split(".");
  if (root !== "organization" || argument !== null) return undefined;
  const value = walk(objectOf(draft), rest);
  return value === undefined ? undefined : given(value);
};

const SETTERS: {
  readonly [name: string]: ((value: Json) => Partial<OrganizationDraft> | undefined) | undefined;
} = {
  "organization.name": (value) => (typeof value === "string" ? { name: value } : undefined),
  "organization.details": (value) => (typeof value === "string" ? { details: value } : undefined),
  "organization.notes": (value) => (typeof value === "string" ? { notes: value } : undefined),
  "organization.externalId": (value) => (typeof value === "string" ? { externalId: value } : undefined),
  "organization.tags": (value) => (v.is(v.array(v.string()), value) ? { tags: value } : undefined),
};

const set = (form: OrganizationForm, { name, argument }: ZafPath, value: Json): ZafAnswer | undefined => {
  if (name === "organization.customField" && argument !== null) {
    const read = v.safeParse(fieldValueSchema, value);
    if (!(argument in form.draft.get().fields)) return undefined;
    if (!read.success) return refusedWith("Invalid value");
    form.change({ fields: { ...form.draft.get().fields, [argument]: read.output } });
    return given(read.output);
  }
  const setter = SETTERS[name];
  if (setter === undefined) return undefined;
  const patch = setter(value);
  if (patch === undefined) return refusedWith("Invalid value");
  form.change(patch);
  return given(value);
};

const changeEvents = (before: OrganizationDraft, after: OrganizationDraft): (readonly [string, Json])[] => {
  const [old, now] = [objectOf(before), objectOf(after)];
  const own = Object.keys(now)
    .filter((name) => !same(old[name], now[name]))
    .map((name) => [`organization.${name}.changed`, now[name] ?? null] as const);
  const fields = Object.entries(after.fields)
    .filter(([key, value]) => !same(before.fields[key] ?? null, value))
    .map(([key, value]) => [`organization.${key}.changed`, value] as const);
  return [...own, ...fields];
};
