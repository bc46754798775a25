import type { TestHarness } from "wrangler";
import { type Store, fillCustomers, fillPolicy } from "./brief/fillStore.ts";
import { benchHarness } from "./harness.ts";
import { appToken } from "./local/appToken.ts";
import { APP_SECRET, SUBDOMAIN } from "./local/startWorker.ts";
import { atMost, beside, reported, type Row } from "./row.ts";

const FEW = 100;
const MANY = 100_000;
const SAMPLES = 40;

/** Rows that D1 reads for a brief, with few customers in the store and with many: the most of any sampled ticket. */
export async function run(): Promise<Row[]> {
  const unused = { ZENDESK_CLIENT_ID: "unused", ZENDESK_CLIENT_SECRET: "unused", WEBHOOK_SECRET: "unused" };
  const harness = benchHarness([
    {
      configPath: "wrangler.toml",
      vars: { ZENDESK_SUBDOMAIN: SUBDOMAIN },
      secrets: { ...unused, APP_SECRET },
    },
  ]);
  try {
    await harness.listen();
    await harness.getWorker().applyD1Migrations("DB");
    const store = (await harness.getWorker<{ DB: Store }>().getEnv()).DB;
    await fillPolicy(store);
    await fillCustomers(store, 0, FEW);
    const withFew = await mostRowsRead(harness, FEW);
    await fillCustomers(store, FEW, MANY);
    const withMany = await mostRowsRead(harness, MANY);
    return [
      reported("brief: D1 rows read with 100,000 customers", withMany, "rows", atMost(50, "value")),
      beside(
        "brief: D1 rows read with 100,000 customers against 100",
        { value: withMany, floor: withFew, unit: "rows" },
        atMost(1, "ratio"),
      ),
    ];
  } finally {
    await harness.close();
  }
}

async function mostRowsRead(harness: TestHarness, customers: number): Promise<number> {
  const rows: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const ticket = 1 + Math.floor((sample * customers) / SAMPLES);
    const response = await harness.fetch(`/api/tickets/${ticket}/brief`, {
      headers: { authorization: `Bearer ${appToken(APP_SECRET, SUBDOMAIN)}` },
    });
    const read = Number(response.headers.get("x-rows-read") ?? Number.NaN);
    if (!response.ok || !(read > 0))
      throw new Error(`the brief of ticket ${ticket}: ${response.status}, ${await response.text()}`);
    rows.push(read);
  }
  return Math.max(...rows);
}
