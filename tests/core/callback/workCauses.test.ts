import { eventCallbacks, nextWorkCauseAt, type Policy, visitCauses, type VisitSight } from "#core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ticket } from "../facts.ts";
import { aCustomer, ruleOf, withCalls } from "./policyWithCalls.ts";

const asking = (trigger: object = {}, rule: object = {}): Policy =>
  withCalls([{ key: "progress", trigger: { on: "event", event: "visit_progress", ...trigger }, ...rule }]);
const DAILY = asking({ every: "1d" });

type Stage = "confirmed" | "arrived" | "in_progress" | "done" | "cancelled";
/** @param time "23 10:00": the day of November 2026, UTC. */
const instantIn = (time: string): string => `2026-11-${time.replace(" ", "T")}:00Z`;
const seen = (time: string, stage: Stage, status: VisitSight["status"] = "open"): VisitSight => ({
  at: instantIn(time),
  order: "",
  status,
  tags: [`visit_is_${stage}`],
});

/** The ids and times of the calls, as known at a time. */
function calls(policy: Policy, sights: readonly VisitSight[], now = "30 00:00"): readonly string[] {
  const causes = visitCauses(42, sights, []).map(({ cause }) => cause);
  const facts = { customer: aCustomer(), ticket: { ...ticket(), id: 42, organizationId: 55 } };
  return eventCallbacks(policy, facts, causes, { now: instantIn(now), isPast: () => false }).map(
    ({ task: { id, causeAt } }) => `${id} ${causeAt.slice(8, 16).replace("T", " ")}`,
  );
}

const next = (policy: Policy, sights: readonly VisitSight[], now: string): string | null => {
  const work = visitCauses(42, sights, []).flatMap(({ cause }) =>
    cause.event === "visit_progress" ? [cause] : [],
  );
  return nextWorkCauseAt(policy, ruleOf(policy), work.at(-1) ?? expect.fail("no work"), instantIn(now));
};

describe("calls while work goes on (D9)", () => {
  const begun = seen("23 10:00", "in_progress");

  test("without `every` there is one, however long it lasts, and no time to look again", () => {
    expect(calls(asking(), [begun])).toEqual(["42:progress:1 23 10:00"]);
    expect(next(asking(), [begun], "23 10:00")).toBeNull();
  });

  test("with it they lie that far apart, counted from the beginning, from the very second on", () => {
    expect(calls(DAILY, [begun], "25 09:59")).toEqual(["42:progress:1 23 10:00", "42:progress:1.2 24 10:00"]);
    expect(calls(DAILY, [begun], "25 10:00").at(-1)).toBe("42:progress:1.3 25 10:00");
    expect(next(DAILY, [begun], "25 09:59")).toBe(instantIn("25 10:00"));
    expect(next(DAILY, [begun], "25 10:00")).toBe(instantIn("26 10:00"));
  });

  test("working days are the schedule's: every second one ends at its closing", () => {
    const policy = asking({ every: "2wd" }, { schedule: "office" });
    // A Monday, 18:00 in Shanghai; the weekend lies between.
    expect(calls(policy, [begun], "30 23:00")).toEqual([
      "42:progress:1 23 10:00",
      "42:progress:1.2 25 10:00",
      "42:progress:1.3 27 10:00",
    ]);
  });

  test("a duration counts open hours: fifteen of them are two working days of seven and a half", () => {
    const policy = asking({ every: "15h" }, { schedule: "office" });
    expect(calls(policy, [seen("23 02:00", "in_progress")], "27 00:00")).toEqual([
      "42:progress:1 23 02:00",
      "42:progress:1.2 25 02:00",
    ]);
  });

  test.each([
    ["done", seen("25 10:00", "done")],
    ["solved", seen("25 10:00", "in_progress", "solved")],
    ["closed", seen("25 10:00", "in_progress", "closed")],
    ["called off", seen("25 10:00", "cancelled")],
    ["deleted", seen("25 10:00", "in_progress", "deleted")],
  ])("once it is %s nobody is asked any more", (_, end) => {
    expect(calls(DAILY, [begun, end])).toEqual(["42:progress:1 23 10:00", "42:progress:1.2 24 10:00"]);
    expect(next(DAILY, [begun, end], "25 10:00")).toBeNull();
  });

  test("work that goes on again after it was done keeps its spacing; nobody is asked about the time between", () => {
    const sights = [begun, seen("23 20:00", "done"), seen("24 20:00", "in_progress")];
    expect(calls(DAILY, sights, "25 12:00")).toEqual(["42:progress:1 23 10:00", "42:progress:1.3 25 10:00"]);
  });

  test("a visit that is made again counts anew, and what was asked for before is taken back", () => {
    const sights = [begun, seen("24 12:00", "confirmed"), seen("25 08:00", "in_progress")];
    expect(calls(DAILY, sights, "26 12:00")).toEqual([
      "42:progress:1 23 10:00",
      "42:progress:1.2 24 10:00",
      "42:progress:2 25 08:00",
      "42:progress:2.2 26 08:00",
    ]);
    expect(visitCauses(42, sights, []).map(({ reopenedAt }) => reopenedAt)).toEqual([
      instantIn("24 12:00"),
      null,
    ]);
  });

  test("work that was forgotten is asked about a hundred times at most", () => {
    const sights = [{ ...begun, at: "2026-01-01T00:00:00Z" }];
    expect(calls(DAILY, sights)).toHaveLength(100);
    expect(next(DAILY, sights, "30 00:00")).toBeNull();
  });
});

