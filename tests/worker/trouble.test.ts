import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "./support/events.ts";
import { emptyStore, World } from "./support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
});
afterEach(() => vi.restoreAllMocks());

test("a message no version of the Worker wrote becomes a dead letter and is not tried again", async () => {
  const verdicts = await world.consume([{ kind: "riddle" }, "rubbish"]);
  expect(verdicts.acks).toHaveLength(2);
  expect(await world.rows("SELECT body FROM dead_letters ORDER BY body")).toEqual([
    { body: '"rubbish"' },
    { body: '{"kind":"riddle"}' },
  ]);
});

test("one message that hits a bug comes again; the others are worked off", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1)));
  const bodies: unknown[] = [];
  for (const id of [2, 3, 4]) {
    await world.deliver(ticketEvent("created", world.zendesk.addTicket(id)));
    bodies.push(...world.queue.sent.splice(0).map(({ body }) => body));
  }
  // A bug only this ticket meets: the database refuses its row.
  await world.env.DB.exec(
    "CREATE TRIGGER bug BEFORE INSERT ON tickets WHEN new.id = 3 BEGIN SELECT raise(ABORT, 'a bug'); END",
  );
  const verdicts = await world.consume(bodies);
  await world.env.DB.exec("DROP TRIGGER bug");
  expect(verdicts.acks).toHaveLength(2);
  expect(verdicts.retries).toHaveLength(1);
  expect(verdicts.retries[0]?.delaySeconds).toBeGreaterThan(0);
  expect([2, 3, 4].map((id) => world.zendesk.levelOf(id) !== null)).toEqual([true, false, true]);
  await world.consume(bodies);
  expect(world.zendesk.levelOf(3)).toBe("sla_ordinary_general");
});

test("what failed every retry is kept as a dead letter with its ids", async () => {
  await world.deliver(ticketEvent("created", world.zendesk.addTicket(1)));
  const verdicts = await world.consume(
    world.queue.sent.splice(0).map(({ body }) => body),
    "tierwise-dead-letters",
  );
  expect(verdicts.acks).toHaveLength(1);
  const [letter] = await world.rows<{ body: string }>("SELECT body FROM dead_letters");
  expect(letter?.body).toContain('"id":1');
});

test("what is left of the account's minute near its end is for people: the Worker waits for the next one", async () => {
  world.zendesk.budget = { limit: 400, remaining: 20, resetSeconds: 30 };
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1)));
  world.zendesk.forget();
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(2)));
  expect(world.zendesk.calls()).toEqual([]);
  expect(await world.rows("SELECT endpoint FROM budget")).toEqual([{ endpoint: "account" }]);
});

test("with enough left of the account's minute nothing waits", async () => {
  world.zendesk.budget = { limit: 400, remaining: 200, resetSeconds: 30 };
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1)));
  expect(world.zendesk.levelOf(1)).toBe("sla_ordinary_general");
  expect(await world.rows("SELECT endpoint FROM budget")).toEqual([]);
});

test("while Zendesk is down, decisions wait in the ledger and are written when it is back", async () => {
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1)));
  world.zendesk.fail(/./, 503, 100, null);
  await world.deliver(ticketEvent("created", world.zendesk.addTicket(2)));
  const verdicts = await world.consume(world.queue.sent.splice(0).map(({ body }) => body));
  expect(verdicts.acks).toHaveLength(1);
  expect(world.zendesk.levelOf(2)).toBeNull();
  world.zendesk.faults.length = 0;
  await world.cron("* * * * *", new Date(Date.now() + 60_000));
  expect(world.zendesk.levelOf(2)).toBe("sla_ordinary_general");
});

test("before the app is installed nothing is decided, and nothing is lost", async () => {
  world.zendesk.isInstalled = false;
  await world.deliver(ticketEvent("created", world.zendesk.addTicket(1)));
  const bodies = world.queue.sent.splice(0).map(({ body }) => body);
  const verdicts = await world.consume(bodies);
  expect(verdicts.retries.map(({ delaySeconds }) => delaySeconds)).toEqual([30]);
  world.zendesk.isInstalled = true;
  await world.consume(bodies);
  expect(world.zendesk.levelOf(1)).toBe("sla_ordinary_general");
});

test("a closed ticket in the way of a single write ends it, with the reason", async () => {
  const ticket = world.zendesk.addTicket(1);
  const event = ticketEvent("created", ticket);
  Object.assign(ticket, { status: "closed", updated_at: "2026-11-22T10:00:05Z" });
  await world.arrive(event);
  const [effect] = await world.rows<{ state: string; reason: string }>("SELECT state, reason FROM effects");
  expect([effect?.state, effect?.reason.startsWith("invalid")]).toEqual(["failed", true]);
  expect(world.zendesk.calls(/^PUT/)).toHaveLength(1);
  expect(await world.rows("SELECT status FROM tickets")).toEqual([{ status: "closed" }]);
});
