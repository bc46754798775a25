import type { TestHarness } from "wrangler";
import { benchHarness } from "../harness.ts";
import type { LocalAccount } from "./localAccount.ts";

export const APP_SECRET = "bench-app-secret-of-at-least-32-bytes";
export const SUBDOMAIN = "standin";

/** The product's own Worker with its database, serving the account; the account's webhook points to it from now on. */
export async function startWorker(account: LocalAccount): Promise<TestHarness> {
  const harness = benchHarness([
    {
      configPath: "wrangler.toml",
      vars: {
        ZENDESK_URL: account.running.url,
        ZENDESK_SUBDOMAIN: SUBDOMAIN,
        ZENDESK_ACCOUNT_ID: "22129848",
      },
      secrets: {
        ZENDESK_CLIENT_ID: "tierwise_local",
        ZENDESK_CLIENT_SECRET: "standin-client-secret",
        WEBHOOK_SECRET: account.webhookSecret,
        APP_SECRET,
      },
    },
  ]);
  const { url } = await harness.listen();
  await harness.getWorker().applyD1Migrations("DB");
  await account.ask("PATCH", `/api/v2/webhooks/${account.webhookId}`, {
    webhook: { endpoint: new URL("/webhooks/zendesk", url).href, status: "active" },
  });
  return harness;
}
