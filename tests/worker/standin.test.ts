import { readPolicy } from "#core";
import { beforeAll, beforeEach, expect, inject, test } from "vitest";
import { parse } from "yaml";
import preset from "../../policies/it-services.yaml";
import { recordOf, StandinDesk } from "./support/standinDesk.ts";
import { World } from "./support/world.ts";

/** The Worker against the local Zendesk over HTTP: its tokens, its fields, its signed webhooks. */
const desk = new StandinDesk();
let world: World;
let requester: number;

const TYPES = [
  ...[
    "created",
    "status_changed",
    "priority_changed",
    "tags_changed",
    "custom_field_changed",
    "organization_changed",
    "comment_added",
    "soft_deleted",
  ].map((name) => `ticket.${name}`),
  ...["created", "custom_field_changed", "tags_changed", "name_changed", "deleted"].map(
    (name) => `organization.${name}`,
  ),
  "user.deleted",
];

beforeAll(async () => {
  const read = readPolicy({ policy: { preset: "it-services" }, presets: { "it-services": parse(preset) } });
  if (!read.ok) throw new Error("the preset is broken");
  for (const { options, ...field } of read.value.organizationFields()) {
    const choices = options.length === 0 ? {} : { custom_field_options: options };
    await desk.make("organization_field", "/api/v2/organization_fields", { ...field, ...choices });
  }
  for (const { options, ...field } of read.value.ticketFields()) {
    await desk.make("ticket_field", "/api/v2/ticket_fields", { ...field, custom_field_options: options });
  }
  const secret = await desk.subscribe(TYPES);
  world = new World({
    ZENDESK_URL: inject("standinUrl"),
    ZENDESK_CLIENT_ID: "tierwise_local",
    ZENDESK_CLIENT_SECRET: "standin-client-secret",
    WEBHOOK_SECRET: secret,
  });
  await world.cron("*/5 * * * *");
  await world.drain();
});

beforeEach(async () => {
  await desk.settle(world);
  await desk.requestsOfWorker();
});

async function customer(name: string, fields: Record<string, unknown>): Promise<number> {
  const organization = await desk.make("organization", "/api/v2/organizations", {
    name,
    organization_fields: fields,
  });
  const user = await desk.make("user", "/api/v2/users", {
    name: `Person of ${name}`,
    email: `${crypto.randomUUID()}@example.com`,
    organization_id: organization.id,
  });
  requester = user.id;
  await desk.settle(world);
  await desk.requestsOfWorker();
  return organization.id;
}

function newTicket(organization: number, more: Record<string, unknown> = {}): Promise<{ id: number }> {
  const comment = { body: "It does not work" };
  return desk.make("ticket", "/api/v2/tickets", {
    subject: "Help",
    comment,
    requester_id: requester,
    organization_id: organization,
    ...more,
  });
}

async function ticket(id: number): Promise<Record<string, unknown>> {
  return recordOf((await desk.call("GET", `/api/v2/tickets/${id}`))["ticket"]);
}

test("a new ticket gets its level by one write, and the echoes of that write cost nothing", async () => {
  const organization = await customer("Northwind", { yearly_it_spend: 900_000, influence: 5 });
  // The first write of all looks the field's id up, once.
  await newTicket(organization);
  await desk.settle(world);
  await desk.requestsOfWorker();
  const { id } = await newTicket(organization);
  await desk.settle(world);
  expect(await ticket(id)).toMatchObject({
    priority: "high",
    tags: expect.arrayContaining(["sla_vip_general"]),
  });
  expect((await desk.requestsOfWorker()).filter((each) => !each.includes("notify"))).toEqual([
    `PUT /api/v2/tickets/${id}`,
  ]);
});

test("an admin's change of a fact moves the tier and every open ticket's level", async () => {
  const organization = await customer("Southwind", { yearly_it_spend: 1000 });
  const { id } = await newTicket(organization);
  await desk.settle(world);
  expect((await ticket(id))["tags"]).toContain("sla_ordinary_general");
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await desk.call("PUT", `/api/v2/organizations/${organization}`, {
    organization: { organization_fields: { yearly_it_spend: 300_000 } },
  });
  await desk.settle(world);
  const after = recordOf((await desk.call("GET", `/api/v2/organizations/${organization}`))["organization"]);
  expect(recordOf(after["organization_fields"])["service_tier"]).toBe("tier_core");
  const { tags } = await ticket(id);
  expect(tags).toContain("sla_core_general");
  expect(tags).not.toContain("sla_ordinary_general");
});

