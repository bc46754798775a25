import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "../support/events.ts";
import { token } from "../support/token.ts";
import { emptyStore, World } from "../support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1)));
});
afterEach(() => vi.restoreAllMocks());

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const authorization = `Bearer ${await token()}`;
  return world.fetch(new Request(`https://tierwise.test${path}`, { headers: { authorization, ...headers } }));
}

async function counts(query = ""): Promise<unknown[]> {
  const list: { counts: unknown[] } = await (await get(`/api/lists/guard${query}`)).json();
  return list.counts;
}

async function tagged(id: number, tags: readonly string[], at: string): Promise<void> {
  const ticket = world.zendesk.addTicket(id, { tags: [...tags], updated_at: at });
  await world.arrive(ticketEvent("tags_changed", ticket));
}

test("the rules of the policy in force come with their version, and only once", async () => {
  const response = await get("/api/policy/guard");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    version: 1,
    rules: { unfilledSlots: "block", mayOverrideWithReason: true, tierWords: { verdict: "block" } },
  });
  const again = await get("/api/policy/guard", { "if-none-match": response.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
});

test("they are for the app alone", async () => {
  const response = await world.fetch(new Request("https://tierwise.test/api/policy/guard"));
  expect(response.status).toBe(401);
});

test("what the tags of tickets tell is counted by rule and day, once a ticket, however often events come", async () => {
  await tagged(2, ["guard_blocked_slot", "vip"], "2026-06-02T10:00:00Z");
  await tagged(3, ["guard_blocked_slot", "guard_overridden_slot"], "2026-06-02T11:00:00Z");
  await tagged(2, ["guard_blocked_slot", "vip"], "2026-06-03T10:00:00Z");
  expect(await counts("?since=2026-06-01")).toEqual([
    { day: "2026-06-02", rule: "slot", outcome: "blocked", tickets: 2, title: null },
    { day: "2026-06-02", rule: "slot", outcome: "overridden", tickets: 1, title: null },
  ]);
  expect(await counts("?since=2026-06-03")).toEqual([]);
});

test("a ticket that is deleted for good is counted no more", async () => {
  await tagged(2, ["guard_warned_language"], "2026-06-02T10:00:00Z");
  await world.arrive(ticketEvent("permanently_deleted", world.zendesk.addTicket(2)));
  const left = await env.DB.prepare("SELECT count(*) AS n FROM guard_counts").first<{ n: number }>();
  expect(left?.n).toBe(0);
});
