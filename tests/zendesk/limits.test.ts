import { describe, expect, it } from "vitest";
import { createZendesk, readBudget } from "../../worker/zendesk/index.ts";
import { endpointOf } from "../../worker/zendesk/transport/endpointOf.ts";
import { type FakeReply, fakeZendesk } from "./fakeZendesk.ts";

const setUp = (answer: () => FakeReply) => {
  const clock = { now: 0 };
  const fake = fakeZendesk(answer);
  const zendesk = createZendesk({
    baseUrl: "https://a.zendesk.com",
    clientId: "c",
    clientSecret: "s",
    fetch: fake.fetch,
    now: () => clock.now,
  });
  return { clock, fake, zendesk };
};

describe("limits", () => {
  it("an endpoint that asked us to wait is not called before its time, other endpoints are", async () => {
    const { clock, fake, zendesk } = setUp(() => ({
      status: 429,
      text: "slow",
      headers: { "retry-after": "30" },
    }));
    await zendesk.tickets.update(1, {});
    clock.now = 10_000;
    expect(await zendesk.tickets.update(2, {})).toEqual({
      ok: false,
      error: { reason: "rate_limited", retryAfterSeconds: 20, endpoint: "PUT /api/v2/tickets/:id" },
    });
    await zendesk.tickets.show(1);
    expect(fake.calls.map((call) => call.method)).toEqual(["PUT", "GET"]);
    clock.now = 30_000;
    await zendesk.tickets.update(2, {});
    expect(fake.calls).toHaveLength(3);
  });

  it("an account with nothing left is not called at all before its time", async () => {
    const { clock, fake, zendesk } = setUp(() => ({
      status: 429,
      text: "slow",
      headers: { "retry-after": "5", "x-rate-limit": "200", "x-rate-limit-remaining": "0" },
    }));
    await zendesk.tickets.show(1);
    expect(await zendesk.groups.list()).toMatchObject({ ok: false, error: { reason: "rate_limited" } });
    expect(fake.calls).toHaveLength(1);
    clock.now = 5_000;
    await zendesk.groups.list();
    expect(fake.calls).toHaveLength(2);
  });

  it("reads the rate headers in every spelling", () => {
    const headers = new Headers({
      "ratelimit-limit": "700",
      "ratelimit-remaining": "699",
      "ratelimit-reset": "41",
      "zendesk-ratelimit-tickets-index": "total=100; remaining=99; resets=41",
      "zendesk-rate-limit-tickets-update": "total=20;remaining=0;resets=12",
    });
    expect(readBudget(headers)).toEqual([
      { name: "account", limit: 700, remaining: 699, resetsInSeconds: 41 },
      { name: "tickets-update", limit: 20, remaining: 0, resetsInSeconds: 12 },
      { name: "tickets-index", limit: 100, remaining: 99, resetsInSeconds: 41 },
    ]);
  });

  it("no rate headers, nothing read", () => {
    expect(readBudget(new Headers({ "content-type": "application/json" }))).toEqual([]);
  });

  it("names an endpoint without ids, query and suffix", () => {
    expect(endpointOf("PUT", "/api/v2/tickets/42.json?async=true")).toBe("PUT /api/v2/tickets/:id");
    expect(endpointOf("GET", "/api/v2/webhooks/01HAN96XNH1J7DY8D7RZ22QMT9/signing_secret")).toBe(
      "GET /api/v2/webhooks/:id/signing_secret",
    );
    expect(endpointOf("GET", "/api/v2/organization_fields")).toBe("GET /api/v2/organization_fields");
  });
});
