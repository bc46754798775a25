import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { token } from "../support/token.ts";
import { emptyStore, World } from "../support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
  const customer = env.DB.prepare(
    "INSERT INTO customers (id, name, facts, updated_at) VALUES (?, ?, ?, '2026-01-01T00:00:00Z')",
  );
  const call = env.DB.prepare(
    `INSERT INTO callbacks (id, rule, organization_id, cause_at, due_at, slot_at, is_slot_late, state, result, result_at, created_at)
     VALUES (?1, 'monthly', ?2, ?4, ?4, ?4, 0, 'finished', ?3, ?4, ?4)`,
  );
  await env.DB.batch([
    customer.bind(1, "One", '{"region":"region_east","contract":"contract_full"}'),
    customer.bind(2, "Two", '{"region":"region_east"}'),
    customer.bind(3, "Three", "{}"),
    customer.bind(4, "Four", '{"region":"region_west"}'),
    call.bind("a", 1, "satisfied", "2026-02-01T02:00:00Z"),
    call.bind("b", 2, "unreachable", "2026-02-01T02:00:00Z"),
    call.bind("c", 4, "satisfied", "2025-12-31T15:59:59Z"),
  ]);
});
afterEach(() => vi.restoreAllMocks());

const list = async (query: string): Promise<Response> =>
  world.fetch(
    new Request(`https://tierwise.test/api/lists/not-called?${query}`, {
      headers: { authorization: `Bearer ${await token()}` },
    }),
  );

test("whom nobody reached in the period, by region and contract kind; a try that reached nobody is none", async () => {
  const response = await list("from=2026-01-01&to=2026-04-01&splitBy=region,contract");
  expect(await response.json()).toEqual({
    splitBy: [
      { key: "region", title: null },
      { key: "contract", title: null },
    ],
    groups: expect.arrayContaining([
      { values: ["region_east", null], titles: [null, null], customers: 1 },
      { values: [null, null], titles: [null, null], customers: 1 },
      { values: ["region_west", null], titles: [null, null], customers: 1 },
    ]),
    customers: [
      { id: 2, name: "Two", tier: null, values: ["region_east", null] },
      { id: 3, name: "Three", tier: null, values: [null, null] },
      { id: 4, name: "Four", tier: null, values: ["region_west", null] },
    ],
    next: null,
  });
  // In Beijing the last of these calls was still made in the year before.
  const year = await (await list("from=2025-01-01&to=2026-01-01")).json();
  expect(year).toMatchObject({ customers: [{ id: 1 }, { id: 2 }, { id: 3 }] });
});

test("comes page by page, and says where the next one begins", async () => {
  const quarter = "from=2026-01-01&to=2026-04-01&atMost=2";
  expect(await (await list(quarter)).json()).toMatchObject({ customers: [{ id: 2 }, { id: 3 }], next: 3 });
  expect(await (await list(`${quarter}&after=3`)).json()).toMatchObject({
    groups: [{ customers: 3 }],
    customers: [{ id: 4 }],
    next: null,
  });
});

test("names facts, their values and tiers as the policy does", async () => {
  world.zendesk.policy = "preset: repair";
  await env.DB.batch([
    env.DB.prepare("UPDATE customers SET tier = 'full_care' WHERE id = 2"),
    env.DB.prepare("UPDATE customers SET facts = '{}' WHERE id IN (3, 4)"),
  ]);
  expect(await (await list("from=2026-01-01&to=2026-04-01&splitBy=region")).json()).toMatchObject({
    splitBy: [{ key: "region", title: { en: "Region", "zh-CN": "区域" } }],
    groups: [
      { values: [null], titles: [null], customers: 2 },
      { values: ["region_east"], titles: [{ en: "East", "zh-TW": "東區" }], customers: 1 },
    ],
    customers: [
      { tier: { title: { en: "Full-care contract" }, colour: "gold" } },
      { tier: null },
      { tier: null },
    ],
  });
});

test("a period that is none is refused in words", async () => {
  for (const query of [
    "",
    "from=2026-01-01&to=2026-01-01",
    "from=2026-01-01&to=2026-02-01&splitBy=a')",
    "from=2026-01-01&to=2026-02-01&atMost=0",
  ]) {
    expect((await list(query)).status).toBe(400);
  }
});
