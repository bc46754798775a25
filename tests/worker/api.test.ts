import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "./support/events.ts";
import { OWN_USER } from "./support/fakeZendesk.ts";
import { base64Url, token } from "./support/token.ts";
import { refreshSheets } from "../../worker/store/visitSheets.ts";
import { emptyStore, World } from "./support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function get(path: string, bearer: string | null, target = world): Promise<Response> {
  const headers = new Headers(bearer === null ? {} : { authorization: `Bearer ${bearer}` });
  return target.fetch(new Request(`https://tierwise.test${path}`, { headers }));
}

async function vipTicket(): Promise<void> {
  world.zendesk.addOrganization(10, { yearly_it_spend: 900_000, influence: 5 }, "Acme");
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1, { organization_id: 10 })));
}

test("the brief shows tier, level, visits and replies of a ticket, in Zendesk already", async () => {
  await vipTicket();
  const visit = { organization_id: 10, type: "task", external_id: "tierwise:visit:2", status: "solved" };
  await world.arrive(
    ticketEvent(
      "created",
      world.zendesk.addTicket(2, { ...visit, due_at: `${new Date().getUTCFullYear()}-03-01T04:00:00Z` }),
    ),
  );
  const response = await get("/api/tickets/1/brief", await token());
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    ticket: { id: 1, kind: "request" },
    customer: { id: 10, name: "Acme" },
    tier: { key: "vip", isInZendesk: true, because: { kind: "rules" } },
    serviceLevel: { optionValue: "sla_vip_general", isInZendesk: true },
    visits: { done: 1, atLeast: 4 },
    policy: { version: 1, problem: null },
  });
});

test("a ticket without organization says so", async () => {
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(3)));
  const brief: unknown = await (await get("/api/tickets/3/brief", await token())).json();
  expect(brief).toMatchObject({ customer: null, tier: { because: { kind: "no_organization" } } });
});

test.each([
  "/api/tickets/999/brief",
  "/api/tickets/0/brief",
  "/api/tickets/abc/brief",
  "/api/tickets/1e99/brief",
])("%s is an unknown ticket", async (path) => {
  await vipTicket();
  const response = await get(path, await token());
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: "unknown_ticket" });
});

test("a broken policy's problem is in the brief, which the good one made", async () => {
  await vipTicket();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  world.zendesk.policy = "preset: unheard-of";
  await world.consume([{ kind: "policy_check" }]);
  const brief: { policy: { version: number; problem: string } } = await (
    await get("/api/tickets/1/brief", await token())
  ).json();
  expect(brief.policy.version).toBe(1);
  expect(brief.policy.problem).toContain("unheard-of");
});

