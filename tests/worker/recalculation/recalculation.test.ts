import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  customersMoved,
  type RecalculationStanding,
  recalculationStanding,
} from "../../../worker/recalculation/recalculationStanding.ts";
import { fieldChange, organizationEvent } from "../support/events.ts";
import { TIER_FIELD_ID } from "../support/fakeZendesk.ts";
import { emptyStore, World } from "../support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
});
afterEach(() => vi.restoreAllMocks());

const tierFrom = (spend: number, more = ""): string => `preset: it-services
tiers:
  - key: core
    when: { all: [{ field: yearly_it_spend, operator: greater_than_equal, value: ${spend} }], any: [] }${more}
`;
const NOBODY_CORE = tierFrom(1_000_000, "\n    stay: 0s\n    grace: 0s");
const EVERYBODY_CORE = tierFrom(1);

/** Customers 1 … count with one open ticket each (or more), known and written as the policy says. */
async function account(count: number, policy: string, ticketsEach = 1): Promise<void> {
  world.zendesk.policy = policy;
  for (let id = 1; id <= count; id += 1) {
    world.zendesk.addOrganization(id, { yearly_it_spend: 1000 + id });
    for (let n = 0; n < ticketsEach; n += 1) world.zendesk.addTicket(id + n * count, { organization_id: id });
  }
  await world.cron("*/5 * * * *");
  await settle();
  world.zendesk.forget();
}

async function settle(): Promise<void> {
  await world.drain();
  await world.cron("* * * * *", minutesFromNow(1));
  await world.drain();
}

const minutesFromNow = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

/** The Worker sees another policy; the first page waits in the queue. */
async function policyBecomes(policy: string): Promise<void> {
  world.zendesk.policy = policy;
  await world.consume([{ kind: "policy_check" }]);
}

/** Works off one message. */
async function nextMessage(): Promise<unknown> {
  const [message] = world.queue.sent.splice(0, 1);
  await world.consume([message?.body]);
  return message?.body;
}

async function standing(): Promise<RecalculationStanding> {
  const found = await recalculationStanding(world.env.DB);
  if (found === null) throw new Error("there was no recalculation");
  return found;
}

const tiers = (): readonly unknown[] => [
  ...new Set([...world.zendesk.organizations.keys()].map((id) => world.zendesk.tierOf(id))),
];
const levels = (): readonly unknown[] => [
  ...new Set([...world.zendesk.tickets.keys()].map((id) => world.zendesk.levelOf(id))),
];

test("everybody is judged page by page, and the ledger tells how far it has come", async () => {
  await account(620, NOBODY_CORE);
  await policyBecomes(EVERYBODY_CORE);
  expect(await standing()).toMatchObject({
    version: 2,
    phase: "customers",
    customers: { of: 620, done: 0 },
    tickets: { of: 620, done: 0 },
    moved: 0,
    finishedAt: null,
  });
  await nextMessage();
  expect(await standing()).toMatchObject({ phase: "customers", customers: { done: 500 }, moved: 500 });
  await settle();
  const { finishedAt, ...done } = await standing();
  expect(done).toMatchObject({
    phase: "done",
    customers: { of: 620, done: 620 },
    tickets: { of: 620, done: 620 },
    moved: 620,
    kept: 0,
  });
  expect(finishedAt).not.toBeNull();
  expect([tiers(), levels()]).toEqual([["tier_core"], ["sla_core_general"]]);
});

test("its writes go in bulk jobs of a hundred", async () => {
  await account(200, NOBODY_CORE);
  await policyBecomes(EVERYBODY_CORE);
  await settle();
  const writes = world.zendesk.calls(/^PUT/).map(({ path }) => path);
  expect(writes.toSorted()).toEqual([
    "/api/v2/organizations/update_many",
    "/api/v2/organizations/update_many",
    "/api/v2/tickets/update_many",
    "/api/v2/tickets/update_many",
  ]);
});

test("1,000 customers and their 3,000 open tickets are moved with at most 60 requests to Zendesk", async () => {
  await account(1000, NOBODY_CORE, 3);
  await settle();
  world.zendesk.forget();
  await policyBecomes(EVERYBODY_CORE);
  await settle();
  await settle();
  expect([tiers(), levels()]).toEqual([["tier_core"], ["sla_core_general"]]);
  expect(world.zendesk.calls().length).toBeLessThanOrEqual(60);
}, 300_000);

