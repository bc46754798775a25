import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Secrets } from "../account/secretStore.ts";
import { localSecrets } from "../admin/adminOptions.ts";
import { askBrief } from "./askBrief.ts";
import { postEvent } from "./postEvent.ts";
import { readRecordedEvent } from "./recordedEvent.ts";

/** A batch waits a second, then Zendesk is asked and written to. */
const SETTLE_MS = 4_000;

/**
 * Posts the recorded events of a file, signed, to a Worker and tells what each did.
 * @param accountId sends another account's recording as this one's; null: as recorded.
 * @returns 0: all taken · 1: something was refused · 2: nothing could be sent.
 */
export async function replayFile(
  file: string,
  accountId: number | null,
  env: NodeJS.ProcessEnv,
): Promise<0 | 1 | 2> {
  if (!existsSync(file)) {
    console.error(`There is no file ${file}.`);
    return 2;
  }
  const workerUrl = (env["WORKER_URL"] ?? "http://localhost:8787").replace(/\/+$/, "");
  const { WEBHOOK_SECRET: webhookSecret, APP_SECRET: appSecret } = secretsAtHand(env);
  if (webhookSecret === undefined) {
    console.error("No WEBHOOK_SECRET: set it, or start the local desk with `npm start`.");
    return 2;
  }
  const ticketIds = new Set<number>();
  let refused = 0;
  for (const [index, line] of readFileSync(file, "utf8").split("\n").entries()) {
    if (line.trim() === "") continue;
    const event = readRecordedEvent(line, accountId);
    if (!event.ok) {
      console.log(`${index + 1}  this line ${event.error}`);
      refused += 1;
      continue;
    }
    const answer = await postEvent(workerUrl, webhookSecret, event.value);
    const isTaken = answer.status >= 200 && answer.status < 300;
    if (!isTaken) refused += 1;
    console.log(`${index + 1}  ${event.value.name} → ${answer.status} ${answer.text}`);
    if (isTaken && event.value.ticketId !== null) ticketIds.add(event.value.ticketId);
  }
  if (appSecret !== undefined && ticketIds.size > 0) {
    await sleep(SETTLE_MS);
    const subdomain = env["ZENDESK_SUBDOMAIN"] ?? "standin";
    for (const id of ticketIds)
      console.log(`ticket ${id}: ${await askBrief(workerUrl, appSecret, subdomain, id)}`);
  }
  return refused === 0 ? 0 : 1;
}

/** The environment's, else those that `npm start` left. */
function secretsAtHand(env: NodeJS.ProcessEnv): Secrets {
  const { WEBHOOK_SECRET: webhook, APP_SECRET: app } = env;
  return {
    ...localSecrets(env),
    ...(webhook === undefined ? {} : { WEBHOOK_SECRET: webhook }),
    ...(app === undefined ? {} : { APP_SECRET: app }),
  };
}
