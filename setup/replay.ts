import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { parseSecrets } from "./account/fileSecrets.ts";
import type { Secrets } from "./account/secretStore.ts";
import { askBrief } from "./replay/askBrief.ts";
import { postEvent } from "./replay/postEvent.ts";
import { readRecordedEvent } from "./replay/recordedEvent.ts";

/** `npm run replay -- FILE.jsonl`: posts recorded events, signed, to a Worker and tells what each did. */

const USAGE = `npm run replay -- FILE.jsonl [--account-id NUMBER]

Each line is one recorded event: its body as an object, or {"headers": {…}, "body": …}.
WORKER_URL         the Worker; default http://localhost:8787
WEBHOOK_SECRET     default: the local secrets of \`npm start\`
APP_SECRET         as above; with it, the line says what the Worker made of the ticket
ZENDESK_SUBDOMAIN  default standin
--account-id       sends another account's recording as this one's`;

/** A batch waits a second, then Zendesk is asked and written to. */
const SETTLE_MS = 4_000;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "account-id": { type: "string" }, help: { type: "boolean", default: false } },
  });
  const file = positionals[0];
  if (values.help || file === undefined || !existsSync(file)) {
    console.error(file === undefined || values.help ? USAGE : `There is no file ${file}.\n\n${USAGE}`);
    return values.help ? 0 : 2;
  }
  const workerUrl = (process.env["WORKER_URL"] ?? "http://localhost:8787").replace(/\/+$/, "");
  const secrets = secretsAtHand();
  const { WEBHOOK_SECRET: webhookSecret, APP_SECRET: appSecret } = secrets;
  if (webhookSecret === undefined) {
    console.error("No WEBHOOK_SECRET: set it, or start the local desk with `npm start`.");
    return 2;
  }
  const accountId = values["account-id"] === undefined ? null : Number(values["account-id"]);
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
    const subdomain = process.env["ZENDESK_SUBDOMAIN"] ?? "standin";
    for (const id of ticketIds)
      console.log(`ticket ${id}: ${await askBrief(workerUrl, appSecret, subdomain, id)}`);
  }
  return refused === 0 ? 0 : 1;
}

/** The environment's, else those that `npm start` left. */
function secretsAtHand(): Secrets {
  const folder = process.env["TIERWISE_FOLDER"] ?? ".tierwise/local";
  const file = resolve(import.meta.dirname, "..", folder, "secrets.env");
  const local = existsSync(file) ? parseSecrets(readFileSync(file, "utf8")) : {};
  const { WEBHOOK_SECRET: webhook, APP_SECRET: app } = process.env;
  return {
    ...local,
    ...(webhook === undefined ? {} : { WEBHOOK_SECRET: webhook }),
    ...(app === undefined ? {} : { APP_SECRET: app }),
  };
}

process.exitCode = await main();
