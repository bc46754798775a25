import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { judgeTier } from "#core";
import { customer } from "../facts.ts";
import { small } from "../smallPolicy.ts";

// Hours by the thousand; test machines may be busy.
vi.setConfig({ testTimeout: 60_000 });

const DAYS = [{ key: "days_known", title: "Days known", kind: "number", daysSince: "since" }];
const newcomers = (zone: string) =>
  small({
    facts: DAYS,
    schedules: [{ key: "desk", title: "Desk", zone, week: [] }],
    tiers: { gold: { when: { all: [{ field: "days_known", operator: "less_than", value: 90 }] } } },
  });

describe("a fact that counts days", () => {
  test("is looked at again at the local midnight at which a rule turns", () => {
    const policy = newcomers("Asia/Shanghai");
    const { tier, judgeAgainAt } = judgeTier(
      policy,
      customer({ since: "2026-09-01" }),
      "2026-11-22T10:00:00Z",
    );
    expect([tier, judgeAgainAt]).toEqual(["gold", "2026-11-29T16:00:00Z"]);
    const before = judgeTier(policy, customer({ since: "2026-09-01" }), "2026-11-29T15:59:59Z");
    const after = judgeTier(policy, customer({ since: "2026-09-01" }), "2026-11-29T16:00:00Z");
    expect([before.tier, after.tier]).toEqual(["gold", "plain"]);
  });

  test("is left alone when no more days change anything, or the date is unknown", () => {
    const policy = newcomers("Asia/Shanghai");
    const old = judgeTier(policy, customer({ since: "2020-01-01" }), "2026-11-22T10:00:00Z");
    const unknown = judgeTier(policy, customer({}), "2026-11-22T10:00:00Z");
    expect([old.judgeAgainAt, unknown.judgeAgainAt]).toEqual([null, null]);
  });

  test("is looked at again for a segment's sake too", () => {
    const policy = small({
      facts: DAYS,
      tiers: { gold: { when: { all: [{ field: "since", operator: "present" }] } } },
      segments: [
        {
          key: "fresh",
          group: "stage",
          title: "Fresh",
          when: { all: [{ field: "days_known", operator: "less_than_equal", value: 30 }] },
        },
      ],
    });
    const { judgeAgainAt } = judgeTier(policy, customer({ since: "2026-11-01" }), "2026-11-22T10:00:00Z");
    // The 30th day still holds; the condition turns on the 31st, and reaching 30 costs one more look.
    expect(judgeAgainAt).toBe("2026-12-01T00:00:00Z");
  });

  test("never turns between two looks, in any zone, by any operator", () => {
    const operators = ["less_than", "less_than_equal", "greater_than", "greater_than_equal", "is", "is_not"];
    fc.assert(
      fc.property(
        fc.constantFrom(...operators),
        fc.oneof(fc.integer({ min: -5, max: 40 }), fc.constantFrom(-0.5, 7.5, 29.25)),
        fc.constantFrom("Etc/UTC", "Asia/Shanghai", "America/Sao_Paulo", "Australia/Lord_Howe"),
        fc.integer({ min: 0, max: 86_399 }),
        (operator, value, zone, second) => {
          const policy = small({
            facts: DAYS,
            schedules: [{ key: "desk", title: "Desk", zone, week: [] }],
            tiers: { gold: { when: { all: [{ field: "days_known", operator, value }] } } },
          });
          const given = customer({ since: "2018-10-20" });
          const start = Date.parse("2018-10-18T00:00:00Z") + second * 1000;
          let { tier, judgeAgainAt } = judgeTier(policy, given, text(start));
          // Hour by hour over fifty days, through the clock changes of autumn 2018.
          for (let at = start; at < start + 50 * 86_400_000; at += 3_600_000) {
            if (judgeAgainAt !== null && at >= Date.parse(judgeAgainAt)) {
              ({ tier, judgeAgainAt } = judgeTier(policy, given, text(at)));
            }
            expect(judgeTier(policy, given, text(at)).tier).toBe(tier);
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

const text = (at: number): string => new Date(at).toISOString();
