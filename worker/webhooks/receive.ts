import { Hono } from "hono";
import * as v from "valibot";
import type { Message } from "../queue/message.ts";
import { BODY_LIMIT_BYTES, RETRY_AFTER_SECONDS, SIGNATURE_WINDOW_SECONDS } from "./limits.ts";
import { readBody } from "./readBody.ts";
import { readDelivery, unreadableDelivery } from "./readDelivery.ts";
import { verifySignature } from "./verifySignature.ts";

/** Why a webhook was turned away, each with its status and what to do about it. */
const REFUSALS = {
  method_not_allowed: [405, "Webhooks are POST requests."],
  unsupported_media_type: [415, "The webhook's request format must be JSON."],
  missing_signature: [401, "The signature headers are missing: is this webhook Zendesk's own?"],
  body_too_large: [413, "The body is larger than 256 KiB; the sweep will pick the change up."],
  bad_signature: [401, "The signature does not match: run setup again to hand over the webhook's secret."],
  stale_timestamp: [
    401,
    "The signature's timestamp is more than 5 minutes from now: replayed, or a clock is wrong.",
  ],
  wrong_account: [403, "This event belongs to another Zendesk account than ZENDESK_ACCOUNT_ID."],
  queue_unavailable: [503, "The queue did not take the event: send it again."],
} as const satisfies { readonly [reason: string]: readonly [number, string] };
type Refusal = keyof typeof REFUSALS;

/** `POST /webhooks/zendesk`: verify raw bytes, keep ids and fields, hand to the queue. No database, no Zendesk call. */
export const webhooks = new Hono<{ Bindings: Env }>();

webhooks.all("/zendesk", async (c) => {
  const outcome = await receive(c.req.raw, c.env);
  if (outcome === null) return c.json({ accepted: true }, 202);
  const [status, message] = REFUSALS[outcome];
  const headers = new Headers();
  if (outcome === "queue_unavailable") headers.set("Retry-After", String(RETRY_AFTER_SECONDS));
  if (outcome === "method_not_allowed") headers.set("Allow", "POST");
  return Response.json({ error: outcome, message }, { status, headers });
});

async function receive(request: Request, env: Env): Promise<Refusal | null> {
  if (request.method !== "POST") return "method_not_allowed";
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(request.headers.get("content-type") ?? "")) {
    return "unsupported_media_type";
  }
  const signature = request.headers.get("x-zendesk-webhook-signature");
  const timestamp = request.headers.get("x-zendesk-webhook-signature-timestamp");
  if (signature === null || timestamp === null) return "missing_signature";
  const body = await readBody(request, BODY_LIMIT_BYTES);
  if (body === null) return "body_too_large";
  const secrets = [env.WEBHOOK_SECRET, env.WEBHOOK_SECRET_PREVIOUS ?? ""].filter((secret) => secret !== "");
  if (!(await verifySignature({ secrets, timestamp, body, signature }))) return "bad_signature";
  const now = Date.now();
  if (!(Math.abs(now - Date.parse(timestamp)) <= SIGNATURE_WINDOW_SECONDS * 1000)) return "stale_timestamp";

  const arrival = {
    receivedAt: new Date(now).toISOString(),
    invocationId: request.headers.get("x-zendesk-webhook-invocation-id"),
    // Same bytes, same id: a repeated delivery of a body without ids is still one delivery.
    fallbackId: signature,
  };
  const json = parseJson(body);
  if (json !== undefined && !isOurAccount(json, request, env)) return "wrong_account";
  const message: Message = json === undefined ? unreadableDelivery(arrival) : readDelivery(json, arrival);
  try {
    await env.EVENTS.send(message);
  } catch (error) {
    console.error("queue refused a delivery", error);
    return "queue_unavailable";
  }
  return null;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/**
 * No API tells an account its number, so setup leaves it empty unless a person gives it; then the signature decides.
 * The body's account_id counts; bodies of our own trigger have none, there the header does.
 */
function isOurAccount(json: unknown, request: Request, env: Env): boolean {
  const ours: string = env.ZENDESK_ACCOUNT_ID;
  if (ours === "") return true;
  const inBody = v.safeParse(AccountOfBody, json);
  const account = inBody.success ? inBody.output.account_id : request.headers.get("x-zendesk-account-id");
  return account === null || String(account) === ours;
}

const AccountOfBody = v.object({ account_id: v.union([v.string(), v.number()]) });
