import { describe, expect, it } from "vitest";
import type { BriefPromise, Language } from "#core";
import { formatMoment } from "../../../app/shared/time/momentText.ts";
import { ownerText } from "../../../app/features/promises/ownerText.ts";
import {
  announcement,
  clockText,
  dueText,
  promiseTitle,
} from "../../../app/features/promises/promiseText.ts";
import { promiseStanding } from "../../../app/features/promises/promiseStanding.ts";
import { formatDuration } from "../../../app/shared/i18n/duration.ts";
import { textsIn } from "../texts.ts";
import { aPromise, on } from "./aPromise.ts";

const words = (promise: BriefPromise, time: string, language: Language = "en") => {
  const t = textsIn(language);
  const now = on(time);
  const standing = promiseStanding(promise, now);
  return {
    title: promiseTitle(promise, t, language),
    clock: clockText(standing, t, language).shown,
    due: dueText(promise, standing, now, t, language),
    said: announcement(promise, standing, t, language),
  };
};

describe("a promise in words", () => {
  it("counts minutes and seconds in the last hour, and says so in words to readers", () => {
    expect(words(aPromise(), "09:17:50")).toEqual({
      title: "First reply",
      clock: "42:10",
      due: "Due today 10:00",
      said: "First reply is running",
    });
    const standing = promiseStanding(aPromise(), on("09:17:50"));
    expect(clockText(standing, textsIn("en"), "en").spoken).toBe("42 min left");
  });

  it("counts hours and days before that", () => {
    expect(words(aPromise(), "07:15:00").clock).toBe("2 hr 45 min left");
    expect(words(aPromise({ dueAt: "2026-11-23T10:00:00Z" }), "09:00:00")).toMatchObject({
      clock: "3 days 1 hr left",
      due: "Due Mon, Nov 23, 10:00",
    });
  });

  it("says how late, and when it was due", () => {
    expect(words(aPromise(), "10:12:30")).toMatchObject({
      clock: "Late by 12 min",
      due: "Was due today 10:00",
      said: "First reply is late",
    });
  });

  it("says by close instead of the next opening, and that nothing is late overnight", () => {
    const byClose = aPromise({ dueAt: "2026-11-21T01:00:00Z", byCloseAt: "2026-11-20T10:00:00Z" });
    expect(words(byClose, "08:00:00").due).toBe("By close today 10:00");
    expect(words(byClose, "18:00:00")).toMatchObject({
      clock: "Due at opening",
      due: "Late after tomorrow 01:00",
    });
  });

  it("says since when and why it is paused, and when it would be due", () => {
    const paused = aPromise({
      state: "paused",
      pausedSince: "2026-11-20T08:30:00Z",
      pausedBy: { kind: "status", status: "pending" },
      dueAt: "2026-11-20T11:00:00Z",
    });
    expect(words(paused, "09:00:00")).toMatchObject({
      clock: "Paused",
      due: "since today 08:30 · Pending · due today 11:00 if it ran on now",
    });
    const title = { en: "Spare part", "zh-CN": "等待备件" };
    const forPart = { ...paused, pausedBy: { kind: "reason", reason: "part", title } } as const;
    expect(words(forPart, "09:00:00", "zh-CN").due).toContain("等待备件");
  });

  it("says from when the clock runs on while the schedule is closed", () => {
    const overnight = aPromise({ dueAt: "2026-11-21T03:00:00Z", opensAt: "2026-11-21T01:00:00Z" });
    expect(words(overnight, "20:00:00").due).toBe("Due tomorrow 03:00 · clock stands until tomorrow 01:00");
  });

  it("has a step's own title", () => {
    const title = { en: "Engineer dispatched", "zh-CN": "派单" };
    expect(words(aPromise({ metric: "step", title }), "09:00:00").title).toBe("Engineer dispatched");
    expect(words(aPromise({ metric: "step", title }), "09:00:00", "zh-CN").title).toBe("派单");
  });

  it("reads well in Chinese", () => {
    expect(words(aPromise(), "10:12:30", "zh-CN")).toMatchObject({
      title: "首次回复",
      clock: "已逾期 12分钟",
      due: "应于今天 10:00 完成",
    });
    expect(words(aPromise(), "07:15:00", "zh-TW").clock).toBe("剩餘 2 小時45 分鐘");
  });
});

describe("a moment", () => {
  it("is told in the agent's zone, by day where it is near", () => {
    const t = textsIn("en");
    const at = (instant: string) => formatMoment(instant, on("20:00:00"), t, "en", "Asia/Shanghai");
    expect(at("2026-11-20T17:00:00Z")).toBe("today 01:00");
    expect(at("2026-11-20T15:30:00Z")).toBe("yesterday 23:30");
    expect(at("2026-11-21T16:00:00Z")).toBe("tomorrow 00:00");
    expect(at("2026-11-24T01:00:00Z")).toBe("Tue, Nov 24, 09:00");
  });
});

describe("a span", () => {
  it("is told in its two largest units, without seconds beside minutes", () => {
    expect([0, 59, 61, 3_600, 7_500, 90_000].map((seconds) => formatDuration(seconds, "en"))).toEqual([
      "0 sec",
      "59 sec",
      "1 min",
      "1 hr",
      "2 hr 5 min",
      "1 day 1 hr",
    ]);
  });
});

describe("the owner of the follow-up", () => {
  const owner = { id: 3, since: "2026-11-20T08:00:00Z" };
  const t = textsIn("en");

  it("is you, a name, or a number where the name cannot be learnt", () => {
    expect(ownerText(owner, "Ana", 3, t, "en").who).toBe("You own the follow-up");
    expect(ownerText(owner, "Ana", 4, t, "en").who).toBe("Ana owns the follow-up");
    expect(ownerText(owner, null, null, t, "en")).toEqual({
      who: "Agent 3 owns the follow-up",
      since: "since Nov 20, 2026",
    });
  });
});
