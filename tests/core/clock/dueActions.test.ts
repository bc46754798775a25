import { describe, expect, test } from "vitest";
import {
  clocksOf,
  deadlinesOf,
  dueActions,
  nextDeadlineAt,
  type Policy,
  type TicketTimeline,
  withdrawnDeadlines,
} from "#core";
import { answer, GENERAL, history, on, promising, status } from "./history.ts";

const NOTHING: ReadonlySet<string> = new Set();
const strict = promising({
  targets: { first_reply: "2h" },
  warnAt: [50],
  onWarning: [{ do: "notify", role: "lead" }],
  onBreach: [{ do: "tag", tag: "late" }],
  escalation: [
    { after: "1h", tell: "lead" },
    { after: "4h", tell: "boss" },
  ],
});

const due = (timeline: TicketTimeline, now: string, fired = NOTHING, policy: Policy = strict) =>
  dueActions(policy, clocksOf(policy, timeline, on(now)), fired, on(now));
const kinds = (...asked: Parameters<typeof due>) => due(...asked).map(({ kind }) => kind);

describe("deadlines", () => {
  test("are known beforehand, with what is to be done", () => {
    const deadlines = deadlinesOf(strict, clocksOf(strict, history("20 10:00"), on("20 10:00")));
    expect(deadlines.map(({ kind, at, actions }) => [kind, at, actions.map((action) => action.do)])).toEqual([
      ["warning", on("20 11:00"), ["notify"]],
      ["breach", on("20 12:00"), ["tag"]],
      ["escalation", on("20 13:00"), ["notify"]],
      ["escalation", on("20 16:00"), ["notify"]],
    ]);
  });

  test("have an id that follows from ticket, clock, start and kind", () => {
    const [first] = deadlinesOf(strict, clocksOf(strict, history("20 10:00"), on("20 10:00")));
    expect(first?.id).toBe(`42:first_reply:${Date.parse(on("20 10:00")) / 1000}:warning50`);
  });

  test("of a paused clock are none to come", () => {
    const paused = history("20 10:00", status("20 10:30", "pending"));
    expect(deadlinesOf(strict, clocksOf(strict, paused, on("20 15:00")))).toEqual([]);
  });
});

describe("due actions", () => {
  test("a warning comes at its minute, a breach after its instant, a level up only after its own time", () => {
    const timeline = history("20 10:00");
    expect(kinds(timeline, "20 10:59")).toEqual([]);
    expect(kinds(timeline, "20 11:00")).toEqual(["warning"]);
    expect(kinds(timeline, "20 12:00")).toEqual(["warning"]);
    expect(kinds(timeline, "20 12:01")).toEqual(["warning", "breach"]);
    expect(kinds(timeline, "20 13:01")).toEqual(["warning", "breach", "escalation"]);
    expect(due(timeline, "20 16:01").at(-1)).toMatchObject({
      mark: { level: 2 },
      actions: [{ do: "notify", role: "boss" }],
    });
  });

  test("each once: what was dealt with does not come again", () => {
    const fired = new Set(due(history("20 10:00"), "20 12:01").map(({ id }) => id));
    expect(kinds(history("20 10:00"), "20 12:05", fired)).toEqual([]);
  });

  test("looking late says how late", () => {
    expect(due(history("20 10:00"), "20 12:10").map(({ lateSeconds }) => lateSeconds)).toEqual([4200, 600]);
  });

  test("a breach that was over before we looked is still dealt with, its escalation is not", () => {
    const metLate = history("20 10:00", answer("20 12:30"));
    expect(kinds(metLate, "23 10:00")).toEqual(["warning", "breach"]);
  });

  test("a clock met in time fires nothing later", () => {
    expect(kinds(history("20 10:00", answer("20 10:30")), "23 10:00")).toEqual([]);
  });

  test("what is born late fires nothing", () => {
    const timeline = history("20 10:00");
    const [created, level] = timeline.events;
    if (created === undefined || level === undefined) throw new Error("a history has two events at least");
    const late = { ...timeline, events: [{ ...created, at: on("18 10:00") }, level] };
    expect(kinds(late, "23 10:00")).toEqual([]);
  });

  test("a step that starts is told at once, and has its own actions on a breach", () => {
    const desk = promising({
      steps: [
        {
          key: "notified",
          title: "Notified",
          within: "5m",
          onStart: [{ do: "notify", role: "lead" }],
          onBreach: [{ do: "notify", role: "boss" }],
        },
      ],
      onBreach: [{ do: "tag", tag: "late" }],
    });
    const timeline = history("20 10:00");
    expect(due(timeline, "20 10:00", NOTHING, desk)).toMatchObject([
      { kind: "start", actions: [{ role: "lead" }] },
    ]);
    expect(due(timeline, "20 10:06", NOTHING, desk).at(-1)).toMatchObject({ actions: [{ role: "boss" }] });
  });

  test("what is done is what was promised then, also when the urgency has changed before we looked", () => {
    const twoLevels = promising(
      {},
      {
        serviceLevels: ["general", "urgent"].map((urgency) => ({
          key: urgency,
          tiers: ["gold", "silver", "plain"],
          urgencies: [urgency],
          schedule: "office",
          targets: { first_reply: "2h" },
          onBreach: urgency === "general" ? [{ do: "tag", tag: "late" }] : [],
        })),
      },
    );
    const changed = history("20 10:00", { ...GENERAL, at: on("20 12:30"), urgency: "urgent" });
    expect(due(changed, "20 12:40", NOTHING, twoLevels).at(-1)).toMatchObject({
      kind: "breach",
      actions: [{ do: "tag", tag: "late" }],
    });
  });

  test("the shell learns when to look next", () => {
    const clocks = clocksOf(strict, history("20 10:00"), on("20 11:30"));
    const fired = new Set(dueActions(strict, clocks, NOTHING, on("20 11:30")).map(({ id }) => id));
    expect(nextDeadlineAt(strict, clocks, NOTHING)).toBe(on("20 11:00"));
    expect(nextDeadlineAt(strict, clocks, fired)).toBe(on("20 12:00"));
  });
});

describe("a deadline that an event takes back which arrived late", () => {
  const fired = new Set(due(history("20 10:00"), "20 12:10").map(({ id }) => id));
  const takenBack = (timeline: TicketTimeline) =>
    withdrawnDeadlines(clocksOf(strict, timeline, on("20 12:20")), fired, on("20 12:20")).map(
      ({ id, comesAt }) => [id.split(":").at(-1), comesAt],
    );

  test("the reply was in time after all: the breach never came, the warning did", () => {
    expect(takenBack(history("20 10:00", answer("20 11:50")))).toEqual([["breach", null]]);
    expect(takenBack(history("20 10:00", answer("20 10:50")))).toEqual([
      ["warning50", null],
      ["breach", null],
    ]);
  });

  test("the ticket was pending meanwhile: the breach is still to come", () => {
    const paused = history("20 10:00", status("20 11:00", "pending"), status("20 12:00", "open"));
    expect(takenBack(paused)).toEqual([["breach", on("20 13:00")]]);
  });

  test("it is pending since before: nothing comes while it is", () => {
    expect(takenBack(history("20 10:00", status("20 10:30", "pending")))).toEqual([
      ["warning50", null],
      ["breach", null],
    ]);
  });

  test("otherwise nothing is taken back", () => {
    expect(takenBack(history("20 10:00"))).toEqual([]);
    expect(takenBack(history("20 10:00", answer("20 12:15")))).toEqual([]);
    expect(takenBack(history("20 10:00", status("20 12:05", "pending")))).toEqual([]);
  });
});
