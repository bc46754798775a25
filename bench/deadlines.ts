import * as v from "valibot";
import { type Ledger, startLedger } from "./local/startLedger.ts";
import { atMost, beside, reported, type Row } from "./row.ts";

const DUE = 100;
const STORED = 1_000_000;
/** A Monday, 10:00 in Shanghai. */
const CREATED = "2026-11-23T02:00:00Z";

/** Rows that D1 reads when something is due on 100 tickets, among a million deadlines and alone. */
export async function run(): Promise<Row[]> {
  const among = await minuteWith(STORED);
  const alone = await minuteWith(0);
  return [
    beside(
      `D1 rows read to find ${DUE} due deadlines among 1,000,000, against the due ones`,
      { value: among.finding, floor: DUE, unit: "rows" },
      atMost(4, "ratio"),
    ),
    beside(
      `D1 rows read in the whole minute that acts on ${DUE} due ones among 1,000,000, against no others stored`,
      { value: among.acting, floor: alone.acting, unit: "rows" },
      atMost(1.1, "ratio"),
    ),
    reported("D1 rows read in a minute with nothing due among 1,000,000 deadlines", among.quiet, "rows"),
  ];
}

async function minuteWith(others: number): Promise<{ finding: number; acting: number; quiet: number }> {
  const ledger = await startLedger();
  try {
    await fill(ledger);
    await ledger.run({ kind: "cron", time: Date.parse(CREATED) + 60_000 });
    const time = await earliest(ledger);
    await fillOthers(ledger, others);
    const quiet = await rowsRead(ledger, { kind: "cron", time: time - 60_000 });
    const finding = await rowsRead(ledger, { kind: "find_due", time });
    const acting = await rowsRead(ledger, { kind: "cron", time });
    if ((await fired(ledger)) !== DUE) throw new Error(`${await fired(ledger)} deadlines fired, not ${DUE}`);
    return { finding, acting, quiet };
  } finally {
    await ledger.close();
  }
}

async function rowsRead(ledger: Ledger, job: Parameters<Ledger["run"]>[0]): Promise<number> {
  const [rows] = await ledger.run(job);
  return rows?.read ?? Number.NaN;
}

const number = async (ledger: Ledger, sql: string): Promise<number> =>
  v.parse(v.object({ n: v.number() }), await ledger.store.prepare(sql).first()).n;

const fired = (ledger: Ledger): Promise<number> =>
  number(ledger, "SELECT count(*) AS n FROM deadlines WHERE state = 'fired'");

const earliest = async (ledger: Ledger): Promise<number> =>
  1000 * (await number(ledger, "SELECT unixepoch(min(at)) AS n FROM deadlines WHERE state = 'waiting'"));

/** The Worker works out the deadlines itself: at its first look a row without meaning sends it to each ticket. */
async function fill({ store }: Ledger): Promise<void> {
  const customers = `WITH RECURSIVE numbered(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbered WHERE n < ${DUE})`;
  for (const sql of [
    `INSERT INTO policy_versions (version, policy, replies, problem, seen_at)
     VALUES (1, 'preset: it-services', '', NULL, '2026-01-01T00:00:00Z')`,
    `INSERT INTO recalculations (version, phase, after, customers, customers_done, tickets, tickets_done, moved, kept,
       started_at, progress_at) VALUES (1, 'done', 0, 0, 0, 0, 0, 0, 0, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`,
    `INSERT INTO cursors (name, cursor, caught_up_at, last_at)
     VALUES ('tickets', 'c', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
       ('organizations', '1', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`,
    `${customers} INSERT INTO customers (id, name, tier, standing, tier_in_zendesk, updated_at)
     SELECT n, 'Customer ' || n, 'ordinary', '{"tier":"ordinary","since":"2026-01-01T00:00:00Z","lowerSince":null}',
       'tier_ordinary', '2026-01-01T00:00:00Z' FROM numbered`,
    `${customers} INSERT INTO tickets (id, status, priority, organization_id, requester_id, channel, service_level,
       created_at, updated_at)
     SELECT n, 'open', 'normal', n, n, 'web', 'sla_ordinary_general', '${CREATED}', '${CREATED}' FROM numbered`,
    `${customers} INSERT INTO ticket_moments (ticket_id, events)
     SELECT n, '[{"at":"${CREATED}","kind":"created"}]' FROM numbered`,
    `${customers} INSERT INTO deadlines (id, ticket_id, clock_id, kind, at, state)
     SELECT 'first look ' || n, n, 'none', 'breach', '${CREATED}', 'waiting' FROM numbered`,
  ])
    await store.prepare(sql).run();
}

async function fillOthers({ store }: Ledger, count: number): Promise<void> {
  for (let from = 0; from < count; from += 50_000) {
    await store
      .prepare(
        `WITH RECURSIVE numbered(n) AS (SELECT ?1 + 1 UNION ALL SELECT n + 1 FROM numbered WHERE n < ?2)
         INSERT INTO deadlines (id, ticket_id, clock_id, kind, at, state)
         SELECT 'other ' || n, 1000000 + CAST(n AS INTEGER) / 4, 'other', 'breach', '2027-01-01T00:00:00Z', 'waiting' FROM numbered`,
      )
      .bind(from, from + 50_000)
      .run();
  }
}
