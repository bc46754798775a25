import { env } from "cloudflare:workers";

const ADDRESS = "https://tierwise.test/webhooks/zendesk";

/** A delivery as Zendesk makes it, with one thing changed where a test wants that. */
export async function signedRequest(
  body: string,
  changes: { secret?: string; timestamp?: string; headers?: Record<string, string>; method?: string } = {},
): Promise<Request> {
  const timestamp = changes.timestamp ?? new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const signature = await sign(changes.secret ?? env.WEBHOOK_SECRET, timestamp + body);
  return new Request(ADDRESS, {
    method: changes.method ?? "POST",
    body,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Zendesk Webhook",
      "x-zendesk-account-id": "22129848",
      "x-zendesk-webhook-id": "01HAN96XNH1J7DY8D7RZ22QMT9",
      "x-zendesk-webhook-invocation-id": crypto.randomUUID(),
      "x-zendesk-webhook-signature": signature,
      "x-zendesk-webhook-signature-timestamp": timestamp,
      ...changes.headers,
    },
  });
}

export async function sign(secret: string, message: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, encoder.encode(message));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
