import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "./support/events.ts";
import { emptyStore, World } from "./support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
});
afterEach(() => vi.restoreAllMocks());

const SWEEP = "*/5 * * * *";
const cursor = (name: string): Promise<Record<string, unknown>[]> =>
  world.rows("SELECT repaired, caught_up_at IS NOT NULL AS caught FROM cursors WHERE name = ?", name);

test("the first sweep takes in the whole account: customers judged, open tickets levelled, solved ones left alone", async () => {
  world.zendesk.addOrganization(1, { yearly_it_spend: 900_000, influence: 5 });
  world.zendesk.addOrganization(2);
  world.zendesk.addTicket(1, { organization_id: 1 });
  world.zendesk.addTicket(2, { organization_id: 2, status: "solved" });
  world.zendesk.addTicket(3, { organization_id: 1, status: "closed" });
  world.zendesk.addTicket(4, {
    organization_id: 1,
    status: "solved",
    external_id: "tierwise:visit:4",
    due_at: "2026-03-03T04:00:00Z",
  });
  await world.cron(SWEEP);
  await world.drain();
  expect([1, 2].map((id) => world.zendesk.tierOf(id))).toEqual(["tier_vip", "tier_ordinary"]);
  expect([1, 2, 3, 4].map((id) => world.zendesk.levelOf(id))).toEqual(["sla_vip_general", null, null, null]);
  expect(await world.rows("SELECT state, on_date FROM visits")).toEqual([
    { state: "done", on_date: "2026-03-03" },
  ]);
  expect(await cursor("tickets")).toEqual([{ repaired: 0, caught: 1 }]);
  expect(world.zendesk.calls(/tickets\/show_many/)).toEqual([]);
});

test("a ticket whose webhook was lost is found, put right and counted", async () => {
  await world.cron(SWEEP);
  world.zendesk.addTicket(1, { updated_at: "2026-11-22T10:03:00Z" });
  await world.cron(SWEEP);
  expect(world.zendesk.levelOf(1)).toBe("sla_ordinary_general");
  expect(await cursor("tickets")).toEqual([{ repaired: 1, caught: 1 }]);
});

test.each([
  ["by its texts", { status: "deleted", subject: "SCRUBBED" }],
  ["by its status", { status: "scrubbed" }],
])(
  "a ticket whose erasing nobody told of is forgotten once the export shows it, %s",
  async (_how, erased) => {
    await world.cron(SWEEP);
    const ticket = world.zendesk.addTicket(1, { updated_at: "2026-11-22T10:03:00Z" });
    await world.arrive(ticketEvent("created", { ...ticket }));
    Object.assign(ticket, { ...erased, updated_at: "2026-11-22T10:04:00Z" });
    await world.cron(SWEEP);
    await world.cron(SWEEP);
    expect(
      await world.rows(
        "SELECT id FROM tickets UNION SELECT ticket_id FROM ticket_moments UNION SELECT ticket_id FROM deadlines",
      ),
    ).toEqual([]);
    expect(await world.rows("SELECT subject FROM audit WHERE what = 'ticket_erased'")).toEqual([
      { subject: "ticket:1" },
    ]);
  },
);

test("what was erased before we came is nothing to keep", async () => {
  world.zendesk.addTicket(1, { status: "deleted", subject: "SCRUBBED" });
  await world.cron(SWEEP);
  expect(
    await world.rows("SELECT id FROM tickets UNION SELECT subject FROM audit WHERE what = 'ticket_erased'"),
  ).toEqual([]);
});

test("what the webhooks told already is not counted as repaired, and costs only one page of each export and one of customers", async () => {
  await world.cron(SWEEP);
  world.zendesk.addOrganization(1, {});
  world.zendesk.now = "2026-11-22T10:03:00Z";
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1, { organization_id: 1 })));
  await world.cron(SWEEP);
  world.zendesk.forget();
  await world.cron(SWEEP);
  expect(world.zendesk.calls().map(({ path }) => path.replace(/\?.*/, ""))).toEqual([
    "/api/v2/apps/installations",
    "/api/v2/incremental/organizations",
    "/api/v2/incremental/ticket_events",
    "/api/v2/incremental/tickets/cursor",
    "/api/v2/organizations/show_many",
  ]);
  expect(
    (await world.rows<{ repaired: number }>("SELECT repaired FROM cursors WHERE name = 'tickets'"))[0]
      ?.repaired,
  ).toBe(0);
});

test("a customer who was merged away, and nobody told, is forgotten once it is asked after", async () => {
  for (const id of [1, 2]) world.zendesk.addOrganization(id);
  await world.cron(SWEEP);
  world.zendesk.organizations.delete(1);
  await world.cron(SWEEP);
  expect(await world.rows("SELECT id FROM customers")).toEqual([{ id: 2 }]);
  expect(await cursor("customers")).toEqual([{ repaired: 1, caught: 1 }]);
});

