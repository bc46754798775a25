import { expect } from "vitest";
import type { YearCall } from "./year.ts";

/**
 * What a year holds of one rule, worked out by hand: occurrence, first and last day on which the call may lie ("01-04…01-29";
 * where in between is the customer's own place), and when it is due. "its day": at that day's closing.
 */
export type YearRows = readonly (readonly [occurrence: string, days: string, due: string])[];

/** These calls and no others. @param time of day at which the customer may first be called; @param who is asked first */
export function expectYear(
  calls: readonly YearCall[],
  time: string,
  rules: { readonly [rule: string]: { readonly who: string; readonly rows: YearRows } },
): void {
  expect([...new Set(calls.map(({ rule }) => rule))].toSorted()).toEqual(Object.keys(rules).toSorted());
  for (const [rule, { who, rows }] of Object.entries(rules)) {
    const own = new Map(calls.filter((one) => one.rule === rule).map((one) => [one.occurrence, one]));
    expect([...own.keys()].toSorted(), rule).toEqual(rows.map(([occurrence]) => occurrence).toSorted());
    for (const [occurrence, days, due] of rows) {
      const call = own.get(occurrence);
      const day = call?.slot.split(" ")[0] ?? "";
      const [first = "", last = first] = days.split("…");
      const wanted = due.startsWith("its day") ? due.replace("its day", day) : due;
      expect(call, occurrence).toMatchObject({ slot: `${day} ${time}`, due: wanted, isLate: false, who });
      expect(first <= day && day <= last, `${occurrence}: ${day} is in ${days}`).toBe(true);
    }
  }
}
