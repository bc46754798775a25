import { describe, expect, test } from "vitest";
import { clocksOf } from "#core";
import { answer, clock, clocks, GENERAL, history, message, on, promising, status, step } from "./history.ts";

const twoHours = promising({ targets: { first_reply: "2h", resolution: "2h" } });

describe("due", () => {
  test("walks the schedule: Friday 16:00 and two hours is Monday 10:00", () => {
    expect(clock(twoHours, history("20 16:00"), "20 16:10", "resolution")).toMatchObject({
      state: "running",
      startedAt: on("20 16:00"),
      dueAt: on("23 10:00"),
      targetSeconds: 7200,
      ranSeconds: 600,
      episode: 1,
    });
  });

  test("is not shifted by the pause: Friday 16:30 to Monday 09:30 leaves it due Monday 11:00", () => {
    const paused = history("20 16:00", status("20 16:30", "pending"), status("23 09:30", "open"));
    expect(clock(twoHours, paused, "23 09:30", "resolution")).toMatchObject({
      state: "running",
      dueAt: on("23 11:00"),
      ranSeconds: 1800,
      pausedSeconds: 3600,
    });
  });

  test("while paused the clock says since when and by what", () => {
    const paused = history("20 16:00", status("20 16:30", "pending"));
    expect(clock(twoHours, paused, "23 09:30", "resolution")).toMatchObject({
      state: "paused",
      pausedSince: on("20 16:30"),
      pausedBy: { kind: "status", status: "pending" },
      dueIfResumedAt: on("23 11:00"),
      ranSeconds: 1800,
    });
  });

  test("used up exactly at closing is due at the next opening, and met overnight is met", () => {
    const until17 = history("20 15:00");
    expect(clock(twoHours, until17, "20 15:30", "resolution")).toMatchObject({ dueAt: on("23 09:00") });
    const solvedAtNight = history("20 15:00", status("20 22:00", "solved"));
    expect(clock(twoHours, solvedAtNight, "24 09:00", "resolution")).toMatchObject({
      state: "fulfilled",
      fulfilledAt: on("20 22:00"),
      dueAt: on("23 09:00"),
    });
  });

  test("a pause reason that the policy knows stops the clock on an open ticket, any other does not", () => {
    const parts = promising({
      targets: { resolution: "2h" },
      pauseReasons: [{ key: "parts", title: "Waiting for parts" }],
    });
    const waiting = (reason: string) =>
      history("20 10:00", { at: on("20 11:00"), kind: "pause_reason", reason });
    expect(clock(parts, waiting("parts"), "20 12:00", "resolution")).toMatchObject({
      state: "paused",
      pausedBy: { kind: "reason", title: { en: "Waiting for parts" } },
    });
    expect(clock(parts, waiting("lunch"), "20 11:30", "resolution")).toMatchObject({ state: "running" });
  });

  test("a schedule that never opens is never due", () => {
    const never = promising(
      { targets: { resolution: "2h" } },
      { schedules: [{ key: "office", title: "Never", zone: "Etc/UTC", week: {} }] },
    );
    expect(clock(never, history("20 10:00"), "20 12:00", "resolution")).toMatchObject({
      state: "running",
      dueAt: null,
    });
  });
});

describe("met or breached", () => {
  test.each([
    ["20 11:59", "fulfilled"],
    ["20 12:00", "fulfilled"],
    ["20 12:01", "breached"],
  ])("answered at %s, due at 12:00: %s", (at, state) => {
    expect(clock(twoHours, history("20 10:00", answer(at)), "20 15:00", "first_reply")).toMatchObject({
      state,
    });
  });

  test("met late stays breached, by the event's own time", () => {
    const late = history("20 10:00", answer("20 13:00"));
    expect(clock(twoHours, late, "20 13:00", "first_reply")).toMatchObject({
      state: "breached",
      breachedAt: on("20 12:00"),
      fulfilledAt: on("20 13:00"),
      bornLate: false,
    });
  });

  test("at the due instant it can still be met", () => {
    expect(clock(twoHours, history("20 10:00"), "20 12:00", "first_reply")).toMatchObject({
      state: "running",
      dueAt: on("20 12:00"),
    });
  });

  test("solving without a public reply ends the first reply too", () => {
    expect(
      clock(twoHours, history("20 10:00", status("20 11:00", "solved")), "20 15:00", "first_reply"),
    ).toMatchObject({ state: "fulfilled" });
  });
});

