import { describe, expect, it } from "vitest";
import type { BriefVisits } from "#core";
import { visitsCount, visitsNext, visitsPeriod } from "../../app/features/visits/visitsText.ts";
import { textsIn } from "./texts.ts";

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

  it("call a calendar year by its number, and other periods by first and last day", () => {
    expect(visitsPeriod(visits, t, "en")).toBe("2026");
    const contract = { ...visits, period: { from: "2026-03-01", to: "2027-03-01" } };
    expect(visitsPeriod(contract, t, "en")).toBe("Mar 1, 2026 to Feb 28, 2027");
  });
});
