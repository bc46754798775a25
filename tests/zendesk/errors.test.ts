import { describe, expect, it } from "vitest";
import { createZendesk, describeZendeskError, type ZendeskError } from "../../worker/zendesk/index.ts";
import { type FakeReply, fakeZendesk } from "./fakeZendesk.ts";

const account = (reply: FakeReply) =>
  createZendesk({
    baseUrl: "https://acme.zendesk.com/",
    clientId: "tierwise_test",
    clientSecret: "secret",
    fetch: fakeZendesk(() => reply).fetch,
    now: () => Date.parse("2026-11-22T10:00:00Z"),
  });

const errorOf = async (reply: FakeReply): Promise<ZendeskError> => {
  const answer = await account(reply).tickets.show(42);
  if (answer.ok) throw new Error("expected a refusal");
  return answer.error;
};

describe("every shape of Zendesk's error bodies becomes a reason", () => {
  const cases: readonly { readonly said: string; readonly reply: FakeReply; readonly error: ZendeskError }[] =
    [
      {
        said: "401 with a text",
        reply: { status: 401, json: { error: "Couldn't authenticate you" } },
        error: { reason: "unauthenticated", detail: "Couldn't authenticate you" },
      },
      {
        said: "403 of a role, an object",
        reply: {
          status: 403,
          json: { error: { title: "Forbidden", message: "You do not have access to this page." } },
        },
        error: { reason: "forbidden", detail: "Forbidden: You do not have access to this page." },
      },
      {
        said: "403 of a scope",
        reply: {
          status: 403,
          json: { error: "Forbidden", description: "You are missing the following required scopes: read" },
        },
        error: {
          reason: "forbidden",
          detail: "Forbidden: You are missing the following required scopes: read",
        },
      },
      {
        said: "404",
        reply: { status: 404, json: { error: "RecordNotFound", description: "Not found" } },
        error: { reason: "not_found" },
      },
      {
        said: "409",
        reply: { status: 409, json: { error: "UpdateConflict", description: "outdated" } },
        error: { reason: "conflict" },
      },
      {
        said: "400 with too many ids",
        reply: {
          status: 400,
          json: { error: "TooManyValues", description: "more than 100 values", max_count: 100 },
        },
        error: { reason: "invalid", status: 400, detail: "TooManyValues: more than 100 values", fields: [] },
      },
      {
        said: "422 with details whose inner error is missing",
        reply: {
          status: 422,
          json: {
            error: "RecordInvalid",
            description: "Record validation errors",
            details: { status: [{ description: "Status: closed prevents ticket update" }] },
          },
        },
        error: {
          reason: "invalid",
          status: 422,
          detail: "RecordInvalid: Record validation errors",
          fields: [{ field: "status", problem: "Status: closed prevents ticket update" }],
        },
      },
      {
        said: "429 with Retry-After",
        reply: {
          status: 429,
          json: { error: "APIRateLimitExceeded", description: "exceeded" },
          headers: { "retry-after": "41" },
        },
        error: { reason: "rate_limited", retryAfterSeconds: 41, endpoint: "GET /api/v2/tickets/:id" },
      },
      {
        said: "429 as a list of errors, without Retry-After",
        reply: {
          status: 429,
          json: { errors: [{ code: "TooManyRequests", title: "Too many requests to update" }] },
        },
        error: { reason: "rate_limited", retryAfterSeconds: 10, endpoint: "GET /api/v2/tickets/:id" },
      },
      {
        said: "429 as plain text",
        reply: { status: 429, text: "You have exceeded the rate limit for updating a single unique user" },
        error: { reason: "rate_limited", retryAfterSeconds: 10, endpoint: "GET /api/v2/tickets/:id" },
      },
      {
        said: "429 whose Retry-After is a date",
        reply: { status: 429, text: "slow", headers: { "retry-after": "Sun, 22 Nov 2026 10:00:30 GMT" } },
        error: { reason: "rate_limited", retryAfterSeconds: 30, endpoint: "GET /api/v2/tickets/:id" },
      },
      {
        said: "too many jobs, whatever its status",
        reply: { status: 422, json: { error: "TooManyJobs", description: "30 jobs" } },
        error: { reason: "rate_limited", retryAfterSeconds: 10, endpoint: "GET /api/v2/tickets/:id" },
      },
      {
        said: "503 with Retry-After",
        reply: { status: 503, text: "busy", headers: { "retry-after": "5" } },
        error: { reason: "rate_limited", retryAfterSeconds: 5, endpoint: "GET /api/v2/tickets/:id" },
      },
      {
        said: "502 with an HTML page",
        reply: { status: 502, text: "<html>Bad gateway</html>" },
        error: { reason: "unavailable", status: 502, detail: "HTTP 502" },
      },
      {
        said: "200 that is not JSON",
        reply: { status: 200, text: "<html>Maintenance</html>" },
        error: { reason: "unreadable", status: 200, detail: "the reply is not JSON" },
      },
    ];

  it.each(cases)("$said", async ({ reply, error }) => {
    expect(await errorOf(reply)).toEqual(error);
  });

  it.each(cases)("$said is told in one sentence", ({ error }) => {
    expect(describeZendeskError(error)).toMatch(/Zendesk|record/);
  });
});

describe("traps", () => {
  it("a reply that lacks a needed key is unreadable and names the key", async () => {
    const error = await errorOf({ json: { ticket: { id: 42, status: "open" } } });
    expect(error).toMatchObject({ reason: "unreadable", detail: expect.stringContaining("created_at") });
  });

  it("a 200 for an anonymous user is no sign-in", async () => {
    const answer = await account({ json: { user: { id: null, name: "Anonymous user" } } }).users.me();
    expect(answer).toMatchObject({ ok: false, error: { reason: "unauthenticated" } });
  });

  it("a lost connection is unavailable, not an exception", async () => {
    const zendesk = createZendesk({
      baseUrl: "https://acme.zendesk.com",
      clientId: "c",
      clientSecret: "s",
      fetch: () => Promise.reject(new TypeError("fetch failed")),
    });
    expect(await zendesk.tickets.show(1)).toEqual({
      ok: false,
      error: { reason: "unavailable", status: null, detail: "fetch failed" },
    });
  });

  it("ignored keys are reported", async () => {
    const warnings: string[] = [];
    const zendesk = createZendesk({
      baseUrl: "https://acme.zendesk.com",
      clientId: "c",
      clientSecret: "s",
      onWarning: (warning) => warnings.push(warning),
      fetch: fakeZendesk(() => ({
        json: {},
        headers: { "x-zendesk-api-warn": 'Removed restricted keys ["custom_status.id"]' },
      })).fetch,
    });
    await zendesk.request("PUT", "/api/v2/tickets/42", {});
    expect(warnings).toEqual(['PUT /api/v2/tickets/:id: Removed restricted keys ["custom_status.id"]']);
  });
});
