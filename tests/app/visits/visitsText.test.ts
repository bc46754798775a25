import { describe, expect, it } from "vitest";
import type { BriefVisit, BriefVisits } from "#core";
import { visitRemarks, visitTitle, visitWhen } from "../../../app/features/visits/visitText.ts";
import {
  visitsBeyond,
  visitsCount,
  visitsNext,
  visitsOwed,
  visitsPeriod,
} from "../../../app/features/visits/visitsText.ts";
import { aVisit, someMore, someVisits } from "./someVisits.ts";
import { textsIn } from "../texts.ts";

const t = textsIn("en");
const visits: BriefVisits = {
  done: 3,
  planned: 1,
  atLeast: 4,
  atMost: null,
  period: { from: "2026-01-01", to: "2027-01-01" },
  lastDoneOn: "2026-09-14",
  nextPlannedOn: "2026-12-03",
};

describe("visits in words", () => {
  it("are counted against what is owed", () => {
    expect(visitsCount(visits, t)).toBe("3 of 4");
    expect(visitsCount(visits, textsIn("zh-CN"))).toBe("3 / 4");
  });

  it("are counted alone while nothing is owed yet: the contract begins later", () => {
    const ahead = someVisits({ done: 1, more: someMore({ owed: null, pace: "no_minimum" }) });
    expect(visitsCount(ahead, t)).toBe("1 made");
  });

  it("are counted alone where no minimum is promised", () => {
    expect([0, 1, 2].map((done) => visitsCount({ ...visits, atLeast: null, done }, t))).toEqual([
      "none yet",
      "1 made",
      "2 made",
    ]);
  });

  it("name what comes next: a date, a number, a kept promise, or nothing", () => {
    expect(visitsNext(visits, t, "en")).toBe("Next on Dec 3, 2026");
    const undated = { ...visits, nextPlannedOn: null };
    expect(visitsNext({ ...undated, planned: 2 }, t, "en")).toBe("2 planned");
    expect(visitsNext({ ...undated, planned: 0, done: 4 }, t, "en")).toBe("Promise kept");
    expect(visitsNext({ ...undated, planned: 0 }, t, "en")).toBe("None planned");
  });

  it("leave a kept promise to the pace beside the count where that is shown", () => {
    const kept = { ...visits, nextPlannedOn: null, planned: 0, done: 4 };
    expect(visitsNext({ ...kept, more: someMore({ pace: "met", suggestedOn: null }) }, t, "en")).toBeNull();
  });

  it("call a calendar year by its number, and other periods by first and last day", () => {
    expect(visitsPeriod(visits, t, "en")).toBe("2026");
    const contract = { ...visits, period: { from: "2026-03-01", to: "2027-03-01" } };
    expect(visitsPeriod(contract, t, "en")).toBe("Mar 1, 2026 to Feb 28, 2027");
  });

  it("name the date that keeps the pace while nothing is planned", () => {
    const open = someVisits({ nextPlannedOn: null, planned: 0 });
    expect(visitsNext(open, t, "en")).toBe("Next by Oct 1, 2026");
  });

  it("are counted against what the period owes, and say why that is not the policy's number", () => {
    const half = someVisits({ more: someMore({ owed: 2 }) });
    expect([visitsCount(half, t), visitsOwed(half, t)]).toEqual([
      "2 of 2",
      "share of 4 for the whole period",
    ]);
    const carried = someVisits({ more: someMore({ owed: 5, carried: 1 }) });
    expect(visitsOwed(carried, t)).toBe("1 carried over from last period");
    expect(visitsOwed(someVisits(), t)).toBeNull();
  });

  it("are said to be too many where somebody planned by hand beyond what the policy allows", () => {
    const full = { ...visits, atMost: 4, beyond: "block" } as const;
    expect(visitsBeyond(full, t)).toBeNull();
    expect(visitsBeyond({ ...full, planned: 2 }, t)).toBe(
      "5 visits are made or planned, 4 allowed: cancel one, or exempt one with the reason.",
    );
    expect(visitsBeyond({ ...full, planned: 2, beyond: "warn" }, textsIn("zh-CN"))).toBe(
      "已完成或安排 5 次，超过规则的 4 次。",
    );
    const { beyond: _left, ...allowed } = full;
    expect(visitsBeyond({ ...allowed, planned: 2 }, t)).toBeNull();
    expect(visitsBeyond({ ...full, atMost: null, planned: 9 }, t)).toBeNull();
  });
});

describe("one visit in words", () => {
  it("has its kind, its day and its appointed time by the policy's clock", () => {
    expect(visitTitle(aVisit(), someMore(), t, "zh-CN")).toBe("上门服务");
    expect(visitTitle(aVisit({ kind: null }), someMore(), t, "en")).toBe("Visit");
    expect(visitWhen(aVisit(), "Asia/Shanghai", t, "en")).toBe("Oct 1, 2026 09:30");
    expect(visitWhen(aVisit({ plannedOn: null, plannedFor: null }), "Asia/Shanghai", t, "en")).toBe(
      "no date yet",
    );
  });

  it("says what is missing and what went wrong", () => {
    const visit = aVisit({ isUnplanned: true, silentMisses: 2, lacks: ["signature", "note"] });
    expect(visitRemarks(visit, t)).toEqual([
      "unplanned",
      "missed 2 times without a word",
      "not signed",
      "note missing",
    ]);
  });

  it("says how the call about it stands, and when all is done", () => {
    const called = (call: BriefVisit["call"]) =>
      visitRemarks(
        aVisit({ call, lacks: call === "done" ? [] : ["callback"], isArchived: call === "done" }),
        t,
      );
    expect(["none", "planned", "overdue", "done"].map((call) => called(call as BriefVisit["call"]))).toEqual([
      ["not called about yet"],
      ["call planned"],
      ["call overdue"],
      ["archived"],
    ]);
  });
});
