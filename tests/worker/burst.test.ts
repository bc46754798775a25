import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "./support/events.ts";
import { emptyStore, World } from "./support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
});
afterEach(() => vi.restoreAllMocks());

/** `count` new tickets of forty customers, each with the two events Zendesk sends for it. */
async function burst(count: number): Promise<void> {
  for (let id = 1; id <= 40; id += 1) world.zendesk.addOrganization(id, { yearly_it_spend: id * 20_000 });
  for (let id = 1; id <= count; id += 1) {
    const ticket = world.zendesk.addTicket(id, { organization_id: 1 + (id % 40) });
    await world.deliver(ticketEvent("created", ticket));
    await world.deliver(ticketEvent("comment_added", ticket, { comment: { id: "1", is_public: true } }));
  }
}

const withoutLevel = (): number[] =>
  [...world.zendesk.tickets.keys()].filter((id) => world.zendesk.levelOf(id) === null);

test("a burst of 1,000 new tickets takes at most 30 requests to Zendesk", async () => {
  await burst(1000);
  await world.drain();
  await world.cron("* * * * *", new Date(Date.now() + 60_000));
  await world.drain();
  expect(withoutLevel()).toEqual([]);
  const requests = world.zendesk.requests.length;
  expect(requests).toBeLessThanOrEqual(30);
  // Whoever opened one of them meanwhile is told, with the jobs' answers, not ticket by ticket.
  expect(JSON.stringify(world.zendesk.notified)).toContain('{\\"tickets\\":[]');
  // Its own events come back, and cost nothing.
  world.zendesk.forget();
  for (const ticket of world.zendesk.tickets.values()) {
    await world.deliver(ticketEvent("tags_changed", { ...ticket, updated_at: "2026-11-22T10:00:01Z" }));
  }
  await world.drain();
  expect(world.zendesk.requests).toEqual([]);
}, 120_000);

test("while jobs are under way nothing is sent twice, and their answers are asked for together", async () => {
  world.zendesk.jobMode = "held";
  await burst(200);
  await world.consume(world.queue.sent.splice(0, 400).map(({ body }) => body));
  const jobs = world.zendesk.calls(/update_many/).length;
  for (const ticket of world.zendesk.tickets.values())
    await world.deliver(ticketEvent("type_changed", ticket));
  await world.drainExcept("check_jobs");
  expect(world.zendesk.calls(/tickets\/update_many/)).toHaveLength(jobs);
  expect(await world.rows("SELECT DISTINCT state FROM effects WHERE kind = 'service_level'")).toEqual([
    { state: "submitted" },
  ]);
  world.zendesk.finishJobs();
  world.zendesk.forget();
  await world.cron("* * * * *", new Date(Date.now() + 60_000));
  expect(world.zendesk.calls(/job_statuses/)).toHaveLength(1);
  expect(await world.rows("SELECT DISTINCT state FROM effects WHERE kind = 'service_level'")).toEqual([
    { state: "done" },
  ]);
});

test("an item that a job refuses is noted with its reason, and the others are done", async () => {
  world.zendesk.jobMode = "held";
  await burst(100);
  await world.consume(world.queue.sent.splice(0, 200).map(({ body }) => body));
  const ticket = world.zendesk.tickets.get(5);
  if (ticket === undefined) throw new Error("no ticket 5");
  Object.assign(ticket, { status: "closed", updated_at: "2026-11-22T10:00:09Z" });
  world.zendesk.finishJobs();
  world.zendesk.jobMode = "at_once";
  await world.cron("* * * * *", new Date(Date.now() + 60_000));
  await world.drain();
  expect(await world.rows("SELECT subject_id FROM effects WHERE state = 'failed'")).toEqual([
    { subject_id: 5 },
  ]);
  expect(await world.rows("SELECT status FROM tickets WHERE id = 5")).toEqual([{ status: "closed" }]);
  expect(withoutLevel()).toEqual([5]);
});

test("a 429 is kept for all isolates: nothing is sent until it ends, then everything is", async () => {
  world.zendesk.fail(/PUT .*tickets\/update_many/, 429, 1, "50");
  await burst(100);
  await world.consume(world.queue.sent.splice(0, 200).map(({ body }) => body));
  expect(await world.rows("SELECT endpoint FROM budget")).toEqual([
    { endpoint: "PUT /api/v2/tickets/update_many" },
  ]);
  expect(await world.rows("SELECT DISTINCT state, reason FROM effects WHERE kind = 'service_level'")).toEqual(
    [{ state: "pending", reason: "rate_limited" }],
  );
  await world.cron("* * * * *", new Date(Date.now() + 10_000));
  expect(world.zendesk.calls(/tickets\/update_many/)).toHaveLength(1);
  await world.env.DB.prepare("UPDATE budget SET blocked_until = 0").run();
  await world.cron("* * * * *", new Date(Date.now() + 60_000));
  expect(withoutLevel()).toEqual([]);
});

test("a read that is rate-limited sends only the messages that need it back, with Zendesk's delay", async () => {
  world.zendesk.addOrganization(1);
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1, { organization_id: 1 })));
  world.zendesk.addOrganization(2);
  world.zendesk.fail(/organizations\/show_many/, 429, 1, "7");
  await world.deliver(ticketEvent("created", world.zendesk.addTicket(2, { organization_id: 1 })));
  await world.deliver(ticketEvent("created", world.zendesk.addTicket(3, { organization_id: 2 })));
  const [known, unknown] = world.queue.sent.splice(0).map(({ body }) => body);
  const verdicts = await world.consume([known, unknown]);
  expect(verdicts.acks).toHaveLength(1);
  expect(verdicts.retries.map(({ delaySeconds }) => delaySeconds)).toEqual([7]);
  expect(world.zendesk.levelOf(2)).not.toBeNull();
  expect(world.zendesk.levelOf(3)).toBeNull();
  await world.env.DB.prepare("UPDATE budget SET blocked_until = 0").run();
  await world.consume([unknown]);
  expect(world.zendesk.levelOf(3)).toBe("sla_ordinary_general");
});

test("a write that Zendesk never answered is looked at again instead of being sent blindly", async () => {
  world.zendesk.jobMode = "held";
  await burst(100);
  await world.consume(world.queue.sent.splice(0, 200).map(({ body }) => body));
  world.zendesk.jobs.clear();
  world.queue.sent.length = 0;
  world.zendesk.jobMode = "at_once";
  await world.cron("* * * * *", new Date(Date.now() + 1000_000));
  await world.drain();
  await world.cron("* * * * *", new Date(Date.now() + 1100_000));
  expect(world.zendesk.calls(/tickets\/show_many/).length).toBeGreaterThan(0);
  expect(withoutLevel()).toEqual([]);
});

test("without the field nothing is lost: the writes wait until setup has made it", async () => {
  world.zendesk.hasLevelField = false;
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1)));
  expect(await world.rows("SELECT state, reason FROM effects")).toEqual([
    { state: "pending", reason: 'the ticket field "Service level" is missing: run setup' },
  ]);
  world.zendesk.hasLevelField = true;
  await world.cron("* * * * *", new Date(Date.now() + 400_000));
  expect(world.zendesk.levelOf(1)).toBe("sla_ordinary_general");
});
