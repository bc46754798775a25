import { describe, expect, it } from "vitest";
import { createZendesk } from "../../worker/zendesk/index.ts";
import { fakeZendesk, type SeenCall } from "./fakeZendesk.ts";

const ada = { user: { id: 2, name: "Integration", role: "admin" } };
const bearer = (call: SeenCall): string | null => call.headers.get("authorization");

describe("signing in", () => {
  it("asks for a token once, however many calls start together", async () => {
    const fake = fakeZendesk(() => ({ json: ada }));
    const zendesk = createZendesk({
      baseUrl: "https://a.zendesk.com",
      clientId: "c",
      clientSecret: "s",
      fetch: fake.fetch,
    });
    await Promise.all([zendesk.users.me(), zendesk.users.me(), zendesk.users.me()]);
    expect(fake.tokenRequests.map((call) => call.body)).toEqual([
      {
        grant_type: "client_credentials",
        client_id: "c",
        client_secret: "s",
        scope: "read write",
        expires_in: 3600,
      },
    ]);
    expect(fake.calls.map(bearer)).toEqual(["Bearer token-1", "Bearer token-1", "Bearer token-1"]);
  });

  it("takes a stored token that is still good, and asks for none", async () => {
    const fake = fakeZendesk(() => ({ json: ada }));
    const zendesk = createZendesk({
      baseUrl: "https://a.zendesk.com",
      clientId: "c",
      clientSecret: "s",
      fetch: fake.fetch,
      now: () => 1_000,
      tokens: {
        read: () => Promise.resolve({ token: "kept", expiresAt: 600_000 }),
        write: () => Promise.resolve(),
      },
    });
    await zendesk.users.me();
    expect(fake.tokenRequests).toEqual([]);
    expect(fake.calls.map(bearer)).toEqual(["Bearer kept"]);
  });

  it("renews a token shortly before it ends", async () => {
    let now = 0;
    const fake = fakeZendesk(() => ({ json: ada }));
    const zendesk = createZendesk({
      baseUrl: "https://a.zendesk.com",
      clientId: "c",
      clientSecret: "s",
      fetch: fake.fetch,
      now: () => now,
    });
    await zendesk.users.me();
    now = 3_550_000;
    await zendesk.users.me();
    expect(fake.calls.map(bearer)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("a refused token is replaced once and the call made again", async () => {
    const fake = fakeZendesk((call) =>
      bearer(call) === "Bearer token-1" ? { status: 401, json: { error: "invalid_token" } } : { json: ada },
    );
    const zendesk = createZendesk({
      baseUrl: "https://a.zendesk.com",
      clientId: "c",
      clientSecret: "s",
      fetch: fake.fetch,
    });
    const both = await Promise.all([zendesk.users.me(), zendesk.users.me()]);
    expect(both.map((answer) => answer.ok)).toEqual([true, true]);
    expect(fake.tokenRequests).toHaveLength(2);
  });

  it("a second refusal is the answer: no loop", async () => {
    const fake = fakeZendesk(() => ({ status: 401, json: { error: "Couldn't authenticate you" } }));
    const zendesk = createZendesk({
      baseUrl: "https://a.zendesk.com",
      clientId: "c",
      clientSecret: "s",
      fetch: fake.fetch,
    });
    expect(await zendesk.users.me()).toMatchObject({ ok: false, error: { reason: "unauthenticated" } });
    expect(fake.calls).toHaveLength(2);
    expect(fake.tokenRequests).toHaveLength(2);
  });

  it("a wrong client secret is no sign-in, whatever its status", async () => {
    const zendesk = createZendesk({
      baseUrl: "https://a.zendesk.com",
      clientId: "c",
      clientSecret: "wrong",
      fetch: () =>
        Promise.resolve(
          Response.json(
            { error: "invalid_client", error_description: "Client authentication failed" },
            { status: 400 },
          ),
        ),
    });
    expect(await zendesk.users.me()).toEqual({
      ok: false,
      error: { reason: "unauthenticated", detail: "invalid_client: Client authentication failed" },
    });
  });
});