test("a brief takes one round trip, and reads as many rows with many customers as with one", async () => {
  await vipTicket();
  const first = await get("/api/tickets/1/brief", await token());
  await env.DB.batch([
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
       INSERT INTO customers (id, tier, updated_at) SELECT i, 'core', '2026-01-01T00:00:00Z' FROM n`,
    ),
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
       INSERT INTO tickets (id, status, organization_id, created_at, updated_at)
       SELECT i, 'open', i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z' FROM n`,
    ),
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
       INSERT INTO visit_counts (id, visit_id, organization_id, on_date, cause, at)
       SELECT (100000 + i) || ':1', 100000 + i, CASE WHEN i % 2 = 0 THEN 10 ELSE 1000 END, '2026-02-01', 'test',
         '2026-02-01T00:00:00Z' FROM n`,
    ),
    ...refreshSheets(env.DB, [10, 1000], new Date()),
  ]);
  const batch = vi.spyOn(env.DB, "batch");
  const prepare = vi.spyOn(env.DB, "prepare");
  const second = await get("/api/tickets/1/brief", await token());
  expect(batch).toHaveBeenCalledTimes(1);
  expect(prepare).toHaveBeenCalledTimes(batch.mock.calls[0]?.[0].length ?? 0);
  const [few, many] = [first, second].map((response) => Number(response.headers.get("x-rows-read")));
  expect(few).toBeGreaterThan(0);
  expect(many).toBeLessThanOrEqual(50);
});

const unsigned = (): string =>
  `${base64Url('{"alg":"none","typ":"JWT"}')}.${base64Url('{"iss":"standin","aud":"tierwise","exp":9999999999}')}.`;

test.each([
  ["no token", () => null],
  ["rubbish", () => "rubbish"],
  ["alg none", unsigned],
  ["another algorithm in the header", () => token({ header: { alg: "HS512" } })],
  ["another secret", () => token({ secret: "not ours, but also quite long enough" })],
  ["another audience", () => token({ claims: { aud: "somebody" } })],
  ["no audience", () => token({ claims: { aud: undefined } })],
  ["another account", () => token({ claims: { iss: "elsewhere" } })],
  ["an expired token", () => token({ claims: { exp: 1_700_000_000 } })],
  ["a token that never expires", () => token({ claims: { exp: undefined } })],
])("%s is refused", async (_, make) => {
  const response = await get("/api/tickets/1/brief", await make());
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ error: "unauthenticated" });
});

test("the previous app secret is accepted while it is being rotated", async () => {
  const rotated = new World({
    APP_SECRET: "the next secret of at least 32 bytes",
    APP_SECRET_PREVIOUS: env.APP_SECRET,
  });
  expect((await get("/api/tickets/1/brief", await token(), rotated)).status).not.toBe(401);
});

test("a policy refresh needs a token too", async () => {
  const response = await world.fetch(
    new Request("https://tierwise.test/api/policy/refresh", { method: "POST" }),
  );
  expect(response.status).toBe(401);
  expect(world.waiting()).toEqual([]);
});

test("health says what works: a fresh Worker is not ready, one that swept is", async () => {
  const fresh = await get("/healthz", null);
  expect(fresh.status).toBe(503);
  expect(await fresh.json()).toMatchObject({
    ok: false,
    policy: { version: null },
    problems: ["no_policy", "sweep_late"],
  });
  await world.cron("*/5 * * * *");
  const swept = await get("/healthz", null);
  expect(swept.status).toBe(200);
  expect(await swept.json()).toMatchObject({
    ok: true,
    problems: [],
    zendesk: { reachable: true },
    policy: { version: 1, problem: null },
    calendars: { CN: { from: 2004, through: expect.any(Number) } },
    sweep: { caughtUp: true, repaired: 0 },
    deadLetters: 0,
    effects: { pending: 0, failed: 0 },
  });
});

test("health tells that Zendesk is down, and never a secret", async () => {
  await world.cron("*/5 * * * *");
  world.zendesk.fail(/./, 503, 100, null);
  await world.cron("*/5 * * * *", new Date(Date.now() + 5000));
  const response = await get("/healthz", null);
  const text = await response.text();
  expect(response.status).toBe(503);
  expect(text).toContain("zendesk_unreachable");
  for (const secret of [env.WEBHOOK_SECRET, env.APP_SECRET, env.ZENDESK_CLIENT_SECRET])
    expect(text).not.toContain(secret);
});

test("what is wrong with the policy, in its own words, is only for those who have the app's token", async () => {
  await world.cron("*/5 * * * *");
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  world.zendesk.policy = "preset: unheard-of";
  await world.cron("*/5 * * * *", new Date(Date.now() + 1000));
  const policyFor = async (bearer: string | null): Promise<unknown> => {
    const body: { policy: unknown } = await (await get("/healthz", bearer)).json();
    return body.policy;
  };
  expect(await policyFor(null)).toEqual({
    version: 1,
    problem: "It has a mistake; the app's page in Zendesk says which.",
  });
  expect(await policyFor(await token())).toMatchObject({
    problem: expect.stringContaining("unheard-of") as string,
  });
});

test("health names the policy in force, and how far it has been applied, to those who have the app's token", async () => {
  await world.cron("*/5 * * * *");
  const trusted: unknown = await (await get("/healthz", await token())).json();
  expect(trusted).toMatchObject({
    policy: { version: 1, name: { en: expect.any(String) as string }, problem: null },
    recalculation: { version: 1, customers: { done: expect.any(Number) as number } },
  });
  const stranger: unknown = await (await get("/healthz", null)).json();
  expect(stranger).not.toHaveProperty("policy.name");
  expect(stranger).not.toHaveProperty("recalculation");
});

test("an unknown address is a plain 404", async () => {
  expect((await get("/", null)).status).toBe(404);
  expect((await get("/webhooks/other", null)).status).toBe(404);
});

test("whom we act as is asked of Zendesk once a day, and while it does not answer who it was counts", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const told = async () => (await get("/api/own-user", await token())).json();
  const asked = () => world.zendesk.calls(/users[/]me/).length;
  const laterWhile = (hours: number, answers: "zendesk_answers" | "zendesk_is_away") => {
    vi.setSystemTime(Date.now() + hours * 3_600_000);
    world.zendesk.faults.length = 0;
    if (answers === "zendesk_is_away") world.zendesk.fail(/users[/]me/, 503, 50);
    world.zendesk.forget();
  };
  laterWhile(1, "zendesk_is_away");
  expect(await told()).toEqual({ id: null });
  laterWhile(1, "zendesk_answers");
  expect([await told(), await told(), asked()]).toEqual([{ id: OWN_USER }, { id: OWN_USER }, 1]);
  laterWhile(25, "zendesk_is_away");
  expect(await told()).toEqual({ id: OWN_USER });
  laterWhile(1, "zendesk_answers");
  expect([await told(), asked()]).toEqual([{ id: OWN_USER }, 1]);
});
