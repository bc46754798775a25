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
    for (const sql of [CUSTOMERS, TICKETS, VISITS, SHEETS]) await store.prepare(sql).bind(start, end).run();
  }
}

/** So many more visits of one customer in the year past, with its sheet as the Worker writes it. */
export async function fillVisits(store: Store, customer: number, count: number): Promise<void> {
  await store
    .prepare(
      `WITH RECURSIVE numbered(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbered WHERE n < ?2)
       INSERT INTO visit_counts (id, visit_id, organization_id, on_date, cause, at)
       SELECT (20000000 + n) || ':1', 20000000 + n, ?1, date('now', '-' || (n % 365) || ' days'), 'bench',
         '2026-06-01T00:00:00Z' FROM numbered`,
    )
    .bind(customer, count)
    .run();
  await store
    .prepare(SHEETS)
    .bind(customer - 1, customer)
    .run();
  await store
    .prepare(
      `WITH RECURSIVE numbered(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbered WHERE n < 20)
       UPDATE visit_sheets SET latest = (SELECT json_group_array(json_object('id', 20000000 + n, 'kind', NULL,
           'stage', 'done', 'isSigned', json('true'), 'doneOn', date('now', '-' || n || ' days'), 'plannedOn', NULL,
           'plannedFor', NULL, 'isUnplanned', json('false'), 'isExempt', json('false'), 'silentMisses', 0,
           'result', 'solved', 'engineerId', n, 'hasNote', json('true'))) FROM numbered)
       WHERE organization_id = ?1`,
    )
    .bind(customer)
    .run();
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
  INSERT INTO visit_counts (id, visit_id, organization_id, on_date, cause, at)
  SELECT (10000000 + (n - 1) * ${VISITS_PER_CUSTOMER} + k) || ':1', 10000000 + (n - 1) * ${VISITS_PER_CUSTOMER} + k, n,
    date('now', '-' || (k * 20) || ' days'), 'bench', '2026-06-01T00:00:00Z'
  FROM numbered, ${several(VISITS_PER_CUSTOMER)}`;

const SHEETS = `${NUMBERED}
  INSERT OR REPLACE INTO visit_sheets (organization_id, days, latest)
  SELECT organization_id, json_group_array(json_object('on', on_date, 'kind', NULL, 'state', 'done', 'times', 1)), '[]'
  FROM visit_counts WHERE organization_id IN (SELECT n FROM numbered) GROUP BY organization_id`;
