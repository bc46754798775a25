import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startStandin } from "../../standin/index.ts";
import {
  type Asked,
  at,
  listAt,
  makeLevelField,
  makeTicket,
  numberAt,
  startAsked,
  textAt,
} from "./client.ts";

let asked: Asked;
beforeAll(async () => {
  asked = await startAsked();
});
beforeEach(async () => {
  await asked.ask("POST", "/__standin/reset");
});
afterAll(() => asked.close());

const statusOf = async (path: string): Promise<number> => (await asked.ask("GET", path)).status;

test("a reset brings the seed back: five people, one group, ticket 1 comes next", async () => {
  await makeTicket(asked);
  await asked.ask("POST", "/__standin/reset");
  const { body } = await asked.ask("GET", "/api/v2/users");
  expect(listAt(body, "users").map((user) => [at(user, "id"), at(user, "role")])).toEqual([
    [1, "admin"],
    [2, "admin"],
    [3, "agent"],
    [4, "agent"],
    [5, "agent"],
  ]);
  expect(await makeTicket(asked)).toBe(1);
});

test("the log has every call to the API with who and what came back, and no control call", async () => {
  await asked.ask("GET", "/api/v2/tickets/7.json", undefined, { as: 3 });
  await asked.ask("GET", "/__standin/idle");
  const { body } = await asked.ask("GET", "/__standin/requests");
  expect(listAt(body, "requests")).toMatchObject([
    { method: "GET", path: "/api/v2/tickets/7.json", status: 404, user: 3 },
  ]);
  await asked.ask("DELETE", "/__standin/requests");
  expect((await asked.ask("GET", "/__standin/requests")).body).toEqual({ requests: [] });
});

test("a fault hits matching calls as often as it says", async () => {
  await asked.ask("POST", "/__standin/faults", {
    match: "GET /api/v2/tickets*",
    status: 429,
    times: 2,
    retry_after: 1,
  });
  const first = await asked.ask("GET", "/api/v2/tickets.json");
  expect([first.status, first.headers.get("retry-after"), first.body["error"]]).toEqual([
    429,
    "1",
    "APIRateLimitExceeded",
  ]);
  expect([
    await statusOf("/api/v2/users"),
    await statusOf("/api/v2/tickets"),
    await statusOf("/api/v2/tickets"),
  ]).toEqual([200, 429, 200]);
});

test("a fault can delay a call, or cut its connection", async () => {
  await asked.ask("POST", "/__standin/faults", [
    { match: "* /api/v2/groups", delay_ms: 80, times: 1 },
    { match: "* /api/v2/brands", drop: true },
  ]);
  const start = Date.now();
  expect(await statusOf("/api/v2/groups")).toBe(200);
  expect(Date.now() - start).toBeGreaterThanOrEqual(75);
  await expect(asked.ask("GET", "/api/v2/brands")).rejects.toThrow();
  await asked.ask("DELETE", "/__standin/faults");
  expect(await statusOf("/api/v2/brands")).toBe(200);
});

test("a customer's message through a messaging channel begins a ticket of that channel", async () => {
  const user = await asked.ask("POST", "/api/v2/users", { user: { name: "Eve", email: "eve@acme.test" } });
  const message = { user_id: numberAt(user.body, "user", "id"), channel: "whatsapp", text: "Hello?" };
  const { body } = await asked.ask("POST", "/__standin/messages", message);
  const { body: shown } = await asked.ask("GET", `/api/v2/tickets/${numberAt(body, "ticket_id")}`);
  expect(at(shown, "ticket")).toMatchObject({
    description: "Hello?",
    from_messaging_channel: true,
    via: { channel: "whatsapp" },
    requester_id: message.user_id,
  });
  expect((await asked.ask("POST", "/__standin/messages", { ...message, user_id: 3 })).status).toBe(400);
});

test("a control call that makes no sense is refused with 400", async () => {
  for (const [path, body] of [
    ["faults", { status: 500 }],
    ["webhooks", { duplicate: 2 }],
    ["clock", { now: "soon" }],
  ] as const)
    expect((await asked.ask("POST", `/__standin/${path}`, body)).status).toBe(400);
});

test("the clock can be set, moved and let run", async () => {
  await asked.ask("POST", "/__standin/clock", { now: "2026-03-02T09:00:00Z" });
  const moved = await asked.ask("POST", "/__standin/clock", { advance_seconds: 90 });
  expect(moved.body).toEqual({ now: "2026-03-02T09:01:30.000Z", mode: "fixed" });
  const id = await makeTicket(asked);
  expect(at((await asked.ask("GET", `/api/v2/tickets/${id}`)).body, "ticket", "created_at")).toBe(
    "2026-03-02T09:01:30Z",
  );
  expect((await asked.ask("POST", "/__standin/clock", { live: true })).body["mode"]).toBe("live");
});

test("a snapshot brings the account back after a restart", async () => {
  const snapshotFile = join(await mkdtemp(join(tmpdir(), "standin-test-")), "snapshot.json");
  const first = await startAsked({ snapshotFile });
  const level = await makeLevelField(first);
  const id = await makeTicket(first, { custom_fields: [{ id: level, value: "sla_gold" }] });
  const before = await first.ask("GET", `/api/v2/tickets/${id}`);
  await first.close();
  const second = await startAsked({ snapshotFile });
  const after = await second.ask("GET", `/api/v2/tickets/${id}`);
  await second.close();
  expect(at(after.body, "ticket", "custom_fields")).toEqual(at(before.body, "ticket", "custom_fields"));
  expect(at(after.body, "ticket", "tags")).toEqual(["sla_gold"]);
});

test("a token does not outlive a restart", async () => {
  const snapshotFile = join(await mkdtemp(join(tmpdir(), "standin-test-")), "snapshot.json");
  const first = await startAsked({ snapshotFile });
  const grant = {
    grant_type: "client_credentials",
    client_id: "tierwise_local",
    client_secret: "standin-client-secret",
  };
  const token = await first.ask("POST", "/oauth/tokens", grant, { as: null });
  await first.close();
  const second = await startAsked({ snapshotFile });
  const headers = { authorization: `Bearer ${textAt(token.body, "access_token")}` };
  const reply = await second.ask("GET", "/api/v2/users/me", undefined, { as: null, headers });
  await second.close();
  expect([reply.status, reply.body["error"]]).toEqual([401, "invalid_token"]);
});

test("https answers with a certificate that Node accepts as an extra authority", async () => {
  const running = await startStandin({ httpsPort: 0 });
  try {
    const script = `fetch("${running.httpsUrl}/api/v2/users/me", { headers: { authorization: "Bearer agent:1" } }).then((r) => r.json()).then((b) => console.log(b.user.name))`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: running.certificateFile },
    });
    expect(stdout.trim()).toBe("Ada Admin");
  } finally {
    await running.close();
  }
});
