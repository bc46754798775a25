import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "./support/events.ts";
import { signedRequest } from "./support/signedRequest.ts";
import { emptyStore, World } from "./support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
});
afterEach(() => vi.restoreAllMocks());

const event = (): string => JSON.stringify(ticketEvent("created", world.zendesk.addTicket(1)), null, 3);
const secondsAgo = (seconds: number): string =>
  new Date(Date.now() - seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");

async function refusal(request: Request): Promise<[number, unknown]> {
  const response = await world.fetch(request);
  const body: { error?: unknown } = await response.json();
  return [response.status, body.error];
}

test("a signed event is accepted at once and waits in the queue; nothing is stored or asked at the door", async () => {
  const response = await world.fetch(await signedRequest(event()));
  expect([response.status, await response.json()]).toEqual([202, { accepted: true }]);
  expect(world.waiting()).toEqual(["delivery"]);
  expect(world.zendesk.requests).toEqual([]);
  expect(await world.rows("SELECT id FROM deliveries")).toEqual([]);
});

test("what is queued holds ids and fields, and no text of the ticket", async () => {
  await world.fetch(await signedRequest(event()));
  const queued = JSON.stringify(world.queue.sent);
  expect(queued).toContain('"requesterId":501');
  expect(queued).not.toContain("text that must not be kept");
  expect(queued).not.toContain("subject nobody keeps");
});

test("only POST is answered", async () => {
  const response = await world.fetch(new Request("https://tierwise.test/webhooks/zendesk"));
  expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
});

test("a body that is not JSON by its type is refused", async () => {
  const request = await signedRequest(event(), { headers: { "content-type": "text/plain" } });
  expect(await refusal(request)).toEqual([415, "unsupported_media_type"]);
});

test("a request without signature headers is refused", async () => {
  const bare = { method: "POST", body: event(), headers: { "content-type": "application/json" } };
  expect(await refusal(new Request("https://tierwise.test/webhooks/zendesk", bare))).toEqual([
    401,
    "missing_signature",
  ]);
});

test("one changed byte breaks the signature", async () => {
  const body = event();
  const signed = await signedRequest(body);
  const forged = new Request(signed.url, {
    method: "POST",
    headers: signed.headers,
    body: body.replace("OPEN", "OPEM"),
  });
  expect(await refusal(forged)).toEqual([401, "bad_signature"]);
});

test("a signature with another secret, or that is no base64, is refused", async () => {
  expect(await refusal(await signedRequest(event(), { secret: "wrong" }))).toEqual([401, "bad_signature"]);
  const rubbish = await signedRequest(event(), { headers: { "x-zendesk-webhook-signature": "%%%" } });
  expect(await refusal(rubbish)).toEqual([401, "bad_signature"]);
});

test("the previous secret is accepted while it is being rotated", async () => {
  world = new World({ WEBHOOK_SECRET: "a new one", WEBHOOK_SECRET_PREVIOUS: env.WEBHOOK_SECRET });
  expect((await world.fetch(await signedRequest(event()))).status).toBe(202);
  expect((await world.fetch(await signedRequest(event(), { secret: "a new one" }))).status).toBe(202);
  expect(
    (
      await world.fetch(
        await signedRequest(event(), { secret: "" }).catch(() => new Request("https://x.test/")),
      )
    ).status,
  ).not.toBe(202);
});

test.each([-310, 310])("a signature made %i seconds from now is refused", async (seconds) => {
  const request = await signedRequest(event(), { timestamp: secondsAgo(seconds) });
  expect(await refusal(request)).toEqual([401, "stale_timestamp"]);
});

test("a late event passes, because the timestamp is that of the attempt", async () => {
  const old = ticketEvent("created", world.zendesk.addTicket(2, { updated_at: "2020-01-01T00:00:00Z" }));
  const request = await signedRequest(JSON.stringify(old), { timestamp: secondsAgo(290) });
  expect((await world.fetch(request)).status).toBe(202);
});

test("an event of another account is refused", async () => {
  const foreign = { ...ticketEvent("created", world.zendesk.addTicket(3)), account_id: 999 };
  expect(await refusal(await signedRequest(JSON.stringify(foreign)))).toEqual([403, "wrong_account"]);
});

test("with no account number set, the signature alone decides: only our webhook can make it", async () => {
  world = new World({ ZENDESK_ACCOUNT_ID: "" });
  const foreign = { ...ticketEvent("created", world.zendesk.addTicket(1)), account_id: 7 };
  const response = await world.fetch(await signedRequest(JSON.stringify(foreign)));
  expect(response.status).toBe(202);
});

test("a body above 256 KiB is refused, also when its length is not declared", async () => {
  const large = JSON.stringify({ filler: "x".repeat(256 * 1024) });
  expect(await refusal(await signedRequest(large))).toEqual([413, "body_too_large"]);
  const signed = await signedRequest(large);
  const { readable, writable } = new TransformStream();
  const headers = new Headers(signed.headers);
  const streamed = new Request(signed.url, { method: "POST", headers, body: readable });
  const writer = writable.getWriter();
  const written = writer.write(new TextEncoder().encode(large)).then(() => writer.close());
  expect(await refusal(streamed)).toEqual([413, "body_too_large"]);
  await Promise.race([written.catch(() => undefined), Promise.resolve()]);
});

test("a long comment is accepted: only ids travel on", async () => {
  const ticket = world.zendesk.addTicket(4);
  const long = ticketEvent("comment_added", ticket, {
    comment: { id: "1", body: "长".repeat(60_000), is_public: true },
  });
  expect((await world.fetch(await signedRequest(JSON.stringify(long)))).status).toBe(202);
  expect(JSON.stringify(world.queue.sent).length).toBeLessThan(2000);
});

test("when the queue does not take it, Zendesk is asked to come again in half a minute", async () => {
  world.queue.isDown = true;
  const response = await world.fetch(await signedRequest(event()));
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "30"]);
});

