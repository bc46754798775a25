import type { LocalWorker } from "./localWorker.ts";

const MINUTE_MS = 60_000;
const SWEEP_EVERY_MINUTES = 5;

/** Does what Cloudflare's scheduler does: `wrangler dev` starts no crons by itself. @returns how to stop it */
export function tickCrons(worker: () => LocalWorker | null): () => void {
  const timer = setInterval(() => {
    const now = new Date();
    void (async () => {
      const current = worker();
      if (current === null) return;
      await current.tick("* * * * *");
      if (now.getUTCMinutes() % SWEEP_EVERY_MINUTES === 0) await current.tick("*/5 * * * *");
      if (now.getUTCHours() === 3 && now.getUTCMinutes() === 17) await current.tick("17 3 * * *");
    })();
  }, MINUTE_MS);
  return () => clearInterval(timer);
}
