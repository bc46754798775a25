import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pauseReport, pauseTotals } from "../../worker/promises/pauseReport.ts";
import { PromiseDay } from "./support/promiseDay.ts";
import { emptyStore } from "./support/world.ts";

let day: PromiseDay;
beforeEach(async () => {
  await emptyStore();
  day = new PromiseDay();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const report = (from: string, to: string) =>
  pauseReport(day.env.DB, `2026-11-${from}:00Z`, `2026-11-${to}:00Z`);

test("a ticket left pending after its customer's reply is in the report, with its agent and level", async () => {
  await day.hears("10:00", day.created());
  await day.hears("10:10", day.reply("10:10"), day.status("pending", "10:20"));
  Object.assign(day.ticket, { assignee_id: 3 });
  await day.hears("11:00", day.comment("11:00", { id: "501", is_staff: false }));
  await day.hears("12:30", day.status("open", "12:30"));
  const page = await report("23T00:00", "24T00:00");
  expect(page).toEqual({
    tickets: [
      {
        ticketId: 1,
        assigneeId: 3,
        serviceLevel: "sla_ordinary_general",
        seconds: 5400,
        clock: "resolution",
      },
    ],
    next: null,
  });
  expect(pauseTotals(page.tickets)).toEqual({
    tickets: 1,
    seconds: 5400,
    byAgent: [{ key: 3, tickets: 1, seconds: 5400 }],
    byLevel: [{ key: "sla_ordinary_general", tickets: 1, seconds: 5400 }],
  });
  expect((await report("23T12:00", "23T13:00")).tickets).toMatchObject([{ seconds: 1800 }]);
  expect((await report("24T00:00", "25T00:00")).tickets).toEqual([]);
});

test("a report before any policy was read is empty", async () => {
  expect(await report("23T00:00", "24T00:00")).toEqual({ tickets: [], next: null });
});

test("a report goes on where its page ended", async () => {
  await day.hears("10:00", day.created());
  await day.rows(
    `WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 700)
     INSERT INTO tickets (id, status, created_at, updated_at)
     SELECT i, 'open', '2026-11-23T10:00:00Z', '2026-11-23T10:00:00Z' FROM n`,
  );
  await day.rows("INSERT INTO ticket_moments (ticket_id, events) SELECT id, '[]' FROM tickets WHERE id > 1");
  const first = await report("23T00:00", "24T00:00");
  expect(first.next).toBe(500);
  const second = await pauseReport(day.env.DB, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z", 500);
  expect(second.next).toBeNull();
});