test("customers are asked after a hundred at a time, each in turn", async () => {
  for (let id = 1; id <= 150; id += 1) world.zendesk.addOrganization(id);
  await world.cron(SWEEP);
  world.zendesk.organizations.delete(150);
  await world.cron(SWEEP);
  expect(await world.rows("SELECT count(*) AS n FROM customers")).toEqual([{ n: 149 }]);
  const asked = world.zendesk.calls(/organizations\/show_many/).map(({ path }) => path.split(",").length);
  expect(asked).toEqual([100, 50, 1]);
});

test("a Zendesk that shows almost no customer any more is not believed", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  for (let id = 1; id <= 20; id += 1) world.zendesk.addOrganization(id);
  await world.cron(SWEEP);
  for (let id = 1; id <= 11; id += 1) world.zendesk.organizations.delete(id);
  await world.cron(SWEEP);
  expect(await world.rows("SELECT count(*) AS n FROM customers")).toEqual([{ n: 20 }]);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("too many customers"), { of: 20 });
});

test.each([
  ["web_service", "api"],
  ["web_form", "web"],
  ["mail", "email"],
])(
  "a channel that events call %s and exports call %s is one channel: nothing to repair",
  async (inEvent, inExport) => {
    await world.cron(SWEEP);
    world.zendesk.now = "2026-11-22T10:03:00Z";
    const ticket = world.zendesk.addTicket(1, { via: { channel: inExport } });
    await world.arrive(ticketEvent("created", { ...ticket, via: { channel: inEvent } }));
    await world.cron(SWEEP);
    expect(await cursor("tickets")).toEqual([{ repaired: 0, caught: 1 }]);
  },
);

test("a lost change of an organization is found, and its tickets follow", async () => {
  const organization = world.zendesk.addOrganization(1, {});
  world.zendesk.addTicket(1, { organization_id: 1 });
  await world.cron(SWEEP);
  await world.drain();
  Object.assign(organization.organization_fields, { yearly_it_spend: 300_000 });
  organization.updated_at = "2026-11-22T12:00:00Z";
  world.zendesk.now = "2026-11-22T12:00:01Z";
  await world.cron(SWEEP);
  await world.drain();
  expect(world.zendesk.tierOf(1)).toBe("tier_core");
  expect(world.zendesk.levelOf(1)).toBe("sla_core_general");
  expect(await cursor("organizations")).toEqual([{ repaired: 1, caught: 1 }]);
});

test("a sweep that is refused half-way goes on at the same place", async () => {
  world.zendesk.addOrganization(1, {});
  world.zendesk.addTicket(1, { organization_id: 1 });
  world.zendesk.fail(/incremental\/tickets/, 429, 1, "30");
  await world.cron(SWEEP);
  expect(await cursor("organizations")).toEqual([{ repaired: 0, caught: 1 }]);
  expect(await cursor("tickets")).toEqual([]);
  await world.env.DB.prepare("UPDATE budget SET blocked_until = 0").run();
  await world.cron("* * * * *", new Date(Date.now() + 60_000));
  expect(world.zendesk.levelOf(1)).toBe("sla_ordinary_general");
});

test("late, doubled, reordered and lost deliveries end where a clean run ends", async () => {
  const history = (target: World): unknown[] => {
    target.zendesk.addOrganization(1, { yearly_it_spend: 300_000 });
    const ticket = target.zendesk.addTicket(1, { organization_id: 1 });
    const states = [
      { status: "new", priority: null, updated_at: "2026-11-22T10:00:00Z" },
      { status: "open", priority: "low", updated_at: "2026-11-22T10:01:00Z" },
      { status: "open", priority: "urgent", updated_at: "2026-11-22T10:02:00Z" },
      { status: "pending", priority: "urgent", tags: ["suggestion"], updated_at: "2026-11-22T10:03:00Z" },
    ];
    target.zendesk.now = "2026-11-22T10:03:30Z";
    return states.map((state) => ticketEvent("status_changed", Object.assign(ticket, state)));
  };
  const end = async (target: World): Promise<unknown> => {
    await target.cron(SWEEP);
    await target.drain();
    return [
      target.zendesk.levelOf(1),
      target.zendesk.tierOf(1),
      await target.rows("SELECT status, priority, service_level FROM tickets"),
    ];
  };
  await world.arrive(...history(world));
  const clean = await end(world);
  for (const order of [[3, 1, 2, 0], [2, 2, 0, 3, 1], [1], [], [3, 3, 0]]) {
    await emptyStore();
    vi.restoreAllMocks();
    const troubled = new World();
    const events = history(troubled);
    for (const index of order) await troubled.arrive(events[index]);
    expect(await end(troubled)).toEqual(clean);
  }
});