test("who moved can be listed by version, page by page, with where from, where to and why", async () => {
  await account(3, NOBODY_CORE);
  await policyBecomes(tierFrom(1002));
  await settle();
  const list = (after: number) => customersMoved(world.env.DB, 2, { by: "recalculation", after, limit: 1 });
  const [first] = await list(0);
  expect(first).toMatchObject({
    customerId: 2,
    name: "Organization 2",
    previous: "ordinary",
    tier: "core",
    cause: "policy 2",
    because: { kind: "rules" },
  });
  const [second] = await list(first?.id ?? 0);
  expect(second?.customerId).toBe(3);
  expect(await list(second?.id ?? 0)).toEqual([]);
});

test("a page that is delivered twice counts once and asks for one next page", async () => {
  await account(520, NOBODY_CORE);
  await policyBecomes(EVERYBODY_CORE);
  const page = world.queue.sent.splice(0)[0]?.body;
  await world.consume([page, page]);
  await world.consume([page]);
  expect(await standing()).toMatchObject({ customers: { done: 500 }, moved: 500 });
  expect(world.waiting().filter((kind) => kind === "rejudge")).toHaveLength(1);
  await settle();
  expect(await world.rows("SELECT count(*) AS n FROM tier_history WHERE policy_version = 2")).toEqual([
    { n: 520 },
  ]);
});

test("a lost message only costs minutes: the cron goes on where the ledger says", async () => {
  await account(520, NOBODY_CORE);
  await policyBecomes(EVERYBODY_CORE);
  await nextMessage();
  await world.drainExcept("rejudge");
  await world.cron("* * * * *", minutesFromNow(2));
  expect(world.waiting()).not.toContain("rejudge");
  await world.cron("* * * * *", minutesFromNow(4));
  // A second look at the same minute does not ask again.
  await world.cron("* * * * *", minutesFromNow(4));
  expect(world.queue.sent.filter(({ body }) => JSON.stringify(body).includes("rejudge"))).toEqual([
    { body: { kind: "rejudge", of: "customers", after: 500, policyVersion: 2 }, delaySeconds: 0 },
  ]);
  await settle();
  expect(await standing()).toMatchObject({ phase: "done", customers: { done: 520 }, moved: 520 });
});

test("an isolate that dies after a page was kept, before it asked for the next, loses nothing", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await account(520, NOBODY_CORE);
  await policyBecomes(EVERYBODY_CORE);
  const page = world.queue.sent.splice(0)[0]?.body;
  world.queue.isDown = true;
  await world.consume([page]);
  world.queue.isDown = false;
  await world.consume([page]);
  expect(await standing()).toMatchObject({ customers: { done: 500 } });
  world.queue.sent.length = 0;
  await world.cron("* * * * *", minutesFromNow(4));
  await settle();
  expect(await standing()).toMatchObject({ phase: "done", customers: { done: 520 }, moved: 520 });
  expect([tiers(), levels()]).toEqual([["tier_core"], ["sla_core_general"]]);
});

test("tickets that Zendesk does not show now are not passed over: the page waits and comes again", async () => {
  await account(2, NOBODY_CORE);
  await policyBecomes(`preset: it-services
urgencies:
  - key: urgent
    when: { any: [{ field: subject_includes_word, operator: includes, value: subject }] }
`);
  world.zendesk.fail(/tickets\/show_many/, 429, 1, "7");
  await nextMessage();
  await nextMessage();
  expect(await standing()).toMatchObject({ phase: "tickets", tickets: { done: 0 } });
  expect(world.queue.sent.filter(({ delaySeconds }) => delaySeconds === 7)).toHaveLength(1);
  await world.env.DB.prepare("UPDATE budget SET blocked_until = 0").run();
  await settle();
  expect(await standing()).toMatchObject({ phase: "done", tickets: { done: 2 } });
  expect(levels()).toEqual(["sla_ordinary_urgent"]);
});

test("a newer version takes over from one that is under way", async () => {
  await account(520, NOBODY_CORE);
  await policyBecomes(EVERYBODY_CORE);
  await nextMessage();
  const held = world.queue.sent.splice(0);
  await policyBecomes(`${NOBODY_CORE}criteria: { reason: Too many came in }\n`);
  expect(await recalculationStanding(world.env.DB, 2)).toMatchObject({
    phase: "superseded",
    customers: { done: 500 },
    moved: 500,
  });
  await world.consume(held.map(({ body }) => body));
  await settle();
  expect(await recalculationStanding(world.env.DB, 2)).toMatchObject({ customers: { done: 500 } });
  expect(await standing()).toMatchObject({ version: 3, phase: "done", moved: 500 });
  expect([tiers(), levels()]).toEqual([["tier_ordinary"], ["sla_ordinary_general"]]);
});

