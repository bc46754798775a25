type FloorEnv = {
  readonly WEBHOOK_SECRET: string;
  readonly EVENTS: { send(message: unknown): Promise<unknown> };
};

const encoder = new TextEncoder();
let key: ReturnType<typeof crypto.subtle.importKey> | null = null;

/** The least a signed webhook's door can do: check the HMAC, put the body into a queue. */
export default {
  async fetch(request: Request, env: FloorEnv): Promise<Response> {
    const body = new Uint8Array(await request.arrayBuffer());
    const timestamp = encoder.encode(request.headers.get("x-zendesk-webhook-signature-timestamp") ?? "");
    const signature = atob(request.headers.get("x-zendesk-webhook-signature") ?? "");
    const message = new Uint8Array(timestamp.length + body.length);
    message.set(timestamp);
    message.set(body, timestamp.length);
    const bytes = Uint8Array.from(signature, (character) => character.charCodeAt(0));
    if (!(await crypto.subtle.verify("HMAC", await keyOf(env), bytes, message)))
      return new Response(null, { status: 401 });
    await env.EVENTS.send(new TextDecoder().decode(body));
    return new Response(null, { status: 202 });
  },
};

function keyOf(env: FloorEnv): ReturnType<typeof crypto.subtle.importKey> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  key ??= crypto.subtle.importKey("raw", encoder.encode(env.WEBHOOK_SECRET), algorithm, false, ["verify"]);
  return key;
}
