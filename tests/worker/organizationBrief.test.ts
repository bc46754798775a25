import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "./support/events.ts";
import { token } from "./support/token.ts";
import { emptyStore, World } from "./support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
  world.zendesk.addOrganization(10, { yearly_it_spend: 900_000, influence: 5 }, "Acme");
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1, { organization_id: 10 })));
});
afterEach(() => vi.restoreAllMocks());

async function get(path: string, bearer: string | null): Promise<Response> {
  const headers = new Headers(bearer === null ? {} : { authorization: `Bearer ${bearer}` });
  return world.fetch(new Request(`https://tierwise.test${path}`, { headers }));
}

test("the whole customer comes in one answer", async () => {
  const visit = { organization_id: 10, type: "task", external_id: "tierwise:visit:2", status: "solved" };
  const on = `${new Date().getUTCFullYear()}-03-01T04:00:00Z`;
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(2, { ...visit, due_at: on })));
  const response = await get("/api/organizations/10/brief", await token());
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    customer: { id: 10, name: "Acme" },
    tier: { key: "vip", isInZendesk: true },
    visits: { done: 1, atLeast: 4, more: { list: [{ ticketId: 2, state: "done" }] } },
    tierHistory: [{ previous: null }],
    promises: { periods: [{ days: 30 }, { days: 365 }], latestTickets: null },
    calls: [],
  });
});

test("it is for the app alone, and says when an organization is unknown", async () => {
  expect((await get("/api/organizations/10/brief", null)).status).toBe(401);
  for (const id of ["11", "0", "x", "1e99"]) {
    // oxlint-disable-next-line no-await-in-loop -- one request at a time keeps the reason of a failure plain
    const response = await get(`/api/organizations/${id}/brief`, await token());
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: "unknown_organization" });
  }
});

test("it takes one round trip, and reads no more with a thousand tickets", async () => {
  await env.DB.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)
     INSERT INTO tickets (id, status, organization_id, created_at, updated_at)
     SELECT i, 'closed', 10, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z' FROM n`,
  ).run();
  await env.DB.prepare(
    "INSERT INTO ticket_moments (ticket_id, events) SELECT id, '[]' FROM tickets WHERE id >= 100",
  ).run();
  const batch = vi.spyOn(env.DB, "batch");
  const response = await get("/api/organizations/10/brief", await token());
  expect(batch.mock.calls.length).toBeLessThanOrEqual(1);
  expect(await response.json()).toMatchObject({ promises: { latestTickets: 40 } });
  expect(Number(response.headers.get("X-Rows-Read"))).toBeLessThan(400);
});