test("forty tickets at once are written by one bulk job", async () => {
  const organization = await customer("Eastwind", { yearly_it_spend: 300_000 });
  const ids: number[] = [];
  for (let each = 0; each < 40; each += 1) ids.push((await newTicket(organization)).id);
  await desk.settle(world);
  await world.cron("* * * * *", new Date(Date.now() + 60_000));
  await desk.settle(world);
  await world.cron("* * * * *", new Date(Date.now() + 120_000));
  for (const id of ids) expect((await ticket(id))["tags"]).toContain("sla_core_general");
  const writes = (await desk.requestsOfWorker()).filter((each) => each.startsWith("PUT"));
  expect(writes).toEqual(["PUT /api/v2/tickets/update_many"]);
  expect(await world.rows("SELECT id FROM effects WHERE state <> 'done'")).toEqual([]);
});

test("a 429 of Zendesk is waited out", async () => {
  const organization = await customer("Westwind", { yearly_it_spend: 300_000 });
  await desk.call("POST", "/__standin/faults", {
    match: "PUT /api/v2/tickets/*",
    status: 429,
    times: 1,
    retry_after: 1,
  });
  const { id } = await newTicket(organization);
  await desk.settle(world);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await world.cron("* * * * *", new Date(Date.now() + 5000));
  expect((await ticket(id))["tags"]).toContain("sla_core_general");
});

test("doubled, lost and reordered deliveries leave the same as a clean run, once the sweep has looked", async () => {
  const organization = await customer("Upwind", { yearly_it_spend: 300_000 });
  await desk.call("POST", "/__standin/webhooks", { duplicate: 0.4, drop: 0.4, reorder: true, seed: 7 });
  const ids: number[] = [];
  for (let each = 0; each < 12; each += 1) {
    const { id } = await newTicket(organization);
    await desk.call("PUT", `/api/v2/tickets/${id}`, {
      ticket: { priority: each % 2 === 0 ? "urgent" : "low" },
    });
    ids.push(id);
  }
  await desk.settle(world);
  await desk.call("POST", "/__standin/webhooks", {});
  await desk.call("POST", "/__standin/clock", { advance_seconds: 120 });
  await world.cron("*/5 * * * *", new Date(Date.now() + 300_000));
  await world.cron("* * * * *", new Date(Date.now() + 360_000));
  for (const [index, id] of ids.entries()) {
    expect((await ticket(id))["tags"]).toContain(index % 2 === 0 ? "sla_core_urgent" : "sla_core_general");
  }
});

test("an answer, a message and an assignment whose webhooks were lost are found by the sweep at their own times, once", async () => {
  const organization = await customer("Leewind", { yearly_it_spend: 300_000 });
  const { id } = await newTicket(organization);
  await desk.settle(world);
  await desk.call("POST", "/__standin/webhooks", { drop: 1 });
  const saves: [object, number][] = [
    [{ comment: { body: "We look at it" }, assignee_id: 1 }, 1],
    [{ comment: { body: "And?", author_id: requester }, status: "open" }, 1],
  ];
  for (const [change, user] of saves) {
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await desk.call("PUT", `/api/v2/tickets/${id}`, { ticket: change }, user);
  }
  expect(await desk.settle(world)).toBe(0);
  await desk.call("POST", "/__standin/webhooks", {});
  await desk.call("POST", "/__standin/clock", { advance_seconds: 120 });
  const { comments } = await desk.call("GET", `/api/v2/tickets/${id}/comments`);
  const [, answered, asked] = (comments as { created_at: string }[]).map(({ created_at }) => created_at);
  const before = await repaired();
  await world.cron("*/5 * * * *", new Date(Date.now() + 600_000));
  await desk.settle(world);
  const found = await historyOf(id);
  expect(found).toEqual(
    expect.arrayContaining([
      { at: answered, kind: "public_reply_by_agent", agentId: 1 },
      { at: answered, kind: "assigned", assigneeId: 1 },
      { at: asked, kind: "public_comment_by_customer" },
    ]),
  );
  const deadlines = await world.rows("SELECT clock_id AS clock FROM deadlines WHERE ticket_id = ?", id);
  const clocks = deadlines.map(({ clock }) => String(clock).split(":")[1]);
  expect(clocks).toContain("next_reply");
  expect(clocks).not.toContain("first_reply");
  expect(await repaired()).toBe(before + 1);
  await world.cron("*/5 * * * *", new Date(Date.now() + 900_000));
  expect(await historyOf(id)).toEqual(found);
  expect(await repaired()).toBe(before + 1);
});

async function historyOf(id: number): Promise<readonly unknown[]> {
  const [row] = await world.rows<{ events: string }>(
    "SELECT events FROM ticket_moments WHERE ticket_id = ?",
    id,
  );
  return JSON.parse(row?.events ?? "[]");
}

async function repaired(): Promise<number> {
  const health = await world.fetch(new Request("https://tierwise.test/healthz"));
  return Number(recordOf(recordOf(await health.json())["sweep"])["repaired"]);
}
