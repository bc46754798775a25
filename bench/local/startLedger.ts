import * as v from "valibot";
import { benchHarness } from "../harness.ts";

/** What the seeding of a ledger needs of D1. */
export type LedgerStore = {
  prepare(sql: string): {
    bind(...values: (string | number)[]): { run(): Promise<unknown> };
    run(): Promise<unknown>;
    first(): Promise<unknown>;
  };
};

export type Rows = { readonly read: number; readonly written: number };

/** The Worker over a real, empty database, telling what D1 reads and writes in each run (bench/ledger/worker.ts). */
export type Ledger = {
  readonly store: LedgerStore;
  /** `time` in epoch milliseconds. */
  run(
    job:
      | { readonly kind: "cron" | "find_due"; readonly time: number }
      | { readonly kind: "look"; readonly organizations: readonly object[] },
  ): Promise<Rows[]>;
  close(): Promise<void>;
};

const ROWS = v.array(v.object({ read: v.number(), written: v.number() }));

export async function startLedger(): Promise<Ledger> {
  const unused = {
    ZENDESK_CLIENT_ID: "unused",
    ZENDESK_CLIENT_SECRET: "unused",
    WEBHOOK_SECRET: "unused",
    APP_SECRET: "unused",
  };
  const harness = benchHarness([
    {
      configPath: "bench/ledger/wrangler.toml",
      vars: { ZENDESK_URL: "https://zendesk.bench", ZENDESK_SUBDOMAIN: "bench", TIERWISE_APP_ID: "" },
      secrets: unused,
    },
  ]);
  await harness.listen();
  await harness.getWorker().applyD1Migrations("DB");
  const store = (await harness.getWorker<{ DB: LedgerStore }>().getEnv()).DB;
  return {
    store,
    run: async (job) => {
      const response = await harness.fetch("/", { method: "POST", body: JSON.stringify(job) });
      if (!response.ok) throw new Error(`the ledger answered ${response.status}: ${await response.text()}`);
      return v.parse(ROWS, await response.json());
    },
    close: () => harness.close(),
  };
}