describe("a target that changes while it runs", () => {
  const perUrgency = promising({ urgencies: ["general"], targets: { resolution: "4h" } }, {});
  const both = promising(
    {},
    {
      serviceLevels: [
        {
          key: "slow",
          tiers: ["gold", "silver", "plain"],
          urgencies: ["general"],
          schedule: "office",
          targets: { resolution: "4h" },
        },
        {
          key: "fast",
          tiers: ["gold", "silver", "plain"],
          urgencies: ["urgent"],
          schedule: "office",
          targets: { resolution: "2h" },
        },
      ],
    },
  );
  const urgentFrom = (at: string) => ({ at: on(at), ...GENERAL, urgency: "urgent" });

  test("carries over what has run", () => {
    const timeline = history("20 10:00", urgentFrom("20 11:00"));
    expect(clock(both, timeline, "20 11:00", "resolution")).toMatchObject({
      targetSeconds: 7200,
      ranSeconds: 3600,
      dueAt: on("20 12:00"),
      serviceLevel: "fast",
    });
  });

  test("and is late by it: red, but no breach to act on", () => {
    const timeline = history("20 10:00", urgentFrom("20 13:30"));
    const late = clock(both, timeline, "20 14:00", "resolution");
    expect(late).toMatchObject({ state: "breached", bornLate: true, fulfilledAt: null });
    expect(late.marks).toMatchObject([
      { kind: "start" },
      { kind: "warning", percent: 75, at: on("20 13:00") },
    ]);
  });

  test("a wrong urgency put right leaves no breach behind", () => {
    const backAgain = { at: on("20 13:05"), ...GENERAL };
    const timeline = history("20 10:00", urgentFrom("20 13:00"), backAgain);
    const right = clock(both, timeline, "20 13:30", "resolution");
    expect(right).toMatchObject({ state: "running", bornLate: false, dueAt: on("20 14:00") });
    expect(right.marks.at(-1)).toMatchObject({ kind: "breach", at: on("20 14:00") });
  });

  test("a warning that the change has passed speaks at the change", () => {
    const timeline = history("20 10:00", urgentFrom("20 11:40"));
    expect(clock(both, timeline, "20 11:45", "resolution").marks).toMatchObject([
      { kind: "start" },
      { kind: "warning", percent: 75, at: on("20 11:40") },
      { kind: "warning", percent: 90, at: on("20 11:48") },
      { kind: "breach", at: on("20 12:00") },
    ]);
  });

  test("a level without a target cancels the clock", () => {
    const timeline = history("20 10:00", urgentFrom("20 11:00"));
    expect(clock(perUrgency, timeline, "20 12:00", "resolution")).toMatchObject({
      state: "cancelled",
      cancelledAt: on("20 11:00"),
    });
  });

  test("a new policy version counts anew only from when it is in force", () => {
    const short = promising({ targets: { resolution: "4h" } });
    const long = promising(
      { targets: { resolution: "4h" } },
      { schedules: [{ key: "office", title: "Long", zone: "Etc/UTC", week: { fri: ["00:00-24:00"] } }] },
    );
    const timeline = {
      ticketId: 42,
      events: [
        { at: on("20 07:00"), kind: "created" as const },
        { at: on("20 07:00"), ...GENERAL, policyVersion: 1 },
        { at: on("20 10:00"), ...GENERAL, policyVersion: 2 },
      ],
    };
    const [resolution] = clocksOf(long, timeline, on("20 10:00"), new Map([[1, short]]));
    expect(resolution).toMatchObject({ ranSeconds: 3600, dueAt: on("20 13:00") });
  });
});

describe("born late", () => {
  test("a ticket that was judged long after its creation shows red and fires nothing", () => {
    const timeline = {
      ticketId: 42,
      events: [
        { at: on("18 10:00"), kind: "created" as const },
        { at: on("20 10:00"), ...GENERAL },
      ],
    };
    const late = clock(twoHours, timeline, "20 11:00", "first_reply");
    expect(late).toMatchObject({ state: "breached", bornLate: true, dueAt: on("18 12:00") });
    expect(late.marks.map(({ kind }) => kind)).toEqual(["start"]);
  });
});

