import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asked, at, makeOrganization, makeTicket, numberAt, startAsked, textAt } from "./client.ts";

const [ADMIN, AGENT, LIGHT_AGENT] = [1, 3, 5];
let asked: Asked;
let organization: number;
let endUser: number;
beforeAll(async () => {
  asked = await startAsked({ plan: "enterprise_plus" });
  organization = await makeOrganization(asked, { name: "Acme" });
  const user = await asked.ask("POST", "/api/v2/users", {
    user: { name: "Eve", email: "eve@acme.test", organization_id: organization },
  });
  endUser = numberAt(user.body, "user", "id");
});
afterAll(() => asked.close());

const FORBIDDEN_ROLE = {
  error: {
    title: "Forbidden",
    message:
      "You do not have access to this page. Please contact the account owner of this help desk for further help.",
  },
};

describe("credentials", () => {
  test("no credentials, a password and an API token are refused with 401", async () => {
    for (const headers of [
      {},
      { authorization: "Basic YWRhQHN0YW5kaW4udGVzdC90b2tlbjphYmM=" },
      { authorization: "Bearer agent:999" },
    ]) {
      const reply = await asked.ask("GET", "/api/v2/tickets", undefined, { as: null, headers });
      expect([reply.status, reply.body]).toEqual([401, { error: "Couldn't authenticate you" }]);
    }
  });

  test("users/me answers 200 with nobody when there are no credentials", async () => {
    const reply = await asked.ask("GET", "/api/v2/users/me.json", undefined, { as: null });
    expect([reply.status, at(reply.body, "user", "name"), at(reply.body, "user", "id")]).toEqual([
      200,
      "Anonymous user",
      null,
    ]);
  });

  test("a session acts as its user", async () => {
    expect(
      at((await asked.ask("GET", "/api/v2/users/me", undefined, { as: AGENT })).body, "user"),
    ).toMatchObject({ id: AGENT, role: "agent" });
  });
});

describe("agents", () => {
  test("an agent may change an organization's notes and nothing else", async () => {
    const path = `/api/v2/organizations/${organization}`;
    expect((await asked.ask("PUT", path, { organization: { notes: "nice" } }, { as: AGENT })).status).toBe(
      200,
    );
    const refused = await asked.ask(
      "PUT",
      path,
      { organization: { details: "x", notes: "y" } },
      { as: AGENT },
    );
    expect([refused.status, refused.body]).toEqual([403, FORBIDDEN_ROLE]);
  });

  test("an agent may read the account's settings, and only an admin changes whether comments are formatted", async () => {
    const settings = (isRich: boolean) => ({ settings: { tickets: { rich_text_comments: isRich } } });
    const path = "/api/v2/account/settings";
    expect((await asked.ask("GET", path, undefined, { as: AGENT })).body).toEqual(settings(true));
    expect((await asked.ask("PUT", path, settings(false), { as: AGENT })).status).toBe(403);
    expect((await asked.ask("PUT", path, settings(false), { as: ADMIN })).body).toEqual(settings(false));
    expect((await asked.ask("PUT", path, settings(true), { as: ADMIN })).body).toEqual(settings(true));
    expect((await asked.ask("PUT", path, { settings: { voice: {} } }, { as: ADMIN })).status).toBe(400);
  });

  test.each([
    ["POST", "/api/v2/organization_fields"],
    ["POST", "/api/v2/ticket_fields"],
    ["GET", "/api/v2/slas/policies"],
    ["GET", "/api/v2/webhooks"],
    ["POST", "/api/v2/triggers"],
    ["GET", "/api/v2/incremental/tickets/cursor?start_time=1"],
    ["GET", "/api/v2/business_hours/schedules"],
    ["GET", "/api/v2/organizations/search?name=Acme"],
    ["POST", "/api/v2/imports/tickets"],
    ["GET", "/api/v2/deleted_users"],
  ])("an agent is refused %s %s, an admin is not", async (method, path) => {
    const body = method === "POST" ? {} : undefined;
    expect((await asked.ask(method, path, body, { as: AGENT })).status).toBe(403);
    expect((await asked.ask(method, path, body, { as: ADMIN })).status).not.toBe(403);
  });

  test.each([
    "/api/v2/organization_fields",
    "/api/v2/organizations",
    "/api/v2/tickets",
    "/api/v2/users",
    "/api/v2/triggers",
    "/api/v2/macros",
  ])("an agent may read %s", async (path) =>
    expect((await asked.ask("GET", path, undefined, { as: AGENT })).status).toBe(200),
  );

  test("an agent makes end users and no agents", async () => {
    expect((await asked.ask("POST", "/api/v2/users", { user: { name: "Zoe" } }, { as: AGENT })).status).toBe(
      201,
    );
    expect(
      (await asked.ask("POST", "/api/v2/users", { user: { name: "Max", role: "admin" } }, { as: AGENT }))
        .status,
    ).toBe(403);
  });
});

