import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fieldChange, organizationEvent, ticketEvent } from "./support/events.ts";
import { SPEND_FIELD_ID, TIER_FIELD_ID } from "./support/fakeZendesk.ts";
import { emptyStore, World } from "./support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
});
afterEach(() => vi.restoreAllMocks());

const VIP = { yearly_it_spend: 900_000, influence: 5 };
const outcomes = (): Promise<{ outcome: string }[]> =>
  world.rows("SELECT outcome FROM deliveries ORDER BY at, id");

/** A VIP with one ticket that has its level, everything worked off. */
async function settled(): Promise<void> {
  world.zendesk.addOrganization(10, { ...VIP }, "Acme");
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(1, { organization_id: 10 })));
  world.zendesk.now = "2026-11-22T10:01:00Z";
  world.zendesk.forget();
}

test("a ticket of a new customer brings tier and level, each written once", async () => {
  await settled();
  expect(world.zendesk.tierOf(10)).toBe("tier_vip");
  expect(world.zendesk.levelOf(1)).toBe("sla_vip_general");
  expect(world.zendesk.tickets.get(1)?.priority).toBe("high");
  expect(await outcomes()).toEqual([{ outcome: "applied" }]);
});

test("a new ticket of a known customer costs no read and one write", async () => {
  await settled();
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(2, { organization_id: 10 })));
  expect(world.zendesk.calls().map(({ method, path }) => `${method} ${path}`)).toEqual([
    "PUT /api/v2/tickets/2",
    "POST /api/v2/apps/notify",
  ]);
  expect(world.zendesk.levelOf(2)).toBe("sla_vip_general");
});

test("our own write that comes back as events asks Zendesk nothing", async () => {
  await settled();
  const ticket = world.zendesk.tickets.get(1);
  const organization = world.zendesk.organizations.get(10);
  if (ticket === undefined || organization === undefined) throw new Error("not settled");
  await world.arrive(
    ticketEvent("custom_field_changed", ticket, {
      current: { value: "sla_vip_general" },
      custom_field: { id: "9001" },
    }),
    ticketEvent("tags_changed", ticket, { tags_added: ["sla_vip_general"], tags_removed: [] }),
    ticketEvent("priority_changed", ticket, { current: "HIGH", previous: null }),
    organizationEvent(
      "custom_field_changed",
      organization,
      fieldChange(TIER_FIELD_ID, "tier_vip", null, "dropdown"),
    ),
    organizationEvent("tags_changed", organization, { added: { tags: ["tier_vip"] }, removed: { tags: [] } }),
  );
  expect(world.zendesk.calls(/tickets|organizations/)).toEqual([]);
  expect(world.zendesk.notified).toEqual([]);
  expect((await outcomes()).filter(({ outcome }) => outcome !== "nothing")).toEqual([{ outcome: "applied" }]);
});

test("the second delivery of the same event does nothing", async () => {
  await settled();
  const event = ticketEvent("created", world.zendesk.addTicket(2, { organization_id: 10 }));
  await world.arrive(event);
  world.zendesk.forget();
  await world.arrive(event, event);
  expect(world.zendesk.calls()).toEqual([]);
  expect(await world.rows("SELECT id FROM deliveries")).toHaveLength(2);
});

test("the same event twice in one batch counts once", async () => {
  await settled();
  const event = ticketEvent("created", world.zendesk.addTicket(2, { organization_id: 10 }));
  await world.deliver(event);
  await world.deliver(event);
  const verdicts = await world.consume(world.queue.sent.splice(0).map(({ body }) => body));
  expect(verdicts.acks).toHaveLength(2);
  expect(world.zendesk.calls(/^PUT/)).toHaveLength(1);
});

test("an older state that arrives later changes nothing", async () => {
  await settled();
  const ticket = world.zendesk.addTicket(2, {
    organization_id: 10,
    priority: "urgent",
    updated_at: "2026-11-22T10:05:00Z",
  });
  const older = ticketEvent("created", { ...ticket, priority: "low", updated_at: "2026-11-22T10:04:00Z" });
  await world.arrive(ticketEvent("priority_changed", ticket));
  expect(world.zendesk.levelOf(2)).toBe("sla_vip_urgent");
  world.zendesk.forget();
  await world.arrive(older);
  expect(world.zendesk.calls()).toEqual([]);
  expect(await world.rows("SELECT priority FROM tickets WHERE id = 2")).toEqual([{ priority: "urgent" }]);
});

