import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importSchedule } from "../../../setup/calendars/importSchedule.ts";
import { officialCalendars } from "../../../setup/calendars/officialCalendars.ts";
import { openHours, pasted } from "./pasted.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tierwise-ics-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Run = { readonly code: number; readonly yaml: string; readonly problems: string };

async function importText(text: string, ...flags: string[]): Promise<Run> {
  const file = join(folder, "calendar.ics");
  writeFileSync(file, text);
  return importFile(file, ...flags);
}

async function importFile(file: string, ...flags: string[]): Promise<Run> {
  const [said, problems]: [string[], string[]] = [[], []];
  const code = await importSchedule(["ics", file, ...flags], {
    out: (line) => said.push(line),
    problem: (line) => problems.push(line),
    now: () => "2026-11-22T00:00:00Z",
    env: {},
  });
  return { code, yaml: said.join("\n"), problems: problems.join("\n") };
}

const calendar = (events: readonly string[], head = ""): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//example//EN",
    ...(head === "" ? [] : [head]),
    ...events.map((event, index) => `BEGIN:VEVENT\nUID:${index}\n${event}\nEND:VEVENT`),
    "END:VCALENDAR",
    "",
  ]
    .join("\n")
    .replaceAll("\n", "\r\n");

const SHANGHAI = "X-WR-TIMEZONE:Asia/Shanghai";

describe("whole days", () => {
  test("become holidays, the end of an event being the day after its last", async () => {
    const { code, yaml } = await importText(
      calendar([
        "DTSTART;VALUE=DATE:20270501\nDTEND;VALUE=DATE:20270504\nSUMMARY:Works outing",
        "DTSTART;VALUE=DATE:20261224\nSUMMARY:Christmas Eve",
      ]),
    );
    expect([code, yaml]).toEqual([
      0,
      [
        "schedules:",
        "  - key: office",
        "    holidays:",
        "      - { title: Christmas Eve, from: 2026-12-24 }",
        "      - { title: Works outing, from: 2027-05-01, through: 2027-05-03 }",
      ].join("\n"),
    ]);
    const office = pasted(yaml, "office");
    const hours = (date: string): number => openHours(office, date, "+08:00");
    // Thursday; Monday inside the outing, and the Tuesday after it.
    expect([hours("2026-12-24"), hours("2027-05-03"), hours("2027-05-04") > 0]).toEqual([0, 0, true]);
  });

  test("repeat as their rule says, this year and the two after, without those left out", async () => {
    const { yaml } = await importText(
      calendar([
        "DTSTART;VALUE=DATE:20200508\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20270508\nSUMMARY:Founders' Day",
      ]),
      "--into",
      "night",
    );
    expect(yaml.match(/from: \S+/g)).toEqual(["from: 2026-05-08", "from: 2028-05-08"]);
    expect(yaml).toContain("key: night");
  });

  test("follow a repetition that was moved, and drop one that was called off", async () => {
    const { yaml } = await importText(
      calendar([
        "DTSTART;VALUE=DATE:20260601\nRRULE:FREQ=YEARLY;COUNT=3\nSUMMARY:Stocktaking",
        "DTSTART;VALUE=DATE:20260101\nSTATUS:CANCELLED\nSUMMARY:Called off",
      ]).replace(
        "END:VCALENDAR",
        "BEGIN:VEVENT\r\nUID:0\r\nRECURRENCE-ID;VALUE=DATE:20270601\r\nDTSTART;VALUE=DATE:20270603\r\nSUMMARY:Stocktaking\r\nEND:VEVENT\r\nEND:VCALENDAR",
      ),
    );
    expect(yaml.match(/from: [^ ,]+/g)).toEqual(["from: 2026-06-01", "from: 2027-06-03", "from: 2028-06-01"]);
    expect(yaml).not.toContain("Called off");
  });

  test("a published list of China's holidays gives the official ones, and names the make-up workdays", async () => {
    const list = join(import.meta.dirname, "../../../node_modules/chinese-days/dist/holidays.ics");
    const { yaml, problems } = await importFile(list, "--years", "2025-2026");
    const office = pasted(yaml.replace("key: office", "key: office\n    officialCalendar: null"), "office");
    const { holidays = [], shifts = [] } = officialCalendars["CN"] ?? {};
    const days = holidays.filter((date) => date >= "2025");
    expect(days.map((date) => [date, openHours(office, date, "+08:00")])).toEqual(
      days.map((date) => [date, 0]),
    );
    for (const { date } of shifts.filter((shift) => shift.date >= "2025"))
      expect(problems).toMatch(new RegExp(`note: ${date} ".*" is a make-up workday`));
  });
});

