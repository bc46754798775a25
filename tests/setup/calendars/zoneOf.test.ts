import { describe, expect, test } from "vitest";
import { zoneNames, zoneOf } from "../../../setup/calendars/zoneOf.ts";

const offsetAt = (zone: string, at: string): string | undefined =>
  new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(new Date(at))
    .find(({ type }) => type === "timeZoneName")?.value;

describe("the names that Zendesk gives to time zones", () => {
  test("all lead to a zone that this runtime knows", () => {
    expect(zoneNames.length).toBeGreaterThanOrEqual(151);
    for (const name of zoneNames) {
      const zone = zoneOf(name);
      expect([name, zone === null ? undefined : offsetAt(zone, "2026-07-01T00:00:00Z")]).toEqual([
        name,
        expect.stringMatching(/^GMT/),
      ]);
    }
  });

  // Offsets in January and July 2026, known from the places' own law.
  test.each([
    ["Beijing", "GMT+08:00", "GMT+08:00"],
    ["Hong Kong", "GMT+08:00", "GMT+08:00"],
    ["Taipei", "GMT+08:00", "GMT+08:00"],
    ["Pacific Time (US & Canada)", "GMT-08:00", "GMT-07:00"],
    ["Central Time (US & Canada)", "GMT-06:00", "GMT-05:00"],
    ["Arizona", "GMT-07:00", "GMT-07:00"],
    ["Newfoundland", "GMT-03:30", "GMT-02:30"],
    ["London", "GMT+00:00", "GMT+01:00"],
    ["Bern", "GMT+01:00", "GMT+02:00"],
    ["Kyiv", "GMT+02:00", "GMT+03:00"],
    ["Kathmandu", "GMT+05:45", "GMT+05:45"],
    ["Mumbai", "GMT+05:30", "GMT+05:30"],
    ["Astana", "GMT+05:00", "GMT+05:00"],
    ["Adelaide", "GMT+10:30", "GMT+09:30"],
    ["Canberra", "GMT+11:00", "GMT+10:00"],
    ["Chatham Is.", "GMT+13:45", "GMT+12:45"],
    ["Nuku'alofa", "GMT+13:00", "GMT+13:00"],
    ["International Date Line West", "GMT-12:00", "GMT-12:00"],
  ])("%s is at %s in January and %s in July", (name, january, july) => {
    const zone = zoneOf(name) ?? "";
    expect([offsetAt(zone, "2026-01-15T00:00:00Z"), offsetAt(zone, "2026-07-15T00:00:00Z")]).toEqual([
      january,
      july,
    ]);
  });

  test("an IANA name stays itself, and nonsense has no zone", () => {
    expect(zoneOf("Asia/Shanghai")).toBe("Asia/Shanghai");
    expect(zoneOf("Middle Earth")).toBe(null);
  });
});
