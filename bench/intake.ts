import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { type BuiltWorker, buildWorker } from "./buildWorker.ts";
import { COMPATIBILITY_DATE } from "./harness.ts";
import { sendAll } from "./intake/sendAll.ts";
import { signedRequest } from "./intake/signedRequest.ts";
import { median } from "./median.ts";
import { atLeast, beside, type Row } from "./row.ts";

const ROUNDS = 30;
const REQUESTS = 500;
const CONNECTIONS = 16;
const ACCOUNT_ID = 22_129_848;
const SECRET = "bench-webhook-secret";

/**
 * Signed webhooks a second: our Worker beside one that only checks the HMAC and sends to a queue. Neither has a
 * consumer on its queue here: what is measured is the door, and in production the consumer runs elsewhere.
 */
export async function run(): Promise<Row[]> {
  const ours = openDoor(await buildWorker());
  const floor = openDoor(await buildWorker({ main: "bench/floors/intakeWorker.ts" }));
  try {
    const [ourUrl, floorUrl] = [await ours.ready, await floor.ready];
    const perSecond = { ours: new Array<number>(), floor: new Array<number>() };
    for (let round = 0; round <= ROUNDS; round++) {
      // Who goes first takes turns: what else the machine does drifts.
      const [first, second] = round % 2 === 0 ? [ourUrl, floorUrl] : [floorUrl, ourUrl];
      const [firstRate, secondRate] = [await rate(first), await rate(second)];
      const [ourRate, floorRate] = round % 2 === 0 ? [firstRate, secondRate] : [secondRate, firstRate];
      // The first round warms both up.
      if (round === 0) continue;
      perSecond.ours.push(ourRate);
      perSecond.floor.push(floorRate);
    }
    const measured = { value: median(perSecond.ours), floor: median(perSecond.floor), unit: "requests/s" };
    return [beside("webhook intake against a bare Worker", measured, atLeast(0.8, "ratio"))];
  } finally {
    await Promise.all([ours.dispose(), floor.dispose()]);
  }
}

/** Straight in workerd: the proxy of wrangler's own harness costs ten times what is measured. */
function openDoor({ modules }: BuiltWorker): Miniflare {
  return new Miniflare(
    convertV4MiniflareOptions({
      modules: modules.map(({ name, kind, contents }) => ({
        type: kind === "code" ? "ESModule" : "Text",
        path: name,
        contents,
      })),
      compatibilityDate: COMPATIBILITY_DATE,
      bindings: { WEBHOOK_SECRET: SECRET, ZENDESK_ACCOUNT_ID: String(ACCOUNT_ID) },
      queueProducers: { EVENTS: "bench-events" },
      d1Databases: ["DB"],
      cf: false,
      logRequests: false,
    }),
  );
}

async function rate(url: URL): Promise<number> {
  const now = new Date();
  const requests = Array.from({ length: REQUESTS }, (_, index) =>
    signedRequest({ secret: SECRET, accountId: ACCOUNT_ID, ticketId: index + 1, now }),
  );
  return REQUESTS / (await sendAll(url, requests, CONNECTIONS));
}