describe("always", () => {
  const stages = ["confirmed", "arrived", "in_progress", "in_progress", "done", "cancelled"] as const;
  const sight = fc
    .record({
      hour: fc.integer({ min: 0, max: 150 }),
      stage: fc.constantFrom(...stages),
      status: fc.constantFrom(...(["open", "open", "solved", "deleted"] as const)),
    })
    .map(({ hour, stage, status }): VisitSight => {
      const at = new Date(Date.parse(instantIn("23 00:00")) + hour * 3_600_000).toISOString();
      return { at: `${at.slice(0, 19)}Z`, order: `${stage} ${status}`, status, tags: [`visit_is_${stage}`] };
    });
  const policy = asking({ every: "5h" });

  test("the same sights call for the same calls, in whatever order and however often they are heard", () => {
    const heard = fc
      .array(sight, { maxLength: 8 })
      .chain((sights) =>
        fc.tuple(
          fc.constant(sights),
          fc.shuffledSubarray([...sights, ...sights], { minLength: 2 * sights.length }),
        ),
      );
    fc.assert(
      fc.property(heard, ([sights, mixed]) => {
        expect(calls(policy, mixed)).toEqual(calls(policy, sights));
      }),
    );
  });

  test("looked at whenever one comes, no call is missed and none is too many: nothing but time has passed", () => {
    fc.assert(
      fc.property(fc.array(sight, { minLength: 1, maxLength: 6 }), (sights) => {
        const work = visitCauses(42, sights, []).flatMap(({ cause }) =>
          cause.event === "visit_progress" ? [cause] : [],
        );
        const last = work.at(-1);
        if (last === undefined) return;
        let now: string | null =
          sights
            .map(({ at }) => at)
            .toSorted()
            .at(-1) ?? "";
        for (let looks = 0; now !== null && looks < 5; looks += 1) {
          const at: string | null = nextWorkCauseAt(policy, ruleOf(policy), last, now);
          if (at === null) return;
          const known = (time: string) => calls(policy, sights, time.slice(8, 16).replace("T", " "));
          const before = new Date(Date.parse(at) - 60_000).toISOString();
          expect(known(before)).toEqual(known(now));
          expect(known(at)).toHaveLength(known(now).length + 1);
          now = at;
        }
      }),
    );
  });
});

describe("what a policy may say", () => {
  test("only work in progress is asked about again", () => {
    expect(() => asking({ event: "visit_done", every: "2wd" })).toThrow(
      'callbacks[0].trigger.event: found "visit_done", allowed: visit_progress where `every` is given',
    );
  });

  test.each(["59m", "0wd", "0s", "often"])("a spacing of %s is refused", (every) => {
    expect(() => asking({ every })).toThrow(
      `callbacks[0].trigger.every: found "${every}", allowed: a duration of an hour or more, or working days such as "2wd"`,
    );
  });
});
