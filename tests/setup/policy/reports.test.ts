import { expect, it } from "vitest";
import { pausesLines } from "../../../setup/policy/pausesCommand.ts";
import { recalculationLines } from "../../../setup/policy/recalculationCommand.ts";

const standing = {
  version: 7,
  phase: "tickets",
  customers: { of: 40_000, done: 40_000 },
  tickets: { of: 3_000, done: 500 },
  moved: 2,
  kept: 1,
  startedAt: "2026-11-22T10:00:00Z",
  progressAt: "2026-11-22T10:05:00Z",
  finishedAt: null,
} as const;
const at = "2026-11-22T10:01:00Z";

it("a recalculation is told counts first, then who moved", () => {
  expect(
    recalculationLines({
      standing,
      moves: [
        { customerId: 1, name: "Acme", previous: "core", tier: "vip", at },
        { customerId: 2, name: null, previous: null, tier: "core", at },
      ],
    }),
  ).toEqual([
    "policy 7: looking at open tickets since 2026-11-22T10:00:00Z, last step 2026-11-22T10:05:00Z",
    "40000 of 40000 customers judged: 2 moved, 1 would be lower but keep their tier for its stay or grace",
    "500 of 3000 open tickets looked at",
    `customer 1 "Acme": core -> vip ${at}`,
    `customer 2: new -> core ${at}`,
  ]);
});

it("a Worker that never recalculated says so", () => {
  expect(recalculationLines({ standing: null, moves: [] })).toEqual([
    "no policy change has had everybody judged again yet",
  ]);
});

it("the pause report has totals by agent and by level, the longest first", () => {
  const paused = (ticketId: number, assigneeId: number | null, minutes: number) => ({
    ticketId,
    assigneeId,
    serviceLevel: ticketId === 3 ? null : "sla_vip_urgent",
    seconds: minutes * 60,
    clock: "resolution",
  });
  expect(pausesLines([paused(1, 3, 10), paused(2, null, 45), paused(3, 3, 20)])).toEqual([
    "3 tickets stood still 75 min although the customer had replied",
    "agent nobody: 1 tickets, 45 min",
    "agent 3: 2 tickets, 30 min",
    "sla_vip_urgent: 2 tickets, 55 min",
    "no service level: 1 tickets, 20 min",
    "ticket 2: 45 min (resolution), agent nobody, sla_vip_urgent",
    "ticket 3: 20 min (resolution), agent 3, no service level",
    "ticket 1: 10 min (resolution), agent 3, sla_vip_urgent",
  ]);
});
