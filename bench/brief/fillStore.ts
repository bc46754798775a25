/** What of D1 the seeding needs. */
export type Store = {
  prepare(sql: string): { bind(...values: number[]): { run(): Promise<unknown> }; run(): Promise<unknown> };
};

const PER_STATEMENT = 10_000;
const TICKETS_PER_CUSTOMER = 3;
const VISITS_PER_CUSTOMER = 4;

/** A policy in force, as the Worker keeps it. */
export async function fillPolicy(store: Store): Promise<void> {
  await store
    .prepare(
      `INSERT INTO policy_versions (version, policy, replies, problem, seen_at)
       VALUES (1, 'preset: it-services', '', NULL, '2026-01-01T00:00:00Z')`,
    )
    .run();
}

/** Customers `from` + 1 to `to`, each with tickets and visits of this year; ticket ids count up from 1. */
export async function fillCustomers(store: Store, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += PER_STATEMENT) {
    const end = Math.min(to, start + PER_STATEMENT);
    for (const sql of [CUSTOMERS, TICKETS, VISITS]) await store.prepare(sql).bind(start, end).run();
  }
}

const NUMBERED =
  "WITH RECURSIVE numbered(n) AS (SELECT ?1 + 1 UNION ALL SELECT n + 1 FROM numbered WHERE n < ?2)";
const several = (times: number): string =>
  `(${Array.from({ length: times }, (_, index) => `SELECT ${index} AS k`).join(" UNION ALL ")})`;

const CUSTOMERS = `${NUMBERED}
  INSERT INTO customers (id, name, facts, tags, tier, standing, tier_in_zendesk, updated_at)
  SELECT n, 'Customer ' || n, json_object('yearly_it_spend', n * 10, 'influence', 1 + n % 5), '["customer"]', 'ordinary',
    '{"tier":"ordinary","since":"2026-01-01T00:00:00Z","lowerSince":null}', 'tier_ordinary', '2026-01-01T00:00:00Z'
  FROM numbered`;

const TICKETS = `${NUMBERED}
  INSERT INTO tickets (id, status, organization_id, requester_id, channel, service_level, created_at, updated_at)
  SELECT (n - 1) * ${TICKETS_PER_CUSTOMER} + k + 1, 'open', n, n, 'web', 'sla_ordinary_general',
    '2026-06-01T00:00:00Z', '2026-06-01T00:00:00Z'
  FROM numbered, ${several(TICKETS_PER_CUSTOMER)}`;

const VISITS = `${NUMBERED}
  INSERT INTO visits (id, organization_id, kind, state, on_date, updated_at)
  SELECT 10000000 + (n - 1) * ${VISITS_PER_CUSTOMER} + k, n, NULL, 'done', date('now', '-' || (k * 20) || ' days'),
    '2026-06-01T00:00:00Z'
  FROM numbered, ${several(VISITS_PER_CUSTOMER)}`;