describe("events with times", () => {
  test("become breaks of their dates on the schedule's clock, whatever zone they were written in", async () => {
    const { yaml } = await importText(
      calendar(
        [
          "DTSTART:20261202T060000Z\nDTEND:20261202T073000Z\nSUMMARY:Staff meeting",
          "DTSTART;TZID=Asia/Shanghai:20261203T090000\nDURATION:PT2H\nSUMMARY:Training",
          "DTSTART;TZID=Paris:20261204T020000\nDTEND;TZID=Paris:20261204T030000\nSUMMARY:Call",
        ],
        [
          SHANGHAI,
          "BEGIN:VTIMEZONE",
          "TZID:Paris",
          "BEGIN:STANDARD",
          "DTSTART:19701025T030000",
          "TZOFFSETFROM:+0200",
          "TZOFFSETTO:+0100",
          "END:STANDARD",
          "END:VTIMEZONE",
        ].join("\n"),
      ),
    );
    expect(yaml).toContain(
      [
        "    zone: Asia/Shanghai",
        "    breaks:",
        "      - { on: 2026-12-02, windows: [ 14:00-15:30 ] }",
        "      - { on: 2026-12-03, windows: [ 09:00-11:00 ] }",
        "      - { on: 2026-12-04, windows: [ 09:00-10:00 ] }",
      ].join("\n"),
    );
    const [plain, broken] = [
      openHours(pasted("{}", "office"), "2026-12-03", "+08:00"),
      pasted(yaml, "office"),
    ];
    expect(openHours(broken, "2026-12-03", "+08:00")).toBe(plain - 2);
  });

  test("across midnight close both dates, and odd seconds are rounded outwards", async () => {
    const { yaml } = await importText(
      calendar(["DTSTART:20261202T213010\nDTEND:20261203T013010\nSUMMARY:Move"], SHANGHAI),
    );
    expect(yaml).toContain("{ on: 2026-12-02, windows: [ 21:30-24:00 ] }");
    expect(yaml).toContain("{ on: 2026-12-03, windows: [ 00:00-01:31 ] }");
  });

  test("need a zone from somewhere", async () => {
    const utc = calendar(["DTSTART:20261202T060000Z\nDTEND:20261202T070000Z\nSUMMARY:Meeting"]);
    expect(await importText(utc)).toMatchObject({
      code: 1,
      problems: expect.stringContaining("give --zone"),
    });
    expect((await importText(utc, "--zone", "Europe/Berlin")).yaml).toContain("[ 07:00-08:00 ]");
  });

  test("in a zone that the file does not define are not guessed", async () => {
    const { code, problems } = await importText(
      calendar(["DTSTART;TZID=Home:20261202T060000\nDURATION:PT1H\nSUMMARY:Meeting"], SHANGHAI),
    );
    expect([code, problems]).toEqual([1, expect.stringContaining('the time zone "Home", which it does not')]);
  });
});

describe("a file that is not what it should be", () => {
  test.each([
    ["a text", "Dear customer", "it is no iCalendar file"],
    ["an unfinished line", "BEGIN:VCALENDAR\r\nnonsense\r\n", "it is not a right iCalendar file"],
    ["an event without start", calendar(["SUMMARY:When?"]), 'the event "When?" has no start'],
    [
      "an impossible date",
      calendar(["DTSTART;VALUE=DATE:2026\nSUMMARY:Bad"]),
      "it is not a right iCalendar file",
    ],
    ["a calendar without events", calendar([]), "it has no events in these years"],
    ["past events only", calendar(["DTSTART;VALUE=DATE:20010101\nSUMMARY:Old"]), "no events in these years"],
    [
      "a rule for every minute",
      calendar(
        ["DTSTART:20260101T000000\nDTEND:20260101T000030\nRRULE:FREQ=MINUTELY\nSUMMARY:Tick"],
        SHANGHAI,
      ),
      "more than 2000 events",
    ],
  ])("%s is answered plainly", async (_what, text, answer) => {
    const { code, yaml, problems } = await importText(text);
    expect([code, yaml, problems]).toEqual([1, "", expect.stringContaining(answer)]);
  });

  test("no such file, wrong years, wrong zone, no source", async () => {
    expect(await importFile(join(folder, "none.ics"))).toMatchObject({ code: 1 });
    const file = join(folder, "calendar.ics");
    writeFileSync(file, readFileSync(file));
    expect(await importFile(file, "--years", "soon")).toMatchObject({ code: 2 });
    expect(await importFile(file, "--zone", "Nowhere/Land")).toMatchObject({ code: 2 });
    expect(await importFile("--help")).toMatchObject({
      code: 2,
      problems: expect.stringContaining("ics FILE"),
    });
  });
});