test("two different states of the same second are settled by reading the ticket", async () => {
  await settled();
  const ticket = world.zendesk.addTicket(2, { organization_id: 10, priority: "urgent" });
  await world.arrive(ticketEvent("created", { ...ticket, priority: "low" }));
  world.zendesk.forget();
  await world.arrive(ticketEvent("priority_changed", { ...ticket, priority: "normal" }));
  expect(world.zendesk.calls(/show_many\?ids=2/)).toHaveLength(1);
  expect(await world.rows("SELECT priority FROM tickets WHERE id = 2")).toEqual([{ priority: "urgent" }]);
});

test("a changed fact re-judges the customer at once, and all its open tickets follow (A18)", async () => {
  await settled();
  for (const id of [2, 3, 4, 5, 6, 7])
    await world.deliver(ticketEvent("created", world.zendesk.addTicket(id, { organization_id: 10 })));
  await world.deliver(
    ticketEvent("created", world.zendesk.addTicket(8, { organization_id: 10, status: "closed" })),
  );
  await world.drain();
  await world.cron("* * * * *");
  const organization = world.zendesk.addOrganization(11, { yearly_it_spend: 1 }, "Small");
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(20, { organization_id: 11 })));
  expect(world.zendesk.levelOf(20)).toBe("sla_ordinary_general");
  Object.assign(organization.organization_fields, { yearly_it_spend: 700_000, influence: 4 });
  organization.updated_at = world.zendesk.now = "2026-11-22T11:00:00Z";
  world.zendesk.forget();
  await world.arrive(
    organizationEvent("custom_field_changed", organization, fieldChange(SPEND_FIELD_ID, 700_000, 1)),
  );
  expect(world.zendesk.tierOf(11)).toBe("tier_vip");
  expect(world.zendesk.levelOf(20)).toBe("sla_vip_general");
  expect(JSON.stringify(world.zendesk.notified)).toContain('\\"organizations\\":[11]');
  const history = await world.rows<{ tier: string; previous: string | null; because: string }>(
    "SELECT tier, previous, because FROM tier_history WHERE customer_id = 11 ORDER BY id",
  );
  expect(history.map(({ tier, previous }) => [previous, tier])).toEqual([
    [null, "ordinary"],
    ["ordinary", "vip"],
  ]);
  expect(history[1]?.because).toContain("yearly_it_spend");
  expect(world.zendesk.levelOf(8)).toBeNull();
});

test("a field that no rule asks for costs nothing", async () => {
  await settled();
  const organization = world.zendesk.organizations.get(10);
  if (organization === undefined) throw new Error("not settled");
  organization.updated_at = "2026-11-22T10:05:00Z";
  await world.arrive(organizationEvent("custom_field_changed", organization, fieldChange(9103, 5, 4)));
  world.zendesk.forget();
  await world.arrive(organizationEvent("custom_field_changed", organization, fieldChange(9103, 6, 5)));
  expect(world.zendesk.calls()).toEqual([]);
});

test("a new name is taken from the event", async () => {
  await settled();
  await world.arrive(
    organizationEvent(
      "name_changed",
      { id: 10, name: "Acme Ltd", updated_at: "2026-11-22T10:05:00Z" },
      { current: "Acme Ltd", previous: "Acme" },
    ),
  );
  expect(await world.rows("SELECT name FROM customers")).toEqual([{ name: "Acme Ltd" }]);
  expect(world.zendesk.calls(/organizations/)).toEqual([]);
});

