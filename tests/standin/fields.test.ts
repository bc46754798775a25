import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type Asked,
  at,
  listAt,
  makeLevelField,
  makeOrganization,
  makeTicket,
  numberAt,
  startAsked,
} from "./client.ts";

let asked: Asked;
let level: number;
beforeAll(async () => {
  asked = await startAsked({ plan: "enterprise_plus" });
});
beforeEach(async () => {
  await asked.ask("POST", "/__standin/reset");
  level = await makeLevelField(asked);
});
afterAll(() => asked.close());

const ticketWith = (reply: unknown) => ({
  tags: at(reply, "ticket", "tags"),
  fields: at(reply, "ticket", "custom_fields"),
});
const update = (id: number, ticket: object) => asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket });

test("a dropdown's value is a tag, and changing it swaps the tag", async () => {
  const id = await makeTicket(asked, { tags: ["vip"], custom_fields: [{ id: level, value: "sla_gold" }] });
  const gold = await asked.ask("GET", `/api/v2/tickets/${id}`);
  expect(ticketWith(gold.body)).toEqual({
    tags: ["sla_gold", "vip"],
    fields: [{ id: level, value: "sla_gold" }],
  });
  const silver = await update(id, { custom_fields: [{ id: level, value: "sla_silver" }] });
  expect(ticketWith(silver.body)).toEqual({
    tags: ["sla_silver", "vip"],
    fields: [{ id: level, value: "sla_silver" }],
  });
  const empty = await update(id, { custom_fields: [{ id: level, value: null }] });
  expect(ticketWith(empty.body)).toEqual({ tags: ["vip"], fields: [{ id: level, value: null }] });
});

test("a tag that is an option sets its dropdown, and removing the tag empties it", async () => {
  const id = await makeTicket(asked);
  await asked.ask("PUT", `/api/v2/tickets/${id}/tags`, { tags: ["sla_gold"] });
  expect(ticketWith((await asked.ask("GET", `/api/v2/tickets/${id}`)).body).fields).toEqual([
    { id: level, value: "sla_gold" },
  ]);
  await asked.ask("DELETE", `/api/v2/tickets/${id}/tags`, { tags: ["sla_gold"] });
  expect(ticketWith((await asked.ask("GET", `/api/v2/tickets/${id}`)).body).fields).toEqual([
    { id: level, value: null },
  ]);
});

test("a dropdown refuses a value that is no option of it", async () => {
  const id = await makeTicket(asked);
  const reply = await update(id, { custom_fields: [{ id: level, value: "sla_platinum" }] });
  expect([reply.status, reply.body["error"]]).toEqual([422, "RecordInvalid"]);
});

test("an option's value may not be used in two fields", async () => {
  const reply = await asked.ask("POST", "/api/v2/ticket_fields", {
    ticket_field: {
      type: "tagger",
      title: "Twin",
      custom_field_options: [{ name: "Gold", value: "sla_gold" }],
    },
  });
  expect([reply.status, at(reply.body, "details", "base", 0, "error")]).toEqual([422, "DuplicateValue"]);
});

test("a field's type cannot be changed and a system field cannot be removed", async () => {
  expect(
    (await asked.ask("PUT", `/api/v2/ticket_fields/${level}`, { ticket_field: { type: "text" } })).status,
  ).toBe(422);
  const { body } = await asked.ask("GET", "/api/v2/ticket_fields");
  const subject = listAt(body, "ticket_fields").find((field) => at(field, "type") === "subject");
  expect((await asked.ask("DELETE", `/api/v2/ticket_fields/${numberAt(subject, "id")}`)).status).toBe(422);
});

const tierField = {
  key: "service_tier",
  title: "Tier",
  type: "dropdown",
  custom_field_options: [
    { name: "VIP", value: "tier_vip" },
    { name: "Core", value: "tier_core" },
  ],
};

test("an organization's dropdown becomes a tag of the organization, is addressed by key, and swaps", async () => {
  expect(
    (await asked.ask("POST", "/api/v2/organization_fields", { organization_field: tierField })).status,
  ).toBe(201);
  expect((await asked.ask("GET", "/api/v2/organization_fields/service_tier")).status).toBe(200);
  const id = await makeOrganization(asked, {
    name: "Acme",
    organization_fields: { service_tier: "tier_vip" },
  });
  const reply = await asked.ask("PUT", `/api/v2/organizations/${id}`, {
    organization: { organization_fields: { service_tier: "tier_core" } },
  });
  expect(reply.body).toMatchObject({
    organization: { tags: ["tier_core"], organization_fields: { service_tier: "tier_core" } },
  });
});

test("an option left out of an update is removed and its values are wiped", async () => {
  await asked.ask("POST", "/api/v2/organization_fields", { organization_field: tierField });
  const id = await makeOrganization(asked, {
    name: "Acme",
    organization_fields: { service_tier: "tier_vip" },
  });
  await asked.ask("PUT", "/api/v2/organization_fields/service_tier", {
    organization_field: { custom_field_options: [{ name: "Core", value: "tier_core" }] },
  });
  expect((await asked.ask("GET", `/api/v2/organizations/${id}`)).body).toMatchObject({
    organization: { tags: [], organization_fields: { service_tier: null } },
  });
});

test("numbers, dates and checkboxes are checked", async () => {
  for (const [key, type] of [
    ["spend", "decimal"],
    ["since", "date"],
    ["strategic", "checkbox"],
  ])
    await asked.ask("POST", "/api/v2/organization_fields", { organization_field: { key, title: key, type } });
  const id = await makeOrganization(asked, {
    name: "Acme",
    organization_fields: { spend: "12.5", since: "2026-01-02", strategic: true },
  });
  expect((await asked.ask("GET", `/api/v2/organizations/${id}`)).body).toMatchObject({
    organization: {
      organization_fields: { spend: 12.5, since: "2026-01-02T00:00:00+00:00", strategic: true },
    },
  });
  const wrong = await asked.ask("PUT", `/api/v2/organizations/${id}`, {
    organization: { organization_fields: { spend: "much" } },
  });
  expect(wrong.status).toBe(422);
});
