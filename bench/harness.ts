import { fileURLToPath } from "node:url";
import { createTestHarness, type TestHarness, type TestHarnessOptions } from "wrangler";

// Quiet and offline, as the project's .env says for wrangler itself.
process.env["CLOUDFLARE_CF_FETCH_ENABLED"] ??= "false";
process.env["WRANGLER_SEND_METRICS"] ??= "false";
process.env["WRANGLER_LOG"] ??= "warn";

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const COMPATIBILITY_DATE = "2026-10-01";

/** Workers in workerd, built and bound by wrangler. Its proxy stands before them: not for requests per second. */
export function benchHarness(workers: TestHarnessOptions["workers"]): TestHarness {
  return createTestHarness({ root: ROOT, workers });
}
