import { describe, expect, test } from "vitest";
import { describePolicyProblem, instantOf, isOpen, type OfficialCalendars, readPolicy } from "#core";
import { presetDocument } from "../preset.ts";

const CALENDARS: OfficialCalendars = {
  CN: {
    holidays: ["2026-10-01", "2026-10-02", "2026-10-05"],
    shifts: [{ date: "2026-10-10" }, { date: "2026-10-17", windows: [{ from: 36_000, to: 43_200 }] }],
  },
};

function office(changes: object, calendars?: OfficialCalendars) {
  const read = readPolicy({
    policy: { preset: "it-services", ...changes },
    presets: { "it-services": presetDocument("it-services") },
    ...(calendars === undefined ? {} : { calendars }),
  });
  if (!read.ok) throw new Error(read.error.map(describePolicyProblem).join("\n"));
  const schedule = read.value.schedules.get("office");
  if (schedule === undefined) throw new Error("it-services has office hours");
  return (local: string) => isOpen(schedule, instantOf(`${local}:00+08:00`));
}

describe("the official calendar", () => {
  const isOpenAt = office({}, CALENDARS);

  test("closes on official holidays", () => {
    expect(isOpenAt("2026-10-01T10:00")).toBe(false);
    expect(isOpenAt("2026-10-06T10:00")).toBe(true);
  });

  test("opens on make-up workdays, as on a weekday or with hours of their own", () => {
    expect([isOpenAt("2026-10-10T10:00"), isOpenAt("2026-10-10T12:30")]).toEqual([true, false]);
    expect([isOpenAt("2026-10-17T09:30"), isOpenAt("2026-10-17T10:30")]).toEqual([false, true]);
  });

  test("gives way to the company's own holidays and shifts", () => {
    const own = office(
      {
        schedules: {
          office: {
            holidays: [{ from: "2026-10-10" }],
            shifts: [{ on: "2026-10-01", windows: ["09:00-12:00"] }],
          },
        },
      },
      CALENDARS,
    );
    expect([own("2026-10-10T10:00"), own("2026-10-01T10:00")]).toEqual([false, true]);
  });

  test("without it those days are plain", () => {
    expect(office({})("2026-10-01T10:00")).toBe(true);
  });
});
