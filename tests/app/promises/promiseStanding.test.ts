import { describe, expect, it } from "vitest";
import { clockLead } from "../../../app/shared/time/clockLead.ts";
import { nextTick } from "../../../app/features/promises/nextTick.ts";
import { promiseStanding } from "../../../app/features/promises/promiseStanding.ts";
import { soonest } from "../../../app/features/promises/soonest.ts";
import { aPromise, on } from "./aPromise.ts";

describe("how a promise stands", () => {
  const promise = aPromise();

  it("is calm until the first warning, then amber, then late after its due instant", () => {
    const kinds = ["08:00:00", "09:29:59", "09:30:00", "10:00:00", "10:00:01"].map(
      (time) => promiseStanding(promise, on(time)).kind,
    );
    expect(kinds).toEqual(["calm", "calm", "warned", "warned", "late"]);
  });

  it("counts to the due instant, and from it", () => {
    expect(promiseStanding(promise, on("09:59:00"))).toEqual({ kind: "warned", millisecondsLeft: 60_000 });
    expect(promiseStanding(promise, on("10:12:00"))).toEqual({ kind: "late", millisecondsLate: 720_000 });
  });

  it("counts to the closing where that is enough, and is not late before the next opening", () => {
    const byClose = aPromise({
      dueAt: "2026-11-23T01:00:00Z",
      byCloseAt: "2026-11-20T09:00:00Z",
      warnAt: [],
    });
    expect(promiseStanding(byClose, on("08:00:00"))).toEqual({ kind: "calm", millisecondsLeft: 3_600_000 });
    expect(promiseStanding(byClose, on("20:00:00")).kind).toBe("closed");
    expect(promiseStanding(byClose, Date.parse("2026-11-23T01:00:01Z")).kind).toBe("late");
  });

  it("is paused whatever the hour, and late once breached", () => {
    expect(promiseStanding(aPromise({ state: "paused" }), on("12:00:00"))).toEqual({ kind: "paused" });
    expect(promiseStanding(aPromise({ state: "breached" }), on("11:00:00"))).toEqual({
      kind: "late",
      millisecondsLate: 3_600_000,
    });
  });

  it("is calm without a due time, unless it was late from its birth", () => {
    expect(promiseStanding(aPromise({ dueAt: null }), on("12:00:00"))).toEqual({
      kind: "calm",
      millisecondsLeft: null,
    });
    expect(promiseStanding(aPromise({ dueAt: null, bornLate: true }), on("12:00:00"))).toEqual({
      kind: "late",
      millisecondsLate: null,
    });
  });
});

describe("the tick", () => {
  it("comes every second in the last hour, else every minute, on the change of the figure", () => {
    expect(nextTick({ kind: "calm", millisecondsLeft: 600_400 })).toBe(401);
    expect(nextTick({ kind: "calm", millisecondsLeft: 7_230_000 })).toBe(30_001);
    expect(nextTick({ kind: "late", millisecondsLate: 4_300 })).toBe(700);
    expect(nextTick({ kind: "late", millisecondsLate: 90_000 })).toBe(30_000);
  });

  it("does not come where time alone changes nothing", () => {
    expect(nextTick({ kind: "paused" })).toBeNull();
    expect(nextTick({ kind: "calm", millisecondsLeft: null })).toBeNull();
    expect(nextTick({ kind: "late", millisecondsLate: null })).toBeNull();
  });

  it("is that of the promise which changes first", () => {
    expect(soonest([null, 500, 20, null])).toBe(20);
    expect(soonest([null])).toBeNull();
  });

  it("goes by the Worker's time when this computer's clock is off, but not for the way of an answer", () => {
    expect(clockLead("2026-11-20T10:00:00Z", on("10:05:00"))).toBe(300_000);
    expect(clockLead("2026-11-20T10:00:00Z", on("10:00:01"))).toBe(0);
    expect(clockLead("no instant", on("10:00:00"))).toBe(0);
  });
});
