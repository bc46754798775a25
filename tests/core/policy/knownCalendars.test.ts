import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  describePolicyProblem,
  instant,
  instantOf,
  officialCalendarOf,
  officialYears,
  readPolicy,
  type Schedule,
  within,
} from "#core";
import { officialCalendars } from "../../../setup/calendars/officialCalendars.ts";
import { presetDocument } from "../preset.ts";

const PRESETS = readdirSync(new URL("../../../policies", import.meta.url))
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(/\.yaml$/, ""));

/** The preset's schedules that follow the official calendar and rest on Sundays; with the calendars, or without. */
function offices(preset: string, calendars = officialCalendars): readonly Schedule[] {
  const read = readPolicy({
    policy: { preset },
    presets: { [preset]: presetDocument(preset) },
    calendars,
  });
  if (!read.ok) throw new Error(read.error.map(describePolicyProblem).join("\n"));
  const { document, schedules } = read.value;
  return document.schedules
    .filter(({ officialCalendar, week }) => officialCalendar === "CN" && week.sun.length === 0)
    .flatMap(({ key }) => schedules.get(key) ?? []);
}

/** Open hours of a local date. */
function openHours(schedule: Schedule, date: string): number {
  const from = instantOf(`${date}T00:00:00+08:00`);
  return within(schedule, from, instant(from + 86_400)) / 3600;
}

describe.each(PRESETS)("the official calendar in %s", (preset) => {
  const schedules = offices(preset);
  const hoursOn = (date: string): readonly number[] => schedules.map((each) => openHours(each, date));
  const none = schedules.map(() => 0);

  test("closes on National Day and for the Spring Festival", () => {
    expect(schedules).not.toHaveLength(0);
    const days = ["2026-10-01", "2026-10-07", "2026-02-17", "2025-01-28"];
    expect(days.map(hoursOn)).toEqual(days.map(() => none));
  });

  test("opens on the make-up Saturday and the make-up Sunday of 2026, with a Monday's hours", () => {
    const monday = hoursOn("2026-11-23");
    expect(monday.every((hours) => hours > 0)).toBe(true);
    expect([hoursOn("2026-10-10"), hoursOn("2026-09-20")]).toEqual([monday, monday]);
  });

  test("counts a plain week in a year that nobody has announced yet", () => {
    // 2035-10-01 is a Monday.
    expect(hoursOn("2035-10-01")).toEqual(hoursOn("2026-11-23"));
    expect(hoursOn("2035-09-30")).toEqual(none);
  });
});

describe("the calendars this version knows", () => {
  test("know China's years from 2004 to 2026 at least", () => {
    const years = officialYears(officialCalendars)["CN"];
    expect(years?.from).toBe(2004);
    expect(years?.through).toBeGreaterThanOrEqual(2026);
  });

  test("never name a day both a holiday and a workday", () => {
    const { holidays = [], shifts = [] } = officialCalendars["CN"] ?? {};
    const workdays = new Set(shifts.map(({ date }) => date));
    expect(holidays.filter((day) => workdays.has(day))).toEqual([]);
  });

  test("are in the order of their dates, whatever the order of the list", () => {
    const list = { holidays: { "2026-10-02": "b", "2025-10-01": "a" }, workdays: { "2026-10-10": "c" } };
    expect(officialCalendarOf(list)).toEqual({
      holidays: ["2025-10-01", "2026-10-02"],
      shifts: [{ date: "2026-10-10" }],
    });
    expect(officialYears({ CN: officialCalendarOf(list), XX: { holidays: [], shifts: [] } })).toEqual({
      CN: { from: 2025, through: 2026 },
    });
  });
});