test("an override set by an admin wins, and ends when its day is over", async () => {
  await settled();
  const organization = world.zendesk.organizations.get(10);
  if (organization === undefined) throw new Error("not settled");
  Object.assign(organization.organization_fields, {
    tier_override: "tier_override_ordinary",
    tier_override_until: "2026-12-01",
    tier_override_reason: "agreed",
    tier_override_by: "4 tier_override_ordinary 2026-12-01",
  });
  organization.updated_at = world.zendesk.now = "2026-11-22T10:05:00Z";
  await world.arrive(
    organizationEvent(
      "custom_field_changed",
      organization,
      fieldChange(9999, "tier_override_ordinary", null, "dropdown"),
    ),
  );
  expect(world.zendesk.tierOf(10)).toBe("tier_ordinary");
  expect(world.zendesk.levelOf(1)).toBe("sla_ordinary_general");
  const [row] = await world.rows<{ override: string }>("SELECT override FROM customers");
  expect(JSON.parse(row?.override ?? "")).toMatchObject({ by: "4", reason: "agreed" });
  // The policy's first schedule is in Shanghai.
  world.zendesk.now = "2026-12-01T15:59:00Z";
  await world.cron("* * * * *", new Date("2026-12-01T15:59:00Z"));
  await world.drain();
  expect(world.zendesk.tierOf(10)).toBe("tier_ordinary");
  world.zendesk.now = "2026-12-01T16:01:00Z";
  await world.cron("* * * * *", new Date("2026-12-01T16:01:00Z"));
  await world.drain();
  expect(world.zendesk.tierOf(10)).toBe("tier_vip");
  expect(world.zendesk.levelOf(1)).toBe("sla_vip_general");
});

test("an override changed elsewhere is nobody's", async () => {
  await settled();
  const organization = world.zendesk.organizations.get(10);
  if (organization === undefined) throw new Error("not settled");
  Object.assign(organization.organization_fields, {
    tier_override: "tier_override_ordinary",
    tier_override_by: "4 tier_override_vip 2026-12-01",
  });
  organization.updated_at = world.zendesk.now = "2026-11-22T10:05:00Z";
  const event = fieldChange(9999, "tier_override_ordinary", null, "dropdown");
  await world.arrive(organizationEvent("custom_field_changed", organization, event));
  const [row] = await world.rows<{ override: string }>("SELECT override FROM customers");
  expect(JSON.parse(row?.override ?? "")).toMatchObject({ tier: "ordinary", by: null });
});

test("a deleted organization leaves nothing behind, and its tickets get the default level", async () => {
  await settled();
  const ticket = world.zendesk.tickets.get(1);
  if (ticket === undefined) throw new Error("not settled");
  Object.assign(ticket, { organization_id: null, updated_at: "2026-11-22T10:06:00Z" });
  world.zendesk.organizations.delete(10);
  await world.arrive(
    organizationEvent("deleted", { id: 10, name: "Acme", updated_at: "2026-11-22T10:05:00Z" }),
  );
  expect(await world.rows("SELECT id FROM customers")).toEqual([]);
  expect(await world.rows("SELECT id FROM tier_history")).toEqual([]);
  expect(world.zendesk.levelOf(1)).toBe("sla_ordinary_general");
});

test("a deleted person is erased from every ticket", async () => {
  await settled();
  const event = {
    ...ticketEvent("created", world.zendesk.addTicket(9)),
    type: "zen:event-type:user.deleted",
    subject: "zen:user:501",
  };
  await world.arrive(event);
  expect(await world.rows("SELECT id FROM tickets WHERE requester_id = 501")).toEqual([]);
  expect(await world.rows("SELECT what, subject FROM audit WHERE what = 'person_erased'")).toEqual([
    { what: "person_erased", subject: "user:501" },
  ]);
});

test("a permanently deleted ticket leaves nothing behind", async () => {
  await settled();
  const ticket = world.zendesk.tickets.get(1);
  if (ticket === undefined) throw new Error("not settled");
  await world.arrive(
    ticketEvent("permanently_deleted", { ...ticket, status: "deleted", updated_at: "2026-11-22T10:09:00Z" }),
  );
  expect(await world.rows("SELECT id FROM tickets")).toEqual([]);
  const late = { ...ticket, tags: ["late"], updated_at: "2026-11-22T10:08:00Z" };
  await world.arrive(ticketEvent("tags_changed", late), ticketEvent("permanently_deleted", { ...ticket }));
  expect(await world.rows("SELECT id FROM tickets UNION SELECT ticket_id FROM ticket_moments")).toEqual([]);
  expect(await world.rows("SELECT subject FROM audit WHERE what = 'ticket_erased'")).toEqual([
    { subject: "ticket:1" },
  ]);
});

