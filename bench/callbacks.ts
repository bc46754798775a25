import * as v from "valibot";
import { performance } from "node:perf_hooks";
import { type Ledger, startLedger } from "./local/startLedger.ts";
import { atMost, beside, reported, type Row } from "./row.ts";

const CUSTOMERS = 100_000;
const DUE = 500;
const PER_STATEMENT = 10_000;
/** The last day on which a call of the month is in time, 09:00 in Shanghai. */
const DAY = "2026-11-27T01:00:00Z";

/** Every customer is owed a call a month; on this day those of 500 are due. */
const POLICY = `preset: it-services
callbacks:
  - key: monthly
    title: { en: Monthly contact }
    purpose: { en: What has changed? }
    trigger: { on: every, period: month }
    within: 20wd
    schedule: office
    who: [account_manager]
`;

/** What D1 reads, and how long it takes, to make the recurring callbacks of a day. */
export async function run(): Promise<Row[]> {
  const ledger = await startLedger();
  try {
    await fill(ledger);
    const [found] = await ledger.run({ kind: "find_care", time: Date.parse(DAY) });
    const start = performance.now();
    const [rows] = await ledger.run({ kind: "care", time: Date.parse(DAY) });
    const seconds = (performance.now() - start) / 1000;
    const made = await number(ledger, "SELECT count(*) AS n FROM callbacks");
    if (made !== DUE) throw new Error(`${made} callbacks were made, not ${DUE}`);
    return [
      beside(
        `care run: D1 rows read to find ${DUE} due of 100,000 customers with their facts, against the due ones`,
        { value: found?.read ?? Number.NaN, floor: DUE, unit: "rows" },
        atMost(4, "ratio"),
      ),
      beside(
        `care run: D1 rows read in the whole run that makes ${DUE} tasks, against the due ones`,
        { value: rows?.read ?? Number.NaN, floor: DUE, unit: "rows" },
        atMost(4, "ratio"),
      ),
      reported(`care run: time for ${DUE} due of 100,000 customers`, seconds, "s"),
    ];
  } finally {
    await ledger.close();
  }
}

const number = async (ledger: Ledger, sql: string): Promise<number> =>
  v.parse(v.object({ n: v.number() }), await ledger.store.prepare(sql).first()).n;

async function fill({ store }: Ledger): Promise<void> {
  await store
    .prepare(
      `INSERT INTO policy_versions (version, policy, replies, problem, seen_at)
       VALUES (1, ?1, '', NULL, '2026-01-01T00:00:00Z')`,
    )
    .bind(POLICY)
    .run();
  const numbered =
    "WITH RECURSIVE numbered(n) AS (SELECT ?1 + 1 UNION ALL SELECT n + 1 FROM numbered WHERE n < ?2)";
  for (let from = 0; from < CUSTOMERS; from += PER_STATEMENT) {
    const until = from + PER_STATEMENT;
    const customers = `${numbered}
      INSERT INTO customers (id, name, facts, tags, tier, standing, tier_in_zendesk, updated_at)
      SELECT n, 'Customer ' || n, json_object('yearly_it_spend', n * 10), '["customer"]', 'ordinary',
        '{"tier":"ordinary","since":"2026-01-01T00:00:00Z","lowerSince":null}', 'tier_ordinary', '2026-01-01T00:00:00Z'
      FROM numbered`;
    // Some days into the month, so that the day of each of these has come.
    const plans = `${numbered}
      INSERT INTO care_plans (customer_id, next_at, looked_at)
      SELECT n, iif(n % ${CUSTOMERS / DUE} = 0, '2026-11-23T00:00:00Z', '2026-12-01T00:00:00Z'), '2026-10-31T00:00:00Z'
      FROM numbered`;
    for (const sql of [customers, plans]) await store.prepare(sql).bind(from, until).run();
  }
}
