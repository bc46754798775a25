import { expect, test } from "vitest";
import { small } from "../smallPolicy.ts";
import { scheduleZone, zonedText } from "#core";

test("an instant on a note is told by a zone's clock, with the zone and how far it is from UTC", () => {
  expect(zonedText("2026-11-24T09:00:00Z", "Asia/Shanghai")).toBe(
    "2026-11-24 17:00 (Asia/Shanghai, UTC+08:00)",
  );
  expect(zonedText("2026-11-24T18:30:59Z", "Asia/Kathmandu")).toBe(
    "2026-11-25 00:15 (Asia/Kathmandu, UTC+05:45)",
  );
  expect(zonedText("2026-11-24T09:00:00Z", "UTC")).toBe("2026-11-24 09:00 (UTC)");
});

test("the hour that comes twice when clocks go back is told apart", () => {
  const twice = ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"].map((at) =>
    zonedText(at, "America/New_York"),
  );
  expect(twice).toEqual([
    "2026-11-01 01:30 (America/New_York, UTC-04:00)",
    "2026-11-01 01:30 (America/New_York, UTC-05:00)",
  ]);
});

test("the zone is the schedule's; of no schedule, or one that is gone, the first one's", () => {
  const week = { mon: ["09:00-17:00"] };
  const policy = small({
    schedules: [
      { key: "office", title: "Office", zone: "Asia/Shanghai", week },
      { key: "west", title: "West", zone: "America/Los_Angeles", week },
    ],
  });
  expect(["west", "gone", null].map((key) => scheduleZone(policy, key))).toEqual([
    "America/Los_Angeles",
    "Asia/Shanghai",
    "Asia/Shanghai",
  ]);
});