test("an unknown event type is accepted, recorded and otherwise ignored", async () => {
  await world.arrive({
    ...ticketEvent("created", world.zendesk.addTicket(5)),
    type: "zen:event-type:article.published",
  });
  expect(await world.rows("SELECT type, outcome FROM deliveries")).toEqual([
    { type: "article.published", outcome: "ignored" },
  ]);
  expect(world.zendesk.calls(/tickets/)).toEqual([]);
});

test.each(["not json", "[]", "null", '"text"', "{}", '{"account_id":22129848,"type":5}'])(
  "a signed body we cannot read (%s) is accepted and recorded",
  async (body) => {
    expect((await world.fetch(await signedRequest(body))).status).toBe(202);
    await world.drain();
    expect(await world.rows("SELECT outcome FROM deliveries")).toEqual([{ outcome: "unreadable" }]);
  },
);

test("a hostile detail never makes the door fail", async () => {
  const details = [
    null,
    5,
    "x",
    [],
    { id: {} },
    { status: 7, tags: "no list", updated_at: [] },
    { __proto__: { a: 1 } },
  ];
  for (const detail of details) {
    const bad = { ...ticketEvent("status_changed", world.zendesk.addTicket(6)), detail, event: detail };
    expect((await world.fetch(await signedRequest(JSON.stringify(bad)))).status).toBe(202);
  }
});

test("our own trigger's small body makes the Worker read the ticket", async () => {
  world.zendesk.addTicket(7);
  expect((await world.fetch(await signedRequest('{"tierwise":1,"ticket_id":"7"}'))).status).toBe(202);
  await world.drain();
  expect(world.zendesk.calls(/show_many\?ids=7/)).toHaveLength(1);
  expect(world.zendesk.levelOf(7)).toBe("sla_ordinary_general");
});
