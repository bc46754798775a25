import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { token } from "../support/token.ts";
import { emptyStore } from "../support/world.ts";
import { AGENT, sh, VisitDesk } from "./visitDesk.ts";

const OF_THE_CUSTOMER = { organizationId: 10, customer: "Acme" };

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

async function list(name: string, headers: Record<string, string>): Promise<Response> {
  return desk.fetch(new Request(`https://worker.test/api/lists/${name}`, { headers }));
}
const read = async (name: string): Promise<unknown> =>
  (await list(name, { authorization: `Bearer ${await token()}` })).json();

test("of a talk there is no order to sign (A12)", async () => {
  await desk.plan(50, "02 09:00", { tags: ["visit_negotiation", "visit_is_planned"] });
  await desk.plan(51, "02 09:00");
  for (const id of [50, 51]) await desk.change(id, "03 16:00", { status: "solved" });
  vi.setSystemTime(new Date(sh("09 09:00")));
  expect(await read("unsigned-orders")).toMatchObject({ orders: [{ visitId: 51 }], left: 0 });
});

test("unsigned orders are listed by engineer, the oldest first (A12)", async () => {
  await desk.plan(50, "02 09:00", { assignee_id: 30 });
  await desk.plan(51, "02 09:00");
  await desk.plan(52, "02 09:00");
  await desk.stage(50, "03 16:00", "done");
  await desk.stage(51, "04 16:00", "done");
  await desk.stage(52, "03 16:00", "signed");
  vi.setSystemTime(new Date(sh("09 09:00")));
  expect(await read("unsigned-orders")).toEqual({
    before: "2026-11-09",
    orders: [
      { ...OF_THE_CUSTOMER, visitId: 51, engineerId: AGENT, doneOn: "2026-11-04" },
      { ...OF_THE_CUSTOMER, visitId: 50, engineerId: 30, doneOn: "2026-11-03" },
    ],
    left: 0,
  });
  expect(await read("unsigned-orders?atMost=1")).toMatchObject({ orders: [{ visitId: 50 }], left: 1 });
  expect(await read("unsigned-orders?before=2026-11-04")).toMatchObject({ orders: [{ visitId: 50 }] });
});

test("yesterday's orders are listed while nobody said how they went, or they solved nothing (D3)", async () => {
  for (const id of [50, 51, 52]) await desk.plan(id, "02 09:00");
  await desk.stage(50, "03 16:00", "done", ["visitresult_unsolved"]);
  await desk.stage(51, "03 16:00", "done");
  await desk.stage(52, "03 16:00", "done", ["visitresult_solved"]);
  vi.setSystemTime(new Date(sh("04 09:00")));
  expect(await read("unsolved-orders")).toMatchObject({
    day: "2026-11-03",
    orders: [
      { visitId: 50, result: "unsolved", hasReason: false },
      { visitId: 51, result: null },
    ],
  });
  expect(await read("unsolved-orders?day=2026-11-02")).toMatchObject({ orders: [] });
  expect(await read("unsolved-orders?atMost=1")).toMatchObject({ orders: [{ visitId: 50 }], left: 1 });
});

test("profiles that were not reviewed for a week are listed, never reviewed ones first (A15)", async () => {
  await desk.rows(
    `INSERT INTO customers (id, name, facts, updated_at) VALUES
       (11, 'Fresh', '{"profile_reviewed_on":"2026-10-30"}', '2026-01-01T00:00:00Z'),
       (12, 'Stale', '{"profile_reviewed_on":"2026-10-20"}', '2026-01-01T00:00:00Z')`,
  );
  expect(await read("stale-profiles")).toMatchObject({
    before: "2026-10-26",
    profiles: [
      { organizationId: 10, reviewedOn: null },
      { organizationId: 12, name: "Stale", reviewedOn: "2026-10-20" },
    ],
  });
});

test("lists are for the app alone", async () => {
  for (const name of ["unsigned-orders", "unsolved-orders", "stale-profiles"]) {
    expect((await list(name, {})).status).toBe(401);
  }
});
