import { expect, test } from "vitest";
import type { Clock } from "#core";
import { promiseStates } from "../../../core/reply/promiseStates.ts";

const measure = {
  id: "1:first_reply:0",
  ticketId: 1,
  key: "first_reply",
  metric: "first_reply",
  title: null,
  episode: 1,
  startedAt: "2026-03-02T01:00:00Z",
  serviceLevel: "all",
  clause: null,
  schedule: "always",
  targetSeconds: 3600,
  ranSeconds: 0,
  pausedSeconds: 0,
  pausedAfterReplySeconds: 0,
  bornLate: false,
  marks: [{ kind: "warning", percent: 75, at: "2026-03-02T01:45:00Z", serviceLevel: "all" }],
} as const;
const running: Clock = { ...measure, state: "running", dueAt: "2026-03-02T02:00:00Z" };
const late = { dueAt: "2026-03-02T02:00:00Z", breachedAt: "2026-03-02T02:00:00Z" } as const;

test("a promise is due soon from its warning on, and late until it is kept after all", () => {
  expect(promiseStates([running], "2026-03-02T01:44:59Z")).toEqual(["running", "first_reply_running"]);
  expect(promiseStates([running], "2026-03-02T01:45:00Z")).toEqual(["due_soon", "first_reply_due_soon"]);
  const now = "2026-03-02T03:00:00Z";
  expect(promiseStates([{ ...measure, state: "breached", ...late, fulfilledAt: null }], now)).toContain(
    "breached",
  );
  expect(promiseStates([{ ...measure, state: "breached", ...late, fulfilledAt: now }], now)).toEqual([]);
});