test("our own task ticket gets no level, and counts as a visit with its due date", async () => {
  await settled();
  const task = world.zendesk.addTicket(30, {
    organization_id: 10,
    type: "task",
    external_id: "tierwise:visit:30",
    due_at: "2026-12-03T04:00:00Z",
    tags: ["visit_onsite"],
  });
  await world.arrive(ticketEvent("created", task));
  expect(world.zendesk.levelOf(30)).toBeNull();
  expect(await world.rows("SELECT id, kind, state, on_date FROM visits")).toEqual([
    { id: 30, kind: "onsite", state: "planned", on_date: "2026-12-03" },
  ]);
  Object.assign(task, { status: "solved", updated_at: "2026-12-03T08:00:00Z" });
  await world.arrive(ticketEvent("status_changed", task));
  expect(await world.rows("SELECT state FROM visits")).toEqual([{ state: "done" }]);
});

test("a ticket without organization gets the default tier's level without a read", async () => {
  await settled();
  await world.arrive(ticketEvent("created", world.zendesk.addTicket(40)));
  expect(world.zendesk.levelOf(40)).toBe("sla_ordinary_general");
  expect(world.zendesk.calls(/^GET/)).toEqual([]);
});

test("somebody who sets another level by hand is put right, but not for ever", async () => {
  await settled();
  const ticket = world.zendesk.tickets.get(1);
  if (ticket === undefined) throw new Error("not settled");
  for (let round = 1; round <= 15; round += 1) {
    const at = `2026-11-22T10:${10 + round}:00Z`;
    Object.assign(ticket, {
      tags: ["sla_core_general"],
      custom_fields: [{ id: 9001, value: "sla_core_general" }],
      updated_at: at,
    });
    world.zendesk.now = at;
    await world.arrive(
      ticketEvent("tags_changed", ticket, {
        tags_added: ["sla_core_general"],
        tags_removed: ["sla_vip_general"],
      }),
    );
  }
  const writes = world.zendesk.calls(/^PUT/).length;
  expect(writes).toBeGreaterThan(0);
  expect(writes).toBeLessThanOrEqual(10);
});

test("an organization that Zendesk no longer shows is forgotten, with or without an event", async () => {
  await settled();
  world.zendesk.organizations.delete(10);
  await world.consume([{ kind: "look", tickets: [], organizations: [10], judge: [], cause: "test" }]);
  expect(await world.rows("SELECT id FROM customers")).toEqual([]);
  world.zendesk.addOrganization(11, {});
  await world.cron("*/5 * * * *");
  expect(await world.rows("SELECT id FROM customers")).toEqual([{ id: 11 }]);
  Object.assign(world.zendesk.organizations.get(11) ?? {}, {
    deleted_at: "2026-11-22T12:00:00Z",
    updated_at: "2026-11-22T12:00:00Z",
  });
  await world.cron("*/5 * * * *");
  expect(await world.rows("SELECT id FROM customers")).toEqual([]);
});

test("a bulk write that comes back in the second the ticket was made in needs no read", async () => {
  await settled();
  for (const id of [2, 3, 4, 5, 6, 7])
    await world.deliver(ticketEvent("created", world.zendesk.addTicket(id, { organization_id: 10 })));
  const bodies = world.queue.sent.splice(0).map(({ body }) => body);
  world.zendesk.jobMode = "held";
  await world.consume(bodies);
  await world.cron("* * * * *", new Date(Date.now() + 60_000));
  world.zendesk.finishJobs();
  world.queue.sent.length = 0;
  world.zendesk.forget();
  for (const id of [2, 3, 4, 5, 6, 7]) {
    const ticket = world.zendesk.tickets.get(id);
    if (ticket !== undefined) await world.deliver(ticketEvent("priority_changed", ticket));
  }
  await world.drain();
  expect(world.zendesk.calls(/tickets/)).toEqual([]);
  expect(await world.rows("SELECT DISTINCT service_level, priority FROM tickets WHERE id > 1")).toEqual([
    { service_level: "sla_vip_general", priority: "high" },
  ]);
});
