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

type Row = { reply: string; title: unknown; tickets: number; [figure: string]: unknown };

async function used(query = "?since=2026-06-01"): Promise<readonly Row[]> {
  const list: { replies: Row[] } = await (await get(`/api/lists/replies${query}`)).json();
  return list.replies.filter(({ tickets }) => tickets > 0);
}

const SWEEP = "*/5 * * * *";

const at = (day: number): string => `2026-06-${String(day).padStart(2, "0")}T10:00:00Z`;

function ticket(id: number, day: number, more: object = {}) {
  return world.zendesk.addTicket(id, {
    tags: ["reply_greet"],
    created_at: at(1),
    updated_at: at(day),
    ...more,
  });
}

/** Changed after the first sweep, at this minute. */
const changed = (id: number, minute: number, more: object = {}) =>
  ticket(id, 1, { updated_at: `2026-11-22T10:0${minute}:00Z`, ...more });

const turned = (id: number, day: number, status: string) =>
  ticketEvent("status_changed", ticket(id, day, { status }), {
    current: status.toUpperCase(),
    previous: "OPEN",
  });

const rated = (id: number, day: number, score: string) =>
  ticketEvent("csat_received", ticket(id, day, { status: "solved" }), {
    satisfaction_score: { score, comment: "So slow!" },
  });

test("every reply of the policy in force comes with its version, and only once", async () => {
  const response = await get("/api/policy/replies");
  const { version, replies }: { version: number; replies: Row[] } = await response.json();
  expect(version).toBe(1);
  expect(replies).toContainEqual(
    expect.objectContaining({ key: "greet", channel: "public_reply", shortcut: expect.any(String) }),
  );
  expect(replies.some(({ channel }) => channel === "call_script")).toBe(true);
  const again = await get("/api/policy/replies", { "if-none-match": response.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
  expect((await world.fetch(new Request("https://tierwise.test/api/policy/replies"))).status).toBe(401);
});

test("a reply counts once a ticket, with what followed", async () => {
  await world.arrive(ticketEvent("created", ticket(2, 1)));
  await world.arrive(turned(2, 2, "solved"));
  await world.arrive(rated(2, 3, "GOOD"));
  await world.arrive(ticketEvent("created", ticket(3, 1)));
  await world.arrive(turned(3, 2, "solved"));
  await world.arrive(rated(3, 3, "BAD"));
  await world.arrive(turned(3, 4, "open"));
  await world.arrive(ticketEvent("created", ticket(4, 1)));
  expect(await used()).toEqual([
    { reply: "greet", title: expect.anything(), tickets: 3, solved: 2, reopened: 1, good: 1, bad: 1 },
  ]);
});

test("what was solved later than asked for does not count as solved by it", async () => {
  await world.arrive(ticketEvent("created", ticket(2, 1)));
  await world.arrive(turned(2, 9, "solved"));
  expect(await used("?since=2026-06-01&within=7")).toMatchObject([{ tickets: 1, solved: 0 }]);
  expect(await used("?since=2026-06-01&within=8")).toMatchObject([{ tickets: 1, solved: 1 }]);
  expect((await get("/api/lists/replies?within=0")).status).toBe(400);
});

test("the last rating counts, however often and in whatever order they come", async () => {
  await world.arrive(ticketEvent("created", ticket(2, 1)));
  const [first, last] = [rated(2, 3, "GOOD"), rated(2, 4, "BAD")];
  for (const event of [last, first, last]) await world.arrive(event);
  expect(await used()).toMatchObject([{ good: 0, bad: 1 }]);
});

test("a rating whose event was lost is read on the ticket by the next sweep, and by no request more", async () => {
  await world.cron(SWEEP);
  await world.arrive(ticketEvent("created", changed(2, 2)));
  const swept = async (minute: number, more: object): Promise<readonly string[]> => {
    world.zendesk.forget();
    changed(2, minute, { status: "solved", ...more });
    await world.cron(SWEEP);
    return world.zendesk.calls().map(({ path }) => path.replace(/\?.*/, ""));
  };
  await swept(3, {});
  const unrated = await swept(4, {});
  const wrote = { score: "bad", comment: "So slow!" };
  expect(await swept(5, { satisfaction_rating: wrote })).toEqual(unrated);
  expect(await used()).toMatchObject([{ tickets: 1, good: 0, bad: 1 }]);
  const kept = await env.DB.prepare("SELECT * FROM reply_uses").all();
  expect(JSON.stringify(kept.results)).not.toContain("slow");
});

test("a survey that was only offered is no rating", async () => {
  await world.cron(SWEEP);
  changed(2, 3, { status: "solved", satisfaction_rating: { score: "offered" } });
  await world.cron(SWEEP);
  expect(await used()).toMatchObject([{ tickets: 1, good: 0, bad: 0 }]);
});

test("a reply that came after the rating does not have it, though the ticket still says it", async () => {
  await world.arrive(ticketEvent("created", ticket(2, 1)));
  await world.arrive(rated(2, 3, "GOOD"));
  await world.cron(SWEEP);
  const later = { tags: ["reply_greet", "reply_greet_urgent"], satisfaction_rating: { score: "good" } };
  changed(2, 3, { status: "open", ...later });
  await world.cron(SWEEP);
  const rows = await used();
  expect(rows.map(({ reply, good }) => [reply, good])).toEqual([
    ["greet", 1],
    ["greet_urgent", 0],
  ]);
});

test("tags of the account's own are no replies, and replies nobody used are listed as such", async () => {
  await world.arrive(ticketEvent("created", ticket(2, 1, { tags: ["reply_by_fax", "vip"] })));
  expect(await used()).toEqual([]);
  const list: { replies: Row[] } = await (await get("/api/lists/replies")).json();
  expect(list.replies.find(({ reply }) => reply === "greet")).toMatchObject({ tickets: 0 });
});

test("nothing a customer wrote is kept, and a ticket deleted for good leaves nothing", async () => {
  await world.arrive(ticketEvent("created", ticket(2, 1)));
  await world.arrive(rated(2, 3, "BAD"));
  const kept = await env.DB.prepare("SELECT * FROM reply_uses").all();
  expect(JSON.stringify(kept.results)).not.toContain("slow");
  await world.arrive(ticketEvent("permanently_deleted", ticket(2, 4)));
  const left = await env.DB.prepare("SELECT count(*) AS n FROM reply_uses").first<{ n: number }>();
  expect(left?.n).toBe(0);
});
