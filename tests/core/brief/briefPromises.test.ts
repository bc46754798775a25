import { describe, expect, test } from "vitest";
import { makeBrief, type Policy, type TicketTimeline } from "#core";
import { answer, history, message, on, promising, status, step } from "../clock/history.ts";
import { customer, ticket } from "../facts.ts";

const policy = promising(
  {
    targets: { first_reply: "2h", next_reply: "1h", resolution: "7h" },
    onBreach: [{ do: "offer_reply", reply: "sorry" }],
  },
  {
    ownership: { firstResponder: true },
    stages: [
      { key: "start", title: "Start", statuses: ["new"] },
      { key: "delay", title: "Delay" },
    ],
    replies: [
      { key: "hello", stage: "start", title: "Hello", body: "Hello" },
      { key: "sorry", stage: "delay", title: "Sorry", body: "Sorry" },
    ],
  },
);
const brief = (timeline: TicketTimeline, now: string, of: Policy = policy) =>
  makeBrief(
    of,
    {
      policyVersion: 1,
      policyProblem: null,
      ticket: ticket(),
      customer: customer({ spend: 5 }),
      visits: [],
      inZendesk: { tierOption: null, serviceLevelOption: null },
      timeline,
      agentNames: new Map([[3, "Ada"]]),
    },
    on(now),
  );

describe("promises on the card", () => {
  test("the next one comes first", () => {
    expect(brief(history("20 10:00"), "20 10:10").promises).toMatchObject([
      {
        key: "first_reply",
        state: "running",
        dueAt: on("20 12:00"),
        warnAt: [on("20 11:30"), on("20 11:48")],
      },
      { key: "resolution", state: "running", dueAt: on("23 09:00"), byCloseAt: on("20 17:00") },
    ]);
  });

  test("what is late stands before everything, what is met is gone", () => {
    const late = history("20 09:00", answer("20 09:10"), message("20 10:00"));
    expect(brief(late, "20 11:30").promises?.map(({ key, state }) => [key, state])).toEqual([
      ["next_reply", "breached"],
      ["resolution", "running"],
    ]);
  });

  test("a paused one says since when", () => {
    const paused = history("20 09:00", answer("20 09:10"), status("20 09:10", "pending"));
    expect(brief(paused, "20 11:30").promises).toMatchObject([
      { key: "resolution", state: "paused", pausedSince: on("20 09:10"), pausedBy: { status: "pending" } },
    ]);
  });

  test("outside hours it says when time goes on", () => {
    expect(brief(history("20 16:00"), "21 10:00").promises?.[0]).toMatchObject({ opensAt: on("23 09:00") });
    expect(brief(history("20 16:00"), "20 16:10").promises?.[0]).toMatchObject({ opensAt: null });
  });

  test("once late, the prepared apology is the first reply offered (B17)", () => {
    expect(brief(history("20 10:00"), "20 11:00").replies.map(({ key }) => key)).toEqual(["hello", "sorry"]);
    expect(brief(history("20 10:00"), "20 13:00").replies.map(({ key }) => key)).toEqual(["sorry", "hello"]);
  });

  test("a step whose turn has come offers its reply, until it is done; an apology stands before it (D2, B17)", () => {
    const steps = [
      { key: "time_told", title: "Time", within: "1h", onStart: [{ do: "offer_reply", reply: "hello" }] },
    ];
    const stepwise = promising(
      { targets: { first_reply: "2h" }, steps, onBreach: [{ do: "offer_reply", reply: "sorry" }] },
      {
        stages: [
          { key: "start", title: "Start" },
          { key: "delay", title: "Delay" },
        ],
        replies: [
          { key: "sorry", stage: "delay", title: "Sorry", body: "Sorry" },
          { key: "hello", stage: "start", title: "Hello", body: "Hello" },
        ],
      },
    );
    const keys = (timeline: TicketTimeline, now: string) =>
      brief(timeline, now, stepwise).replies.map(({ key }) => key);
    expect(keys(history("20 10:00"), "20 10:10")).toEqual(["hello", "sorry"]);
    expect(keys(history("20 10:00"), "20 11:10")).toEqual(["sorry", "hello"]);
    expect(keys(history("20 10:00", step("20 10:20", "time_told")), "20 10:30")).toEqual(["sorry", "hello"]);
  });

  test("the first-contact owner has a name where it is known (C3)", () => {
    const { owner } = brief(history("20 10:00", answer("20 11:00", 3)), "20 13:00");
    expect(owner).toEqual({ id: 3, name: "Ada", since: on("20 11:00") });
    expect(brief(history("20 10:00"), "20 13:00").owner).toBeNull();
  });

  test("what would change the tier stands beside it", () => {
    expect(brief(history("20 10:00"), "20 13:00").whatWouldChange).toMatchObject([
      { tier: "silver", ways: [[{ difference: 95 }]] },
      { tier: "gold" },
    ]);
  });

  test("without a timeline the brief is as before", () => {
    const without = makeBrief(
      policy,
      {
        policyVersion: 1,
        policyProblem: null,
        ticket: ticket(),
        customer: null,
        visits: [],
        inZendesk: { tierOption: null, serviceLevelOption: null },
      },
      on("20 10:00"),
    );
    expect(Object.keys(without)).not.toContain("promises");
    expect(Object.keys(without)).not.toContain("whatWouldChange");
  });
});
