import { benchHarness } from "./harness.ts";
import { fillCustomers, fillPolicy, fillVisits, type Store } from "./brief/fillStore.ts";
import { appToken } from "./local/appToken.ts";
import { APP_SECRET, SUBDOMAIN } from "./local/startWorker.ts";
import { atMost, reported, type Row } from "./row.ts";

const CUSTOMERS = 100;
const VISITS = 1_000;

/** Rows that D1 reads to say how a customer's quota stands, and for the whole brief, after a thousand visits. */
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
    await fillCustomers(store, 0, CUSTOMERS);
    await fillVisits(store, 1, VISITS);
    const response = await harness.fetch("/api/tickets/1/brief", {
      headers: { authorization: `Bearer ${appToken(APP_SECRET, SUBDOMAIN)}` },
    });
    const rows = Number(response.headers.get("x-rows-read") ?? Number.NaN);
    if (!response.ok || !(rows > 0))
      throw new Error(`the brief: ${response.status}, ${await response.text()}`);
    return [
      reported(
        "visits: D1 rows read for the brief with quota standing, 1,000 past visits",
        rows,
        "rows",
        atMost(50, "value"),
      ),
    ];
  } finally {
    await harness.close();
  }
}
