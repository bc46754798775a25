import { describe, expect, it } from "vitest";
import {
  cancelMistake,
  moveDraft,
  moveMistake,
  planDraft,
  planMistake,
  recordDraft,
  recordMistake,
  tooMany,
} from "../../../app/features/visits/visitDraft.ts";
import { aVisit, someMore } from "./someVisits.ts";

const TODAY = "2026-09-20";
const NOW = Date.parse("2026-09-20T20:00:00Z");

describe("a plan", () => {
  it("begins with the date that keeps the pace, and the engineer who was there last", () => {
    expect(planDraft(someMore(), 3)).toMatchObject({ kind: "onsite", date: "2026-10-01", engineerId: 5 });
  });

  it("begins with the agent who plans where nobody was there before; a cancelled visit made nobody an engineer", () => {
    expect(planDraft(someMore({ list: [] }), 3).engineerId).toBe(3);
    expect(planDraft(someMore({ list: [aVisit({ state: "cancelled" })] }), 3).engineerId).toBe(3);
  });

  it("is told of the days on which it would be one too many, in whatever period they lie", () => {
    const verdict = { kind: "block", atMost: 4, made: 4 } as const;
    const more = someMore({ full: [{ from: "2027-01-01", to: "2028-01-01", verdict }] });
    const days = ["2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01"];
    expect(days.map((date) => tooMany(more, date))).toEqual([null, verdict, verdict, null]);
  });

  it("needs a date that has not passed, and a purpose", () => {
    const draft = { ...planDraft(someMore(), 3), purpose: "Talk about fees" };
    expect(planMistake(draft, TODAY)).toBeNull();
    expect(planMistake({ ...draft, date: "" }, TODAY)).toBe("date_missing");
    expect(planMistake({ ...draft, date: "2026-09-19" }, TODAY)).toBe("date_past");
    expect(planMistake({ ...draft, date: TODAY }, TODAY)).toBeNull();
    expect(planMistake({ ...draft, purpose: " " }, TODAY)).toBe("purpose_missing");
  });
});

describe("a record", () => {
  it("is of today by the policy's clock, which may be ahead of the reader's", () => {
    expect(recordDraft(someMore(), null, NOW).date).toBe("2026-09-21");
  });

  it("is of the appointed day once that is over, and of the day it is said to have been", () => {
    const dateOf = (change: object) => recordDraft(someMore(), aVisit(change), NOW).date;
    expect(dateOf({ plannedOn: "2026-09-18", state: "missed" })).toBe("2026-09-18");
    expect(dateOf({ plannedOn: "2026-10-01" })).toBe("2026-09-21");
    expect(dateOf({ plannedOn: null })).toBe("2026-09-21");
    expect(dateOf({ plannedOn: "2026-09-18", doneOn: "2026-09-19", state: "done" })).toBe("2026-09-19");
  });

  it("cannot be of a day to come, and says why a matter is not solved", () => {
    const draft = recordDraft(someMore(), aVisit(), NOW);
    expect(recordMistake(draft, "2026-09-21")).toBeNull();
    expect(recordMistake({ ...draft, date: "2026-09-22" }, "2026-09-21")).toBe("date_ahead");
    expect(recordMistake({ ...draft, result: "unsolved" }, "2026-09-21")).toBe("reason_missing");
    expect(
      recordMistake({ ...draft, result: "unsolved", reason: "a part is missing" }, "2026-09-21"),
    ).toBeNull();
  });
});

describe("a move", () => {
  it("begins where the appointment was, by the policy's clock", () => {
    expect(moveDraft(someMore(), aVisit())).toEqual({ date: "2026-10-01", time: "09:30", reason: "" });
  });

  it("is too many on the visit's own days, not on those of one visit more", () => {
    const verdict = { kind: "warn", atMost: 4, made: 4 } as const;
    const visit = aVisit({ full: [{ from: "2027-01-01", to: "2028-01-01", verdict }] });
    expect(["2026-12-31", "2027-01-01"].map((date) => tooMany(visit, date))).toEqual([null, verdict]);
    expect(tooMany(aVisit(), "2027-01-01")).toBeNull();
  });

  it("needs a reason, as calling off does", () => {
    const draft = moveDraft(someMore(), aVisit());
    expect(moveMistake(draft, TODAY)).toBe("reason_missing");
    expect(moveMistake({ ...draft, reason: "customer asked" }, TODAY)).toBeNull();
    expect(cancelMistake("  ")).toBe("reason_missing");
    expect(cancelMistake("contract ended")).toBeNull();
  });
});
