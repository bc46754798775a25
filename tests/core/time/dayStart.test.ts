import { expect, test } from "vitest";
import { dayStart, instantText, parseDay } from "#core";

const startOf = (zone: string, date: string): string => {
  const day = parseDay(date);
  if (day === null) throw new Error("no date");
  return instantText(dayStart(zone, day));
};

test.each([
  ["UTC", "2026-12-02", "2026-12-02T00:00:00Z"],
  ["Asia/Shanghai", "2026-12-02", "2026-12-01T16:00:00Z"],
  ["America/New_York", "2026-12-02", "2026-12-02T05:00:00Z"],
  ["Pacific/Kiritimati", "2026-12-02", "2026-12-01T10:00:00Z"],
  // The clock went from 24:00 to 01:00.
  ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"],
])("in %s %s begins at %s", (zone, date, instant) => {
  expect(startOf(zone, date)).toBe(instant);
});
