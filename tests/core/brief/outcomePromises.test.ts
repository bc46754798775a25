import { describe, expect, test } from "vitest";
import type { CallAbout, TicketFacts, TimelineEvent } from "#core";
import { outcomePromises } from "../../../core/brief/outcomePromises.ts";
import { callStanding } from "../../../core/callback/callStanding.ts";
import { ticket } from "../facts.ts";
import { itServices } from "../preset.ts";

const policy = itServices();

const call = (differs: Partial<CallAbout> = {}): CallAbout => ({
  id: "42:supervisory:1",
  rule: "supervisory",
  ticketId: 42,
  causeAt: "2026-11-20T08:00:00Z",
  dueAt: "2026-11-20T10:00:00Z",
  slotAt: "2026-11-20T08:30:00Z",
  state: "open",
  result: null,
  ...differs,
});

const level = (urgency: string): TimelineEvent => ({
  at: "2026-11-20T06:00:00Z",
  kind: "level",
  tier: "vip",
  urgency,
  segments: [],
  problemType: null,
  policyVersion: 1,
});

const promises = (
  options: {
    urgency?: string;
    status?: TicketFacts["status"];
    calls?: readonly CallAbout[];
    now?: string;
  } = {},
) => {
  const {
    urgency = "complaint",
    status = "solved",
    calls = [call()],
    now = "2026-11-20T09:00:00Z",
  } = options;
  const events: TimelineEvent[] = [
    { at: "2026-11-20T06:00:00Z", kind: "created" },
    level(urgency),
    { at: "2026-11-20T08:00:00Z", kind: "status", status },
  ];
  return outcomePromises(policy, ticket({ status }), { ticketId: 42, events }, calls, now);
};

describe("a solved complaint whose call has no outcome (D8)", () => {
  test("is an open promise with the call's own clock", () => {
    expect(promises()).toMatchObject([
      {
        metric: "callback_outcome",
        key: "supervisory",
        state: "running",
        startedAt: "2026-11-20T08:00:00Z",
        dueAt: "2026-11-20T10:00:00Z",
        targetSeconds: 7200,
        ranSeconds: 3600,
        clause: "A8",
      },
    ]);
  });

  test("is late after the due time, but never before the customer may be called", () => {
    expect(promises({ now: "2026-11-20T10:00:01Z" })).toMatchObject([
      { state: "breached", breachedAt: "2026-11-20T10:00:00Z" },
    ]);
    const late = [call({ slotAt: "2026-11-21T01:30:00Z" })];
    expect(promises({ calls: late, now: "2026-11-20T10:00:01Z" })).toMatchObject([
      { state: "running", dueAt: "2026-11-21T01:30:00Z" },
    ]);
  });

  test("is finished with the outcome, and where no call is wanted", () => {
    expect(promises({ calls: [call({ state: "finished", result: "satisfied" })] })).toEqual([]);
    expect(promises({ calls: [call({ state: "skipped" })] })).toEqual([]);
    expect(promises({ calls: [] })).toEqual([]);
  });

  test("counts also where an earlier call of the customer takes it up", () => {
    expect(promises({ calls: [call({ state: "attached" })] })).toHaveLength(1);
  });

  test("holds for every kind of complaint", () => {
    expect(promises({ urgency: "quality_complaint" })).toHaveLength(1);
  });

  test("no other ticket promises a call's outcome", () => {
    expect(promises({ urgency: "urgent" })).toEqual([]);
    expect(promises({ status: "open" })).toEqual([]);
    expect(promises({ calls: [call({ ticketId: 43 })] })).toEqual([]);
  });
});

describe("how the call about something stands", () => {
  const NOW = "2026-11-20T09:00:00Z";
  test.each([
    ["none", []],
    ["planned", [call()]],
    ["overdue", [call({ dueAt: "2026-11-20T08:59:59Z" })]],
    ["done", [call({ state: "finished", result: "satisfied" })]],
    ["not_needed", [call({ state: "skipped" })]],
    ["planned", [call({ state: "finished", result: "satisfied" }), call({ id: "42:other:1" })]],
  ] as const)("%s", (standing, calls) => expect(callStanding(calls, NOW)).toBe(standing));
});
