import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postEvent, sign } from "../../setup/replay/postEvent.ts";
import { readRecordedEvent } from "../../setup/replay/recordedEvent.ts";

const event = {
  account_id: 1,
  type: "zen:event-type:ticket.created",
  subject: "zen:ticket:42",
  detail: { id: "42" },
};

describe("a recorded event", () => {
  it("is sent as Zendesk prints it, with a newline at the end", () => {
    const read = readRecordedEvent(JSON.stringify(event), null);
    expect(read).toMatchObject({
      ok: true,
      value: { body: `${JSON.stringify(event, null, 3)}\n`, name: "ticket.created #42", ticketId: 42 },
    });
  });

  it("keeps a body of text byte for byte", () => {
    const body = '{ "type":"zen:event-type:user.deleted",\n"subject":"zen:user:7" }\n';
    const read = readRecordedEvent(JSON.stringify({ headers: { "X-Zendesk-Webhook-Id": "W" }, body }), null);
    expect(read).toMatchObject({
      ok: true,
      value: { body, name: "user.deleted #7", ticketId: null, headers: { "X-Zendesk-Webhook-Id": "W" } },
    });
  });

  it("of another account can be sent as this one's", () => {
    const read = readRecordedEvent(JSON.stringify(event), 22129848);
    expect(read.ok && JSON.parse(read.value.body)).toEqual({ ...event, account_id: 22129848 });
  });

  it("of our own trigger names its ticket", () => {
    expect(readRecordedEvent('{"tierwise":1,"ticket_id":"9"}', null)).toMatchObject({
      ok: true,
      value: { name: "our trigger #9", ticketId: 9 },
    });
  });

  it("that is no JSON object is refused with the reason", () => {
    expect(readRecordedEvent("nonsense", null)).toEqual({ ok: false, error: "is not a JSON object" });
  });
});

describe("its delivery", () => {
  let server: Server;
  let url: string;
  const seen: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on("end", () => {
        seen.push({ headers: request.headers, body });
        response.writeHead(202).end('{"accepted":true}\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it("is signed as Zendesk signs: published test secret, timestamp, then body", () => {
    const secret = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
    expect(sign(secret, "2021-07-25T10:00:00Z", '{"say": "hello"}')).toBe(
      "gf3v0LzLRHPUnIdhbvwRDVEvzSb07/QN0GYjSNlkBT0=",
    );
  });

  it("carries a signature of now, whatever the recording said, and its other headers", async () => {
    const answer = await postEvent(url, "secret", {
      body: "{}\n",
      headers: { "X-Zendesk-Webhook-Signature": "old", "X-Zendesk-Account-Id": "1" },
      name: "x",
      ticketId: null,
    });
    expect(answer).toEqual({ status: 202, text: '{"accepted":true}' });
    const [request] = seen;
    const timestamp = String(request?.headers["x-zendesk-webhook-signature-timestamp"]);
    expect(request?.headers["x-zendesk-webhook-signature"]).toBe(sign("secret", timestamp, "{}\n"));
    expect(Math.abs(Date.now() - Date.parse(timestamp))).toBeLessThan(60_000);
    expect(request?.headers["x-zendesk-account-id"]).toBe("1");
  });

  it("to nobody is told, not thrown", async () => {
    const answer = await postEvent("http://127.0.0.1:1", "secret", {
      body: "{}",
      headers: {},
      name: "x",
      ticketId: null,
    });
    expect(answer.status).toBe(0);
    expect(answer.text).toContain("no answer from http://127.0.0.1:1");
  });
});