test("a policy that was never applied to everybody is, once the cron sees it", async () => {
  await account(2, NOBODY_CORE);
  await world.env.DB.prepare("DELETE FROM recalculations").run();
  await settle();
  expect(await standing()).toMatchObject({
    version: 1,
    phase: "done",
    customers: { of: 2, done: 2 },
    moved: 0,
  });
  await settle();
  expect(world.waiting()).toEqual([]);
});

test("a customer whom the new rules place lower stays as long as its tier says, and is counted as kept", async () => {
  await account(2, EVERYBODY_CORE);
  await policyBecomes(tierFrom(1_000_000, "\n    stay: 0s\n    grace: 30d"));
  await settle();
  expect(await standing()).toMatchObject({ phase: "done", moved: 0, kept: 2 });
  expect(tiers()).toEqual(["tier_core"]);
  await world.cron("* * * * *", minutesFromNow(31 * 24 * 60));
  await settle();
  expect(tiers()).toEqual(["tier_ordinary"]);
  const later = await customersMoved(world.env.DB, 2, { by: "anything", after: 0, limit: 10 });
  expect(later.map(({ customerId, cause }) => [customerId, cause])).toEqual([
    [1, "due"],
    [2, "due"],
  ]);
});

test("a tier set by people stays, whatever the new rules say", async () => {
  world.zendesk.addOrganization(1, {
    tier_override: "tier_override_vip",
    tier_override_reason: "Founder's friend",
  });
  await world.cron("*/5 * * * *");
  await settle();
  expect(tiers()).toEqual(["tier_vip"]);
  await policyBecomes(EVERYBODY_CORE);
  await settle();
  expect(await standing()).toMatchObject({ phase: "done", moved: 0, kept: 0 });
  expect(tiers()).toEqual(["tier_vip"]);
});

test("the last part of the account's minute is left to agents: judging goes on, writing waits", async () => {
  await account(300, NOBODY_CORE);
  await policyBecomes(EVERYBODY_CORE);
  world.zendesk.forget();
  world.zendesk.budget = { limit: 200, remaining: 15, resetSeconds: 40 };
  await nextMessage();
  const sent = world.zendesk.calls().length;
  await world.drain();
  expect(world.zendesk.calls().length).toBe(sent);
  expect(sent).toBeLessThanOrEqual(1);
  expect(await standing()).toMatchObject({ phase: "done", moved: 300 });
  world.zendesk.budget = null;
  await world.env.DB.prepare("UPDATE budget SET blocked_until = 0").run();
  await settle();
  await settle();
  expect([tiers(), levels()]).toEqual([["tier_core"], ["sla_core_general"]]);
});

test("a rule for the top p % that is new is counted before anybody is judged by it", async () => {
  await account(20, NOBODY_CORE);
  await policyBecomes(`preset: it-services
tiers:
  - key: core
    when: null
    top: { percent: 10, by: yearly_it_spend }
`);
  // An event overtakes the first page.
  await world.consume([{ kind: "look", tickets: [], organizations: [], judge: [18, 19, 20], cause: "test" }]);
  await settle();
  expect([18, 19, 20].map((id) => world.zendesk.tierOf(id))).toEqual([
    "tier_ordinary",
    "tier_core",
    "tier_core",
  ]);
});

test("when a customer is gone, whoever moves up in the top p % is judged again", async () => {
  await account(
    20,
    `preset: it-services
tiers:
  - key: core
    when: null
    top: { percent: 10, by: yearly_it_spend }
`,
  );
  world.zendesk.organizations.delete(20);
  await world.consume([{ kind: "look", tickets: [], organizations: [20], judge: [], cause: "test" }]);
  await settle();
  expect([17, 18, 19].map((id) => world.zendesk.tierOf(id))).toEqual([
    "tier_ordinary",
    "tier_core",
    "tier_core",
  ]);
});

test("its own bulk writes that come back before their jobs are answered for cost no read", async () => {
  await account(5, NOBODY_CORE);
  world.zendesk.jobMode = "held";
  await policyBecomes(EVERYBODY_CORE);
  await world.drainExcept("check_jobs");
  await world.cron("* * * * *", minutesFromNow(1));
  world.zendesk.forget();
  for (const organization of world.zendesk.organizations.values()) {
    const change = fieldChange(TIER_FIELD_ID, "tier_core", "tier_ordinary", "dropdown");
    await world.deliver(
      organizationEvent(
        "custom_field_changed",
        { ...organization, updated_at: "2026-11-22T10:00:09Z" },
        change,
      ),
    );
  }
  await world.drainExcept("check_jobs");
  expect(world.zendesk.calls(/show_many/)).toEqual([]);
});
