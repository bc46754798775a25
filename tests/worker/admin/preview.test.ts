import { addPreviews, NO_PREVIEW, type PolicyPreview } from "#core";
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
  await world.consume([{ kind: "policy_check" }]);
  await world.drain();
});
afterEach(() => vi.restoreAllMocks());

type Page = { preview: PolicyPreview; next: { of: string } | null; notes: string[] };

const page = async (body: object): Promise<Page> => {
  const response = await ask(world, "POST", "/api/admin/preview", { bearer, body });
  expect(response.status).toBe(200);
  return response.json();
};

/** As a client asks: page after page, added up. */
async function whole(body: object): Promise<{ preview: PolicyPreview; pages: number; notes: string[] }> {
  let [sum, pages, next, notes]: [PolicyPreview, number, Page["next"], string[]] = [NO_PREVIEW, 0, null, []];
  do {
    const answer: Page = await page(next === null ? body : { ...body, page: next });
    sum = addPreviews(sum, answer.preview);
    notes = [...notes, ...answer.notes];
    next = answer.next;
    pages += 1;
  } while (next !== null);
  return { preview: sum, pages, notes };
}

/** VIP from half the spend on. */
const LOWER = `
preset: it-services
tiers: { vip: { when: { all: [{ field: organization.custom_fields.yearly_it_spend, operator: greater_than_equal, value: 250000 }] } } }
`;
const TOP = "preset: it-services\ntiers: { vip: { when: null, top: { percent: 1, by: yearly_it_spend } } }\n";

/** Organizations 1…n that spend a hundred times their id, and are no VIPs by the policy in force. */
async function store(customers: number): Promise<void> {
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO customers (id, name, facts, tier, standing, updated_at)
     SELECT i, 'Organization ' || i, json_object('yearly_it_spend', i * 100, 'influence', 1), 'ordinary',
       '{"tier":"ordinary","since":"2026-01-01T00:00:00Z","lowerSince":null}', '2026-01-01T00:00:00Z' FROM n`,
  )
    .bind(customers)
    .run();
}

test("says who would move and which levels follow, over what is stored, and changes nothing", async () => {
  world.zendesk.addOrganization(10, { yearly_it_spend: 300_000, influence: 5 }, "Acme");
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1, { organization_id: 10 })));
  const before = await world.rows("SELECT * FROM customers");
  world.zendesk.forget();
  const { preview, pages } = await whole({ policy: LOWER });
  expect(pages).toBe(2);
  expect(preview.counts).toMatchObject({ customers: 1, movesUp: 1, tickets: 1, levels: 1 });
  expect(preview.moves).toMatchObject([{ id: 10, name: "Acme", to: "vip", direction: "up", at: null }]);
  expect(preview.levels).toMatchObject([{ ticketId: 1, to: "sla_vip_general" }]);
  expect(await world.rows("SELECT * FROM customers")).toEqual(before);
  expect(world.queue.sent).toEqual([]);
  expect(world.zendesk.calls()).toEqual([]);
});

test("pages add up to one preview, and top p % is counted over all customers", async () => {
  await store(4500);
  const { preview, pages } = await whole({ policy: TOP });
  expect(pages).toBe(4);
  expect(preview.counts).toMatchObject({ customers: 4500, movesUp: 45, movesDown: 0 });
  // 1 % of 4,500 are 45: the last is the one with id 4,456.
  const ids = preview.moves.map(({ id }) => id);
  expect([Math.min(...ids), Math.max(...ids)]).toEqual([4456, 4500]);
});

test("looks at as many of the newest tickets as asked, never at closed ones or our own tasks", async () => {
  await store(1);
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1300)
     INSERT INTO tickets (id, status, organization_id, external_id, created_at, updated_at)
     SELECT i, iif(i % 2 = 0, 'open', 'closed'), 1, iif(i = 1300, 'tierwise:visit:1300', NULL),
       '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z' FROM n`,
  ).run();
  expect((await whole({ policy: LOWER, tickets: 20 })).preview.counts.tickets).toBe(20);
  expect((await whole({ policy: LOWER })).preview.counts.tickets).toBe(649);
  expect((await whole({ policy: LOWER, tickets: 0 })).preview.counts.tickets).toBe(0);
});

test("what the draft asks for and the ledger does not hold is said once", async () => {
  const draft =
    "preset: it-services\nfacts: [{ key: staff, title: { en: Staff }, kind: number }]\nsegments: [{ key: large, group: size, title: { en: Large }, when: { all: [{ field: organization.custom_fields.staff, operator: greater_than, value: 100 }] } }]\n";
  const { notes } = await whole({ policy: draft });
  expect(notes).toContain("organization field staff");
});

test("a broken draft is refused with its mistakes", async () => {
  const response = await ask(world, "POST", "/api/admin/preview", {
    bearer,
    body: { policy: "preset: unheard-of" },
  });
  expect(response.status).toBe(422);
  const answer: { error: string; message: string } = await response.json();
  expect(answer.error).toBe("policy_broken");
  expect(answer.message).toContain("unheard-of");
});

test("a preview that another policy overtakes has to begin again", async () => {
  const first = await page({ policy: LOWER });
  world.zendesk.policy = "preset: it-services\nname: { en: Newer }\n";
  await world.consume([{ kind: "policy_check" }]);
  const body = { policy: LOWER, page: first.next };
  expect((await ask(world, "POST", "/api/admin/preview", { bearer, body })).status).toBe(409);
});

test("a preview of many pages is one line in the audit", async () => {
  await store(2500);
  await whole({ policy: LOWER });
  const rows = await world.rows("SELECT detail FROM audit WHERE detail LIKE 'POST /api/admin/preview%'");
  expect(rows).toHaveLength(1);
});
