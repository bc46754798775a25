import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "../support/events.ts";
import { emptyStore } from "../support/world.ts";
import { AGENT, POLICY, sh, VisitDesk } from "./visitDesk.ts";

let desk: VisitDesk;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(sh("02 08:00")) });
  await emptyStore();
  desk = new VisitDesk();
  await desk.open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The daily run, 03:17 UTC, and the minute after it. */
async function daily(day: string): Promise<void> {
  vi.setSystemTime(new Date(sh(`${day} 11:17`)));
  await desk.cron("17 3 * * *", new Date());
  await desk.minute(`${day} 11:18`);
}
const reports = (kind: string) =>
  [...desk.zendesk.tickets.values()].filter(({ external_id: id }) =>
    id?.startsWith(`tierwise:report:${kind}:`),
  );
const bodies = (kind: string) =>
  desk.zendesk
    .calls(/^POST \/api\/v2\/tickets/)
    .map(({ body }) => (body as { ticket: { external_id: string; comment: { body: string } } }).ticket)
    .filter(({ external_id }) => external_id.startsWith(`tierwise:report:${kind}:`));

test("a task a week lists the orders that nobody signed, by engineer (A12); a second run makes none", async () => {
  desk.zendesk.users.set(AGENT, { id: AGENT, name: "Mei", role: "agent", active: true });
  await desk.plan(50, "02 09:00", { assignee_id: 30 });
  await desk.plan(51, "02 09:00");
  await desk.plan(52, "02 09:00");
  await desk.stage(50, "03 16:00", "done");
  await desk.stage(51, "04 16:00", "done");
  await desk.stage(52, "03 16:00", "signed");
  await daily("05");
  expect(reports("unsigned")).toEqual([]);
  await daily("09");
  await daily("09");
  await daily("10");
  expect(bodies("unsigned")).toMatchObject([
    {
      external_id: "tierwise:report:unsigned:2026-11-09",
      type: "task",
      subject: "Unsigned work orders, week of 2026-11-09",
      tags: ["tierwise_report", "report_unsigned"],
      comment: {
        public: false,
        body: expect.stringMatching(
          /Mei:\n- #51, done on 2026-11-04, Acme\n#30:\n- #50, done on 2026-11-03, Acme/,
        ),
      },
    },
  ]);
  await desk.stage(50, "10 16:00", "signed");
  await desk.stage(51, "10 16:00", "signed");
  await daily("16");
  expect(reports("unsigned")).toHaveLength(1);
});

test("no engineer is left out, however many orders others have left unsigned (A12)", async () => {
  await desk.rows(
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 799)
     INSERT INTO visits (id, organization_id, kind, state, on_date, engineer_id, facts, updated_at)
     SELECT 1000 + i, 10, 'onsite', 'done', date('2026-10-01', '+' || (i / 200) || ' days'), 200 + i % 200, '{}',
       '2026-10-01T00:00:00Z' FROM n`,
  );
  await daily("09");
  const body = bodies("unsigned")[0]?.comment.body ?? "";
  expect(body.match(/^#\d+:$/gm)).toHaveLength(200);
  expect(body.match(/^- #/gm)).toHaveLength(300);
  expect(body).toContain("- #1199, done on 2026-10-01, Acme");
  expect(body).toMatch(/\nand 500 more$/);
});

test("where no signature is needed nobody is reminded of any", async () => {
  desk.zendesk.policy = POLICY.replace("needsSignature: true", "needsSignature: false");
  await desk.cron("*/5 * * * *");
  await desk.drain();
  await desk.plan(50, "02 09:00");
  await desk.stage(50, "03 16:00", "done");
  await daily("09");
  expect(bodies("unsigned")).toEqual([]);
});

test("and one lists the profiles that were not reviewed (A15)", async () => {
  await daily("09");
  expect(bodies("profiles")).toMatchObject([
    { comment: { body: expect.stringContaining("- Acme: never reviewed") } },
  ]);
});

test("says how many profiles there are that it does not list", async () => {
  await desk.rows(
    `WITH RECURSIVE n(id) AS (SELECT 1000 UNION ALL SELECT id + 1 FROM n WHERE id < 1599)
     INSERT INTO customers (id, name, updated_at) SELECT id, 'C' || id, '2026-11-02T00:00:00Z' FROM n`,
  );
  await daily("09");
  // 600 and Acme.
  expect(bodies("profiles")[0]?.comment.body.split("\n").slice(-2)).toEqual([
    "- C1298: never reviewed",
    "and 301 more",
  ]);
});

test("a report is no customer's request: no service level, no promise, no call", async () => {
  await daily("09");
  const [report] = reports("profiles");
  if (report === undefined) throw new Error("no report");
  await desk.arrive(ticketEvent("created", { ...report }));
  await desk.minute("09 11:30");
  expect(desk.zendesk.levelOf(report.id)).toBeNull();
  expect(await desk.rows("SELECT 1 FROM deadlines WHERE ticket_id = ?", report.id)).toEqual([]);
});

test("where the policy names nobody, there are none", async () => {
  desk.zendesk.policy = POLICY.replace("visits:\n", "visits:\n  weeklyReport: null\n");
  await desk.arrive();
  await desk.cron("*/5 * * * *");
  await desk.drain();
  await daily("09");
  expect(reports("profiles")).toEqual([]);
});
