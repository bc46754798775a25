import { type Ledger, startLedger } from "./local/startLedger.ts";
import { median } from "./median.ts";
import { atMost, beside, type Row } from "./row.ts";

const FEW = 1000;
const MANY = 100_000;
const CHANGES = 60;
const STEP = 10;

/** Rows that D1 reads when one customer's figure changes and a tier is for the top 10 % by it: with few and with many. */
export async function run(): Promise<Row[]> {
  const few = await rowsReadWith(FEW);
  const many = await rowsReadWith(MANY);
  return [
    beside(
      "top 10 %: D1 rows read per changed customer, 100,000 customers against 1,000 (median)",
      { value: median(many), floor: median(few), unit: "rows" },
      atMost(1.2, "ratio"),
    ),
    beside(
      "top 10 %: D1 rows read per changed customer, 100,000 customers against 1,000 (most of 60)",
      { value: Math.max(...many), floor: Math.max(...few), unit: "rows" },
      atMost(1.2, "ratio"),
    ),
  ];
}

async function rowsReadWith(customers: number): Promise<number[]> {
  const ledger = await startLedger();
  try {
    await fill(ledger, customers);
    // The first look counts everybody; it comes once for each policy.
    await ledger.run({ kind: "look", organizations: [organization(1, 1)] });
    const changes = Array.from({ length: CHANGES }, (_, index) =>
      organization(
        1 + ((index * 7919) % customers),
        // Half of them cross the cut-off, upwards and downwards; every third shares its value with another.
        index % 2 === 0 ? (customers - (index % 3)) * STEP : 5 + index,
      ),
    );
    return (await ledger.run({ kind: "look", organizations: changes })).map(({ read }) => read);
  } finally {
    await ledger.close();
  }
}

function organization(id: number, spend: number): object {
  return {
    id,
    name: `Customer ${id}`,
    tags: [],
    organization_fields: { service_tier: "tier_ordinary", yearly_it_spend: spend },
    updated_at: "2026-06-02T00:00:00Z",
  };
}

const POLICY = `preset: it-services
tiers:
  - { key: vip, when: null, top: { percent: 10, by: yearly_it_spend } }
`;

async function fill({ store }: Ledger, customers: number): Promise<void> {
  await store
    .prepare(
      "INSERT INTO policy_versions (version, policy, replies, problem, seen_at) VALUES (1, ?, '', NULL, '2026-01-01T00:00:00Z')",
    )
    .bind(POLICY)
    .run();
  for (let from = 0; from < customers; from += 10_000) {
    await store
      .prepare(
        `WITH RECURSIVE numbered(n) AS (SELECT ?1 + 1 UNION ALL SELECT n + 1 FROM numbered WHERE n < ?2)
         INSERT INTO customers (id, name, facts, tier, standing, tier_in_zendesk, updated_at)
         SELECT n, 'Customer ' || n, json_object('yearly_it_spend', n * ${STEP}), 'ordinary',
           '{"tier":"ordinary","since":"2026-01-01T00:00:00Z","lowerSince":null}', 'tier_ordinary', '2026-01-01T00:00:00Z'
         FROM numbered`,
      )
      .bind(from, Math.min(customers, from + 10_000))
      .run();
  }
}
