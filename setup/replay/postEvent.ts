import { createHmac, randomUUID } from "node:crypto";
import type { RecordedEvent } from "./recordedEvent.ts";

export type Answer = { readonly status: number; readonly text: string };

/** Zendesk's signature: base64 of HMAC-SHA256 over timestamp and raw body, keyed with the secret's text. */
export const sign = (secret: string, timestamp: string, body: string): string =>
  createHmac("sha256", secret).update(timestamp).update(body).digest("base64");

/** Headers of a recording that say nothing about this delivery, or that must be made anew. */
const MADE_ANEW =
  /^(host|connection|content-length|accept-encoding|x-zendesk-webhook-signature(-timestamp)?)$/i;

/** Posts an event as Zendesk would, signed now. Status 0: the Worker did not answer. */
export async function postEvent(workerUrl: string, secret: string, event: RecordedEvent): Promise<Answer> {
  const timestamp = `${new Date().toISOString().slice(0, 19)}Z`;
  const kept = Object.entries(event.headers).filter(([name]) => !MADE_ANEW.test(name));
  const headers = new Headers({
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Zendesk Webhook",
    "x-zendesk-webhook-invocation-id": randomUUID(),
  });
  for (const [name, value] of kept) headers.set(name, value);
  headers.set("x-zendesk-webhook-signature-timestamp", timestamp);
  headers.set("x-zendesk-webhook-signature", sign(secret, timestamp, event.body));
  try {
    const reply = await fetch(`${workerUrl}/webhooks/zendesk`, { method: "POST", headers, body: event.body });
    return { status: reply.status, text: (await reply.text()).trim() };
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { status: 0, text: `no answer from ${workerUrl}: ${cause}` };
  }
}
