import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instant, instantOf, isOpen } from "#core";
import { createZendesk, type Schedule } from "#zendesk";
import { importSchedule } from "../../../setup/calendars/importSchedule.ts";
import { scheduleFromZendesk } from "../../../setup/calendars/scheduleFromZendesk.ts";
import { scheduleYaml } from "../../../setup/calendars/scheduleYaml.ts";
import { type RunningStandin, startStandin } from "../../../standin/index.ts";
import { openHours, pasted } from "./pasted.ts";

let standin: RunningStandin;
const said: string[] = [];
const problems: string[] = [];

const CLIENT = { ZENDESK_CLIENT_ID: "tierwise_local", ZENDESK_CLIENT_SECRET: "standin-client-secret" };

const run = (...args: string[]) => {
  said.length = 0;
  problems.length = 0;
  return importSchedule(["zendesk", ...args], {
    out: (line) => said.push(line),
    problem: (line) => problems.push(line),
    now: () => "2026-11-22T00:00:00Z",
    env: { ...CLIENT, ZENDESK_URL: standin.url },
  });
};

beforeAll(async () => {
  standin = await startStandin({});
  const zendesk = createZendesk({
    baseUrl: standin.url,
    clientId: CLIENT.ZENDESK_CLIENT_ID,
    clientSecret: CLIENT.ZENDESK_CLIENT_SECRET,
  });
  const path = "/api/v2/business_hours/schedules";
  const made = await zendesk.schedules.create({ name: "Büro Shanghai", time_zone: "Beijing" });
  if (!made.ok) throw new Error(made.error.reason);
  const { id } = made.value;
  const monday = 1440;
  // Monday morning and afternoon, and Friday night through to Saturday's first hour.
  const intervals = [
    { start_time: monday + 540, end_time: monday + 720 },
    { start_time: monday + 810, end_time: monday + 1080 },
    { start_time: 5 * 1440 + 1320, end_time: 6 * 1440 },
    { start_time: 6 * 1440, end_time: 6 * 1440 + 60 },
  ];
  await zendesk.request("PUT", `${path}/${id}/workweek`, { workweek: { intervals } });
  for (const holiday of [
    { name: "Golden Week", start_date: "2026-10-01", end_date: "2026-10-07" },
    { name: "New Year", start_date: "2026-01-01", end_date: "2026-01-01" },
  ])
    await zendesk.request("POST", `${path}/${id}/holidays`, { holiday });
});
afterAll(() => standin.close());

describe("a schedule of Zendesk's", () => {
  test("comes out as YAML that a policy takes, with its hours, holidays and zone", async () => {
    expect([await run("Büro Shanghai"), problems]).toEqual([0, []]);
    expect(said.join("\n")).toBe(
      [
        "schedules:",
        "  - key: buro_shanghai",
        "    title: Büro Shanghai",
        "    zone: Asia/Shanghai",
        "    week:",
        "      mon: [ 09:00-12:00, 13:30-18:00 ]",
        "      fri: [ 22:00-24:00 ]",
        "      sat: [ 00:00-01:00 ]",
        "    holidays:",
        "      - { title: New Year, from: 2026-01-01 }",
        "      - { title: Golden Week, from: 2026-10-01, through: 2026-10-07 }",
      ].join("\n"),
    );
    const schedule = pasted(said.join("\n"), "buro_shanghai");
    const hours = (date: string): number => openHours(schedule, date, "+08:00");
    expect(["2026-11-23", "2026-11-27", "2026-11-28", "2026-11-29", "2026-10-05"].map(hours)).toEqual([
      7.5, 2, 1, 0, 0,
    ]);
  });

  test("without a name all of them come", async () => {
    await run();
    expect(said.join("\n").match(/- key: /g)).toHaveLength(standin.standin.state.schedules.size);
  });

  test("a name that is not there is answered with those that are", async () => {
    expect(await run("Nachtdienst")).toBe(1);
    expect(problems.join()).toContain('no schedule "Nachtdienst"; there are: ');
    expect(problems.join()).toContain('"Büro Shanghai"');
  });

  test("no sign-in data: says which are needed", async () => {
    const missing: string[] = [];
    const code = await importSchedule(["zendesk"], {
      out: () => undefined,
      problem: (line) => missing.push(line),
      now: () => "2026-11-22T00:00:00Z",
      env: {},
    });
    expect([code, missing.join()]).toEqual([2, expect.stringContaining("ZENDESK_CLIENT_SECRET")]);
  });
});

const schedule = (changes: Partial<Schedule>): Schedule => ({
  id: 7,
  name: "Desk",
  time_zone: "UTC",
  intervals: [],
  ...changes,
});

describe("the policy's schedule", () => {
  test("is open exactly in the minutes that Zendesk's intervals name", () => {
    const sunday = instantOf("2026-11-22T00:00:00Z");
    const interval = fc
      .tuple(fc.nat({ max: 10_079 }), fc.integer({ min: 1, max: 10_080 }))
      .filter(([from, to]) => from < to)
      .map(([start_time, end_time]) => ({ start_time, end_time }));
    fc.assert(
      fc.property(
        fc.array(interval, { minLength: 1, maxLength: 5 }),
        fc.nat({ max: 10_079 }),
        (intervals, minute) => {
          const read = scheduleFromZendesk(schedule({ intervals }), []);
          if (!read.ok) throw new Error(read.error);
          const ours = pasted(scheduleYaml([read.value]), "desk");
          expect(isOpen(ours, instant(sunday + minute * 60))).toBe(
            intervals.some(({ start_time, end_time }) => start_time <= minute && minute < end_time),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test("has a key even where its name has no Latin letter", () => {
    expect(scheduleFromZendesk(schedule({ name: "办公时间" }), [])).toMatchObject({
      value: { key: "schedule_7", title: "办公时间" },
    });
  });

  test("is not made up where the time zone is unknown", () => {
    expect(scheduleFromZendesk(schedule({ time_zone: "Middle Earth" }), [])).toEqual({
      ok: false,
      error: expect.stringContaining('in the time zone "Middle Earth", which this version does not know'),
    });
  });
});