describe("light agents", () => {
  test("a light agent's comment is never public", async () => {
    const id = await makeTicket(asked);
    const reply = await asked.ask(
      "PUT",
      `/api/v2/tickets/${id}`,
      { ticket: { comment: { body: "psst", public: true } } },
      { as: LIGHT_AGENT },
    );
    expect(at(reply.body, "audit", "events", 0)).toMatchObject({ type: "Comment", public: false });
  });

  test("a light agent may not change a ticket's properties", async () => {
    const id = await makeTicket(asked);
    expect(
      (await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { priority: "low" } }, { as: LIGHT_AGENT }))
        .status,
    ).toBe(403);
  });
});

describe("end users", () => {
  test("an end user asks through requests, sees only own tickets and may read nothing else", async () => {
    const made = await asked.ask(
      "POST",
      "/api/v2/requests",
      { request: { subject: "Help", comment: { body: "Please" } } },
      { as: endUser },
    );
    expect(made.status).toBe(201);
    const foreign = await makeTicket(asked);
    expect((await asked.ask("GET", `/api/v2/requests/${foreign}`, undefined, { as: endUser })).status).toBe(
      404,
    );
    for (const path of ["/api/v2/tickets", "/api/v2/organizations", "/api/v2/organization_fields"])
      expect((await asked.ask("GET", path, undefined, { as: endUser })).status).toBe(403);
  });

  test("only the requester rates, and only a solved ticket", async () => {
    const id = await makeTicket(asked, { requester_id: endUser });
    const rate = (as: number) =>
      asked.ask(
        "POST",
        `/api/v2/tickets/${id}/satisfaction_rating`,
        { satisfaction_rating: { score: "bad", comment: "slow" } },
        { as },
      );
    expect((await rate(endUser)).status).toBe(403);
    await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { status: "solved" } });
    expect((await rate(ADMIN)).status).toBe(403);
    expect((await rate(endUser)).status).toBe(200);
    expect(
      at((await asked.ask("GET", "/api/v2/satisfaction_ratings?score=bad")).body, "satisfaction_ratings", 0),
    ).toMatchObject({ ticket_id: id, score: "bad" });
  });
});

describe("OAuth client credentials", () => {
  const token = async (changes: object = {}) =>
    asked.ask(
      "POST",
      "/oauth/tokens",
      {
        grant_type: "client_credentials",
        client_id: "tierwise_local",
        client_secret: "standin-client-secret",
        scope: "read write",
        ...changes,
      },
      { as: null },
    );
  const withToken = (access: string, method: string, path: string) =>
    asked.ask(method, path, undefined, { as: null, headers: { authorization: `Bearer ${access}` } });

  test("a confidential client gets a token that acts as its user, until it expires", async () => {
    const reply = await token({ expires_in: 600 });
    expect([reply.status, reply.body["token_type"], reply.body["expires_in"]]).toEqual([201, "bearer", 600]);
    const access = textAt(reply.body, "access_token");
    expect(at((await withToken(access, "GET", "/api/v2/users/me")).body, "user", "id")).toBe(2);
    await asked.ask("POST", "/__standin/clock", { advance_seconds: 601 });
    const late = await withToken(access, "GET", "/api/v2/tickets");
    expect([late.status, late.body["error"]]).toEqual([401, "invalid_token"]);
  });

  test("a wrong secret, another grant and a life out of range are refused", async () => {
    expect((await token({ client_secret: "x" })).status).toBe(401);
    expect((await token({ grant_type: "password" })).body["error"]).toBe("unsupported_grant_type");
    expect((await token({ expires_in: 172_800 })).status).toBe(400);
  });

  test("a token without the scope is refused with 403 and the scope's name", async () => {
    const narrow = textAt((await token({ scope: "tickets:read" })).body, "access_token");
    expect((await withToken(narrow, "GET", "/api/v2/tickets")).status).toBe(200);
    const refused = await withToken(narrow, "GET", "/api/v2/organizations");
    expect([refused.status, refused.body]).toEqual([
      403,
      { error: "Forbidden", description: "You are missing the following required scopes: read" },
    ]);
  });

  test("audits need the global read scope", async () => {
    const id = await makeTicket(asked);
    const narrow = textAt((await token({ scope: "tickets:read" })).body, "access_token");
    expect((await withToken(narrow, "GET", `/api/v2/tickets/${id}/audits`)).status).toBe(403);
  });
});
