import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { levelChanges } from "../../worker/effects/levelChanges.ts";
import { ticketsByIds } from "../../worker/store/tickets.ts";
import { ticketEvent } from "./support/events.ts";
import { LEVEL_FIELD_ID } from "./support/fakeZendesk.ts";
import { PromiseDay } from "./support/promiseDay.ts";
import { emptyStore } from "./support/world.ts";

let day: PromiseDay;
beforeEach(async () => {
  await emptyStore();
  day = new PromiseDay();
  day.zendesk.policy += "    onArrival: { priority: high }\n";
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const writes = (): readonly unknown[] => day.zendesk.calls(/^PUT .*tickets\/1/).map(({ body }) => body);
const inLedger = (): Promise<readonly unknown[]> =>
  day.rows("SELECT priority, assignee_id, service_level FROM tickets WHERE id = 1");

test("a new ticket that nobody touched gets its level and priority in one write", async () => {
  await day.hears("10:00", day.created());
  expect(writes()).toEqual([{ ticket: expect.objectContaining({ priority: "high", safe_update: true }) }]);
});

test("a priority that an agent gave in the seconds before, and that no event told of, stays", async () => {
  const created = day.created();
  day.prioritised("10:01", "low");
  await day.hears("10:02", created);
  expect(day.ticket).toMatchObject({ priority: "low" });
  expect(day.zendesk.levelOf(1)).toBe("sla_ordinary_general");
  expect(await inLedger()).toEqual([
    { priority: "low", assignee_id: null, service_level: "sla_ordinary_general" },
  ]);
});

test("an agent who took the ticket meanwhile keeps it", async () => {
  day.zendesk.policy = day.zendesk.policy.replace("onArrival: {", "onArrival: { assign: lead,");
  const created = day.created();
  day.assigned("10:01", 4);
  await day.hears("10:02", created);
  expect(day.ticket).toMatchObject({ assignee_id: 4, priority: "high" });
});

test("whoever only tags the ticket meanwhile does not keep it from its priority", async () => {
  const created = day.created();
  day.tagged("10:01", "seen");
  await day.hears("10:02", created);
  expect(day.ticket).toMatchObject({ priority: "high", tags: expect.arrayContaining(["seen"]) });
  expect(day.zendesk.levelOf(1)).toBe("sla_ordinary_general");
});

test("a priority that we hear of while the write waits is not written over", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  day.zendesk.fail(/^PUT/, 429);
  await day.hears("10:00", day.created());
  await day.hears("10:01", day.prioritised("10:01", "low"));
  await day.minute("10:03");
  expect(day.ticket).toMatchObject({ priority: "low" });
  expect(day.zendesk.levelOf(1)).toBe("sla_ordinary_general");
});

test("a ticket that was solved before its customer's tier moved keeps its level, also when nobody told of the solving", async () => {
  day.zendesk.addOrganization(10, {}, "A company");
  Object.assign(day.ticket, { organization_id: 10 });
  await day.hears("10:00", day.created());
  const solved = day.status("solved", "10:05");
  const organization_fields = { yearly_it_spend: 900_000, influence: 5 };
  Object.assign(day.zendesk.organizations.get(10) ?? {}, { organization_fields });
  day.itIs("10:10");
  await day.consume([{ kind: "look", tickets: [], organizations: [10], judge: [], cause: "test" }]);
  await day.drain();
  expect(await day.rows("SELECT tier FROM customers")).toEqual([{ tier: "vip" }]);
  expect(day.zendesk.levelOf(1)).toBe("sla_ordinary_general");
  await day.hears("10:12", solved, day.tagged("10:12", "seen"));
  expect(day.zendesk.levelOf(1)).toBe("sla_ordinary_general");
  await day.hears("10:20", day.status("open", "10:20"));
  expect(day.zendesk.levelOf(1)).toBe("sla_vip_general");
});

test("a stamp that Zendesk never takes costs a second attempt, not the level", async () => {
  const created = day.created();
  // Zendesk counts a fraction of a second that its events do not show.
  day.ticket.updated_at = "2026-11-02T10:00:00.500Z";
  await day.hears("10:02", created);
  expect(day.ticket).toMatchObject({ priority: "high" });
  expect(day.zendesk.levelOf(1)).toBe("sla_ordinary_general");
  expect(writes()).toHaveLength(2);
});

test("in a bulk job only the ticket that somebody changed is read again, and keeps what was chosen", async () => {
  const others = [2, 3, 4, 5, 6].map((id) => day.zendesk.addTicket(id, { status: "new" }));
  const events = [day.created(), ...others.map((ticket) => ticketEvent("created", { ...ticket }))];
  day.prioritised("10:01", "low");
  await day.hears("10:02", ...events);
  await day.minute("10:03");
  await day.minute("10:04");
  expect(day.zendesk.calls(/update_many/).length).toBeGreaterThan(0);
  expect([...day.zendesk.tickets.values()].map(({ priority }) => priority)).toEqual([
    "low",
    ...others.map(() => "high"),
  ]);
  expect(day.zendesk.levelOf(1)).toBe("sla_ordinary_general");
});

test("a new ticket that was solved before we heard of it has the priority it would have had, once", async () => {
  await day.hears("10:02", day.created(), day.status("solved", "10:01"));
  expect(day.zendesk.levelOf(1)).toBe("sla_ordinary_general");
  expect(day.ticket).toMatchObject({ status: "solved", priority: "high" });
  expect(await inLedger()).toEqual([
    { priority: "high", assignee_id: null, service_level: "sla_ordinary_general" },
  ]);
  Object.assign(day.ticket, { priority: null });
  await day.hears("10:05", day.tagged("10:05", "seen"));
  expect(day.ticket).toMatchObject({ priority: null });
});

const change = { kind: "service_level", optionValue: "sla_a", priority: "high" } as const;
const effect = {
  id: "e",
  subjectId: 1,
  change,
  announce: false,
  cause: "test",
  state: "submitted" as const,
  attempts: 1,
  jobId: null,
  createdAt: "2026-11-23T09:00:00.000Z",
  submittedAt: null,
};

test("however often it is tried, another level is written over nothing newer; only what was read again goes unchecked", async () => {
  await day.hears("10:00", day.created());
  const [row] = await ticketsByIds(day.env.DB, [1]);
  const written = (insists: boolean) =>
    levelChanges({ ...effect, attempts: 2, change: insists ? { ...change, insists: true } : change }, row, {
      fieldId: LEVEL_FIELD_ID,
      groups: new Map(),
    });
  expect(row?.serviceLevel).toBe("sla_ordinary_general");
  expect(written(false)).toMatchObject({ safe_update: true, updated_stamp: "2026-11-23T10:00:00Z" });
  expect(written(true)).not.toHaveProperty("safe_update");
});

test("a ticket that is gone gets no priority", () => {
  expect(levelChanges(effect, undefined, { fieldId: LEVEL_FIELD_ID, groups: new Map() })).toEqual({
    custom_fields: [{ id: LEVEL_FIELD_ID, value: "sla_a" }],
  });
});
