import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dayText,
  instantOf,
  instantText,
  localDay,
  parseDay,
  parseDuration,
  parseInstant,
  parseSpan,
} from "#core";
import { addMonths, weekday } from "../../../core/time/localDate.ts";
import { joinWindows, parseWindow, withoutBreaks } from "../../../core/time/window.ts";
import { windows } from "./clock.ts";

describe("durations", () => {
  test.each([
    ["45s", 45],
    ["30m", 1800],
    ["2h", 7200],
    ["1h 30m", 5400],
    ["1h30m", 5400],
    ["3d", 259200],
    ["2w", 1209600],
    ["0m", 0],
  ])("%s is %d seconds", (text, amount) => {
    expect(parseDuration(text)).toBe(amount);
  });

  test.each(["", "2", "h", "2 hours", "1.5h", "-2h", "2h x", "3wd", "1h 3wd"])("%j is none", (text) => {
    expect(parseDuration(text)).toBe(null);
  });

  test("working days are a span of their own kind and do not mix", () => {
    expect(parseSpan("3wd")).toEqual({ unit: "working_days", amount: 3 });
    expect(parseSpan("2h")).toEqual({ unit: "seconds", amount: 7200 });
    expect(parseSpan("1h 3wd")).toBe(null);
  });
});

describe("windows", () => {
  test.each([
    ["09:00-12:00", { from: 32400, to: 43200 }],
    ["13:30 - 24:00", { from: 48600, to: 86400 }],
    ["00:00-24:00", { from: 0, to: 86400 }],
  ])("%s", (text, window) => {
    expect(parseWindow(text)).toEqual(window);
  });

  test.each(["12:00-12:00", "22:00-06:00", "09:00-24:01", "09:60-12:00", "9-12", "09:00"])(
    "%s is none",
    (text) => {
      expect(parseWindow(text)).toBe(null);
    },
  );

  test("overlapping and touching ones are joined, whatever their order", () => {
    expect(joinWindows(windows("13:00-17:00 09:00-12:00 12:00-13:30"))).toEqual(windows("09:00-17:00"));
  });

  test("a break may cut a window in two, shorten it, or swallow it", () => {
    const left = withoutBreaks(
      windows("09:00-12:00 13:00-15:00 16:00-17:00"),
      windows("10:00-11:00 14:30-18:00"),
    );
    expect(left).toEqual(windows("09:00-10:00 11:00-12:00 13:00-14:30"));
  });
});

describe("dates and instants", () => {
  const day = (text: string) => parseDay(text) ?? fail(text);
  const fail = (text: string): never => {
    throw new Error(text);
  };

  test("a date that does not exist is none", () => {
    expect(["2026-02-29", "2026-13-01", "2026-1-1", "yesterday"].map(parseDay)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(parseDay("2024-02-29")).not.toBe(null);
  });

  test("dates come back as they were written, and weekdays follow each other", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1900-01-01"), max: new Date("2300-01-01"), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString().slice(0, 10);
          expect(dayText(day(text))).toBe(text);
          expect(weekday(day(text))).toBe((date.getUTCDay() + 6) % 7);
        },
      ),
    );
  });

  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-11-23", -12, "2025-11-23"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-03-31", -1, "2026-02-28"],
  ])("%s and %d months is %s", (from, months, to) => {
    expect(dayText(addMonths(day(from), months))).toBe(to);
  });

  test("an instant needs its zone, and fractions are rounded down", () => {
    expect(parseInstant("2026-11-22T08:00:00")).toBe(null);
    expect(parseInstant("2026-11-22")).toBe(null);
    expect(instantText(instantOf("2026-11-22T16:00:00.999+08:00"))).toBe("2026-11-22T08:00:00Z");
  });

  test("the local day is the one the zone's clock shows", () => {
    const at = instantOf("2026-11-22T16:00:00Z");
    expect(
      ["Asia/Shanghai", "Etc/UTC", "America/New_York"].map((zone) => dayText(localDay(zone, at))),
    ).toEqual(["2026-11-23", "2026-11-22", "2026-11-22"]);
  });
});
