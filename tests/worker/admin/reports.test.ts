import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { adminToken, ask } from "../support/adminDoor.ts";
import { ticketEvent } from "../support/events.ts";
import { emptyStore, World } from "../support/world.ts";

let world: World;
let bearer: string;
beforeEach(async () => {
  await emptyStore();
  world = new World();
  bearer = await adminToken(world);
});
afterEach(() => vi.restoreAllMocks());

const get = (path: string): Promise<Response> => ask(world, "GET", `/api/admin${path}`, { bearer });
const LOWER = `
preset: it-services
tiers: { vip: { when: { all: [{ field: yearly_it_spend, operator: greater_than_equal, value: 250000 }] } } }
`;

test("a recalculation is told with its progress and with who moved by it", async () => {
  expect(await (await get("/recalculation")).json()).toEqual({ standing: null, moves: [], next: null });
  world.zendesk.addOrganization(10, { yearly_it_spend: 300_000, influence: 5 }, "Acme");
  world.zendesk.addOrganization(11, { yearly_it_spend: 1 }, "Small");
  await world.arrive(
    ticketEvent("created", world.zendesk.addTicket(1, { organization_id: 10 })),
    ticketEvent("created", world.zendesk.addTicket(2, { organization_id: 11 })),
  );
  world.zendesk.policy = LOWER;
  await world.consume([{ kind: "policy_check" }]);
  await world.drain();
  expect(await (await get("/recalculation")).json()).toMatchObject({
    standing: { phase: "done", customers: { of: 2, done: 2 }, tickets: { of: 2, done: 2 }, moved: 1 },
    moves: [{ customerId: 10, name: "Acme", previous: "core", tier: "vip", because: { kind: "rules" } }],
    next: null,
  });
});

test("pages of who moved follow each other", async () => {
  await world.consume([{ kind: "policy_check" }]);
  await world.drain();
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 620)
     INSERT INTO tier_history (customer_id, tier, previous, at, policy_version, because, cause)
     SELECT i, 'vip', 'core', '2026-01-01T00:00:00Z', 1, '{"kind":"no_organization"}', 'policy 1' FROM n`,
  ).run();
  const first: { moves: unknown[]; next: number } = await (await get("/recalculation?version=1")).json();
  const second: { moves: unknown[]; next: null } = await (
    await get(`/recalculation?version=1&after=${first.next}`)
  ).json();
  expect([first.moves.length, second.moves.length, second.next]).toEqual([500, 120, null]);
});

test("the pause report needs a span, and is empty where nothing stood still", async () => {
  await world.consume([{ kind: "policy_check" }]);
  expect((await get("/pauses?from=yesterday&to=2026-12-01T00:00:00Z")).status).toBe(400);
  expect((await get("/pauses?to=2026-12-01T00:00:00Z")).status).toBe(400);
  const report = await get("/pauses?from=2026-11-01T00:00:00%2B08:00&to=2026-12-01T00:00:00Z");
  expect(await report.json()).toEqual({ tickets: [], next: null });
});

test("a ticket's history in the ledger is told whole, without a word of it", async () => {
  world.zendesk.addOrganization(10, { yearly_it_spend: 900_000, influence: 5 }, "Acme");
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1, { organization_id: 10 })));
  const response = await get("/tickets/1/history");
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({
    organizationId: 10,
    customer: { id: 10, standing: { tier: "vip" } },
    tiers: [{ tier: "vip", previous: null }],
    policies: [{ version: 1, policy: "preset: it-services" }],
    moments: expect.arrayContaining([expect.objectContaining({ kind: "created" })]),
    deadlines: expect.arrayContaining([expect.objectContaining({ state: "waiting" })]),
  });
  expect(text).not.toContain("A subject nobody keeps");
  expect((await get("/tickets/999/history")).status).toBe(404);
  expect((await get("/tickets/abc/history")).status).toBe(404);
});

test("an admin can have tickets looked at again, which puts right what differs", async () => {
  const ticket = world.zendesk.addTicket(1);
  await world.arrive(ticketEvent("created", ticket));
  ticket.status = "solved";
  ticket.updated_at = "2026-11-22T11:00:00Z";
  const response = await ask(world, "POST", "/api/admin/look", { bearer, body: { tickets: [1] } });
  expect(response.status).toBe(202);
  await world.drain();
  expect(await world.rows("SELECT status FROM tickets")).toEqual([{ status: "solved" }]);
});

test("an admin can tell the Worker what no webhook told: the clock that it stopped is met", async () => {
  const ticket = world.zendesk.addTicket(1, { status: "new" });
  await world.arrive(ticketEvent("created", ticket));
  const at = new Date(Date.parse(world.zendesk.now) + 60_000).toISOString().replace(".000Z", "Z");
  const told = { moments: [{ at, kind: "public_reply_by_agent", agentId: 3 }] };
  const path = "/api/admin/tickets/1/history";
  expect((await ask(world, "POST", path, { bearer, body: told })).status).toBe(202);
  expect((await ask(world, "POST", path, { bearer, body: told })).status).toBe(202);
  await world.drain();
  const { moments }: { moments: { kind: string }[] } = await (await get("/tickets/1/history")).json();
  expect(moments.filter(({ kind }) => kind === "public_reply_by_agent")).toHaveLength(1);
  expect(
    await world.rows("SELECT id FROM deadlines WHERE state = 'waiting' AND id LIKE '%first_reply%'"),
  ).toEqual([]);
});

test("levels, and times that are no instants, can't be told", async () => {
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1)));
  const at = "2026-11-22T10:00:00Z";
  for (const moment of [
    { at, kind: "level", tier: "vip" },
    { at: "today", kind: "public_comment_by_customer" },
  ]) {
    const body = { moments: [moment] };
    expect((await ask(world, "POST", "/api/admin/tickets/1/history", { bearer, body })).status).toBe(400);
  }
  const unknown = await ask(world, "POST", "/api/admin/tickets/9/history", { bearer, body: { moments: [] } });
  expect(unknown.status).toBe(404);
});
