import type { PolicyPreview } from "#core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { adminToken, ask } from "../support/adminDoor.ts";
import { emptyStore, World } from "../support/world.ts";

const CUSTOMERS = 40_000;
/** Half of what a Worker may use of a processor for one request. */
const CPU_LIMIT_MS = 15_000;
const ANSWER_LIMIT_CHARACTERS = 1_000_000;
const TOP =
  "preset: it-services\ntiers: { vip: { when: null, top: { percent: 25, by: yearly_it_spend } } }\n";

test("a draft over 40,000 customers, of whom 10,000 move, stays far within a Worker's limits a page", async () => {
  await emptyStore();
  const world = new World();
  const bearer = await adminToken(world);
  await world.consume([{ kind: "policy_check" }]);
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO customers (id, name, facts, tier, standing, updated_at)
     SELECT i, 'Organization ' || i, json_object('yearly_it_spend', i, 'influence', 1), 'ordinary',
       '{"tier":"ordinary","since":"2026-01-01T00:00:00Z","lowerSince":null}', '2026-01-01T00:00:00Z' FROM n`,
  )
    .bind(CUSTOMERS)
    .run();
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
     INSERT INTO tickets (id, status, organization_id, created_at, updated_at)
     SELECT i, 'open', 40 * i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z' FROM n`,
  ).run();
  const counts = { customers: 0, movesUp: 0, tickets: 0, levels: 0 };
  const pages: { readonly ms: number; readonly characters: number }[] = [];
  let page: unknown = null;
  do {
    const begun = performance.now();
    const response = await ask(world, "POST", "/api/admin/preview", { bearer, body: { policy: TOP, page } });
    const text = await response.text();
    pages.push({ ms: performance.now() - begun, characters: text.length });
    const answer: { preview: PolicyPreview; next: unknown } = JSON.parse(text);
    for (const name of ["customers", "movesUp", "tickets", "levels"] as const)
      counts[name] += answer.preview.counts[name];
    page = answer.next;
  } while (page !== null);
  const slowest = Math.round(Math.max(...pages.map(({ ms }) => ms)));
  expect(counts).toEqual({ customers: CUSTOMERS, movesUp: 10_000, tickets: 1000, levels: 250 });
  expect(slowest).toBeLessThan(CPU_LIMIT_MS);
  expect(Math.max(...pages.map(({ characters }) => characters))).toBeLessThan(ANSWER_LIMIT_CHARACTERS);
}, 120_000);
