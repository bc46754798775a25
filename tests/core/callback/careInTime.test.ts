import {
  careOf,
  type CustomerFacts,
  dayNumber,
  dayText,
  instantOf,
  localDay,
  parseDay,
  type Policy,
} from "#core";
import { describe, expect, test } from "vitest";
import { aCustomer, LUNAR, SCHEDULES, withCalls } from "./policyWithCalls.ts";

/** Open Monday to Friday in Shanghai, closed from 1 to 8 October and from 14 to 22 November 2026. */
const schedules = SCHEDULES.map((schedule) => ({
  ...schedule,
  holidays: [
    { from: "2026-10-01", through: "2026-10-08" },
    { from: "2026-11-14", through: "2026-11-22" },
  ],
}));
const CALLS = ["09:30-11:30", "14:00-17:30"];
const WEEK = { mon: CALLS, tue: CALLS, wed: CALLS, thu: CALLS, fri: CALLS };
const facts = [{ key: "since", title: { en: "Since" }, kind: "date" }];

const times = (policy: ReturnType<typeof withCalls>, since: string | null, now: string) =>
  careOf(policy, aCustomer(since === null ? {} : { since }), { lunar: LUNAR, lookedAt: null }, now).due.map(
    ({ task }) => [task.slotAt, task.dueAt, task.isSlotLate],
  );

describe("a holiday over the whole time of a call", () => {
  test("wishes come on the last working day before it, not on the day itself or after it (E2)", () => {
    const trigger = { on: "anniversary", field: "since" };
    const policy = withCalls([{ trigger, within: "5wd", schedule: "office" }], { schedules, facts });
    // 9 October: from the 2nd to the 7th, all closed. 30 September is the working day before.
    expect(times(policy, "2001-10-09", "2026-09-30T00:00:00Z")).toEqual([
      ["2026-09-30T01:30:00Z", "2026-09-30T10:00:00Z", false],
    ]);
  });

  test("a week without a working day has no tip of the week", () => {
    const policy = withCalls(
      [{ trigger: { on: "every", period: "week" }, within: "3wd", schedule: "office" }],
      { schedules },
    );
    const looked = careOf(policy, aCustomer(), { lunar: LUNAR, lookedAt: null }, "2026-11-16T00:00:00Z");
    expect(looked.due.filter(({ occurrence }) => occurrence === "2026-11-16")).toEqual([]);
    expect(looked.lookAgainAt?.slice(0, 10) ?? "").toMatch(/^2026-11-2[2-6]$/);
    // Also from the week before, whose next is the one that is left out.
    const before = careOf(policy, aCustomer(), { lunar: LUNAR, lookedAt: null }, "2026-11-13T00:00:00Z");
    expect(before.lookAgainAt).toBe("2026-11-15T16:00:00Z");
  });
});

describe("a desk that is open when customers are not called", () => {
  const onSaturdays = SCHEDULES.map((one) => ({ ...one, week: { ...one.week, sat: ["09:00-12:00"] } }));
  const callingHours = { week: WEEK, zone: { fact: "zone" } };
  const known = [...facts, { key: "zone", title: { en: "Zone" }, kind: "text" }];

  /** When the customer is first called for an occurrence. */
  const slotOf = (policy: Policy, id: number, own: CustomerFacts["facts"], occurrence: string): string => {
    let now: string | null = "2026-05-01T00:00:00Z";
    for (let looks = 0; now !== null && looks < 99; looks += 1) {
      const care = careOf(policy, aCustomer(own, { id }), { lunar: LUNAR, lookedAt: null }, now);
      const found = care.due.find((one) => one.occurrence === occurrence);
      if (found !== undefined) return found.task.slotAt;
      now = care.lookAgainAt;
    }
    return expect.fail("never called");
  };

  test.each(["Asia/Shanghai", "Pacific/Auckland", "America/New_York"])(
    "wishes come two to seven days ahead all the same, to a customer in %s (E2)",
    (zone) => {
      const trigger = { on: "anniversary", field: "since" };
      const policy = withCalls([{ trigger, within: "5wd", schedule: "office" }], {
        schedules: onSaturdays,
        facts: known,
        callingHours,
      });
      for (let id = 1; id <= 140; id += 1) {
        const day = dayNumber((parseDay("2026-06-01") ?? 0) + (id % 14));
        const slot = slotOf(policy, id, { since: `2001${dayText(day).slice(4)}`, zone }, "2026");
        const ahead = day - localDay("Asia/Shanghai", instantOf(slot));
        expect([2, 3, 4, 5, 6, 7]).toContain(ahead);
      }
    },
  );

  test("nor does a week's tip slide into the next week", () => {
    const trigger = { on: "every", period: "week" };
    const policy = withCalls([{ trigger, within: "6wd", schedule: "office" }], {
      schedules: onSaturdays,
      callingHours: { week: WEEK },
    });
    for (let id = 1; id <= 60; id += 1) {
      const slot = slotOf(policy, id, {}, "2026-06-01");
      expect("2026-06-01" <= slot && slot < "2026-06-06").toBe(true);
    }
  });
});

test("customers who come under a rule in mid-period are called in time, counted from then, while it is of use", () => {
  const trigger = { on: "every", period: "quarter" };
  const policy = withCalls([{ trigger, within: "5wd", schedule: "office" }], { schedules });
  for (let id = 1; id <= 200; id += 1) {
    const look = { lunar: LUNAR, lookedAt: null };
    const { due } = careOf(policy, aCustomer({}, { id }), look, "2026-12-10T00:00:00Z");
    const { slotAt, dueAt, isSlotLate } = due[0]?.task ?? expect.fail("nothing due");
    expect(isSlotLate).toBe(false);
    // The quarter's own five working days were over long ago; from Thursday 10 December the fifth is the 17th. Whoever is
    // put on a later day, so that not all come at once, is due that day.
    const day = slotAt.slice(0, 10) > "2026-12-17" ? slotAt.slice(0, 10) : "2026-12-17";
    expect(dueAt).toBe(`${day}T10:00:00Z`);
    expect(day <= "2026-12-31").toBe(true);
  }
});