describe("episodes", () => {
  test("reopening carries the time already run", () => {
    const reopened = history("20 10:00", status("20 11:30", "solved"), status("20 14:00", "open"));
    expect(clocks(twoHours, reopened, "20 14:10", "resolution")).toMatchObject([
      { episode: 1, state: "fulfilled", ranSeconds: 5400 },
      { episode: 2, state: "running", startedAt: on("20 14:00"), ranSeconds: 6000, dueAt: on("20 14:30") },
    ]);
  });

  test("reopened after a breach is born late", () => {
    const reopened = history("20 10:00", status("20 13:00", "solved"), status("20 14:00", "open"));
    expect(clocks(twoHours, reopened, "20 14:10", "resolution")).toMatchObject([
      { state: "breached", bornLate: false },
      { state: "breached", bornLate: true, fulfilledAt: null },
    ]);
  });

  const replies = promising({ targets: { next_reply: "1h", update: "2h" } });

  test("a next reply counts from the oldest message not yet answered, once the first answer was given", () => {
    const talk = history(
      "20 09:00",
      message("20 09:10"),
      answer("20 09:30"),
      message("20 10:00"),
      message("20 10:30"),
      answer("20 10:45"),
      message("20 11:00"),
    );
    expect(clocks(replies, talk, "20 11:10", "next_reply")).toMatchObject([
      { episode: 1, startedAt: on("20 10:00"), state: "fulfilled", fulfilledAt: on("20 10:45") },
      { episode: 2, startedAt: on("20 11:00"), state: "running", dueAt: on("20 12:00") },
    ]);
  });

  test("updates run from answer to answer, until solved", () => {
    const talk = history("20 09:00", answer("20 09:30"), answer("20 10:30"), status("20 11:00", "solved"));
    expect(clocks(replies, talk, "20 15:00", "update")).toMatchObject([
      { startedAt: on("20 09:30"), state: "fulfilled" },
      { startedAt: on("20 10:30"), state: "fulfilled" },
    ]);
  });

  test("an answer that solves the ticket starts no update", () => {
    const talk = history("20 09:00", answer("20 09:30"), status("20 09:30", "solved"));
    expect(clocks(replies, talk, "20 15:00", "update")).toEqual([]);
  });
});

describe("steps of a process", () => {
  const desk = promising({
    steps: [
      { key: "notified", title: "Lead notified", within: "5m" },
      { key: "dispatched", title: "Dispatched", within: "10m", after: "notified" },
    ],
  });

  test("start one after the other (D1)", () => {
    const notified = history("20 09:00", step("20 09:03", "notified"));
    expect(clock(desk, notified, "20 09:04", "step:notified")).toMatchObject({
      state: "fulfilled",
      title: { en: "Lead notified" },
      metric: "step",
    });
    expect(clock(desk, notified, "20 09:04", "step:dispatched")).toMatchObject({ dueAt: on("20 09:13") });
    expect(clocks(desk, history("20 09:00"), "20 09:04", "step:dispatched")).toEqual([]);
  });

  test("a step left open on a solved ticket is owed no more, and goes on when it is reopened", () => {
    const solved = history("20 09:00", status("20 09:01", "solved"));
    expect(clock(desk, solved, "20 12:00", "step:notified")).toMatchObject({
      state: "cancelled",
      cancelledAt: on("20 09:01"),
    });
    const reopened = history("20 09:00", status("20 09:01", "solved"), status("20 12:00", "open"));
    expect(clock(desk, reopened, "20 12:00", "step:notified")).toMatchObject({ dueAt: on("20 12:04") });
  });

  test("a step for after the solving is owed on a solved ticket (C2, E5)", () => {
    const complaint = promising({
      steps: [
        { key: "told", title: "Told", within: "1h" },
        { key: "archived", title: "Archived", within: "10m", after: "told", afterSolving: true },
      ],
    });
    const solved = history("20 09:00", status("20 09:02", "solved"), step("20 09:02", "told"));
    expect(clock(complaint, solved, "20 09:05", "step:archived")).toMatchObject({ dueAt: on("20 09:12") });
    expect(clock(complaint, solved, "20 12:00", "step:archived")).toMatchObject({ state: "breached" });
  });
});

describe("a ticket that is deleted", () => {
  test("owes nothing", () => {
    expect(
      clock(twoHours, history("20 10:00", status("20 11:00", "deleted")), "20 15:00", "resolution"),
    ).toMatchObject({ state: "cancelled", cancelledAt: on("20 11:00") });
  });
});

describe("pause integrity (I8)", () => {
  test("counts the paused time in which the customer had already replied", () => {
    const timeline = history(
      "20 10:00",
      answer("20 10:30"),
      status("20 10:30", "pending"),
      message("20 11:00"),
      status("20 11:45", "open"),
    );
    expect(clock(twoHours, timeline, "20 12:00", "resolution")).toMatchObject({
      pausedSeconds: 75 * 60,
      pausedAfterReplySeconds: 45 * 60,
    });
  });
});

test("without a level there are no clocks", () => {
  expect(
    clocksOf(twoHours, { ticketId: 1, events: [{ at: on("20 10:00"), kind: "created" }] }, on("20 11:00")),
  ).toEqual([]);
});
