import { describe, expect, it } from "vitest";
import { tierOfOption } from "../../app/features/field-standing/fieldStanding.ts";
import {
  readOrganization,
  readServiceLevelField,
  readTierOptions,
} from "../../app/features/field-standing/readFields.ts";
import { fakeZaf } from "./fakeZaf.ts";

const OPTIONS = [
  { value: "tier_vip", name: "VIP" },
  { value: "tier_core", name: "Core" },
];

/** A host behind which these paths answer. */
const behind = (answers: { readonly [path: string]: unknown }) =>
  fakeZaf({
    answer: ({ url }) =>
      url in answers
        ? { ok: true, value: answers[url] }
        : { ok: false, error: { reason: "http", status: 404, detail: "" } },
  });

describe("the standing in Zendesk's own fields", () => {
  it("has the tier's choices in the admin's order", async () => {
    const { zaf } = behind({
      "/api/v2/organization_fields.json": {
        organization_fields: [{ key: "region" }, { key: "service_tier", custom_field_options: OPTIONS }],
      },
    });
    expect(await readTierOptions(zaf)).toEqual({
      ok: true,
      value: [
        { value: "tier_vip", title: "VIP" },
        { value: "tier_core", title: "Core" },
      ],
    });
  });

  it("has the organization's name and option, or none where the field is empty", async () => {
    const { zaf } = behind({
      "/api/v2/organizations/7.json": {
        organization: { id: 7, name: "Harbour", organization_fields: { service_tier: "tier_vip" } },
      },
      "/api/v2/organizations/8.json": { organization: { id: 8, name: "Quay", organization_fields: null } },
    });
    expect(await readOrganization(zaf, 7)).toMatchObject({
      value: { name: "Harbour", tierOption: "tier_vip" },
    });
    expect(await readOrganization(zaf, 8)).toMatchObject({ value: { name: "Quay", tierOption: null } });
  });

  it("finds the service level field on a later page, by its undecorated title", async () => {
    const { zaf, requests } = behind({
      "/api/v2/ticket_fields.json?page[size]=100": {
        ticket_fields: [{ id: 1, type: "text", title: "Service level" }],
        meta: { has_more: true, after_cursor: "b=" },
      },
      "/api/v2/ticket_fields.json?page[size]=100&page[after]=b%3D": {
        ticket_fields: [
          {
            id: 2,
            type: "tagger",
            title: "服务级别",
            raw_title: "Service level",
            custom_field_options: OPTIONS,
          },
        ],
        meta: { has_more: false },
      },
    });
    expect(await readServiceLevelField(zaf)).toMatchObject({ ok: true, value: { id: 2 } });
    expect(requests).toHaveLength(2);
  });

  it("has no service level where the account lacks the field", async () => {
    const { zaf } = behind({
      "/api/v2/ticket_fields.json?page[size]=100": { ticket_fields: [], meta: { has_more: false } },
    });
    expect(await readServiceLevelField(zaf)).toEqual({ ok: true, value: null });
  });

  it("says so when Zendesk answers something else", async () => {
    const { zaf } = behind({ "/api/v2/organization_fields.json": "Anonymous user" });
    expect(await readTierOptions(zaf)).toMatchObject({ ok: false, error: { reason: "refused" } });
  });
});

describe("the tier behind an option", () => {
  const options = OPTIONS.map(({ value, name }) => ({ value, title: name }));

  it("has its title, and a colour by its place", () => {
    expect(tierOfOption(options, "tier_vip")).toEqual({ title: "VIP", colour: "gold" });
    expect(tierOfOption(options, "tier_core")).toEqual({ title: "Core", colour: "blue" });
  });

  it("is shown raw and grey when the field no longer offers it, and not at all when empty", () => {
    expect(tierOfOption(options, "tier_old")).toEqual({ title: "tier_old", colour: "grey" });
    expect(tierOfOption(options, null)).toBeNull();
  });
});
