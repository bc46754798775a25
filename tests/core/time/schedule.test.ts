import { describe, expect, test } from "vitest";
import { add, isOpen, nextClosing, nextOpening, subtract, within } from "#core";
import { amount, at, EVERY_DAY, schedule, text, windows } from "./clock.ts";

const nineToFive = schedule("Etc/UTC", "09:00-17:00");

describe("counting open time", () => {
  test("a closing instant is closed, an opening instant is open", () => {
    expect(isOpen(nineToFive, at("2026-11-20T17:00:00Z"))).toBe(false);
    expect(isOpen(nineToFive, at("2026-11-20T16:59:59Z"))).toBe(true);
    expect(isOpen(nineToFive, at("2026-11-20T09:00:00Z"))).toBe(true);
  });

  test("two hours from Friday 16:00 are due on Monday 10:00", () => {
    expect(text(add(nineToFive, amount("2h"), at("2026-11-20T16:00:00Z")))).toBe("2026-11-23T10:00:00Z");
  });

  test("paused on Friday 16:30 with 30 minutes used, resumed on Monday 09:30, the rest is due at 11:00", () => {
    const used = within(nineToFive, at("2026-11-20T16:00:00Z"), at("2026-11-20T16:30:00Z"));
    expect(used).toBe(amount("30m"));
    expect(text(add(nineToFive, amount("1h 30m"), at("2026-11-23T09:30:00Z")))).toBe("2026-11-23T11:00:00Z");
  });

  test("a target used up exactly at closing is due at the next opening", () => {
    expect(text(add(nineToFive, amount("1h"), at("2026-11-20T16:00:00Z")))).toBe("2026-11-23T09:00:00Z");
  });

  test("adding nothing gives the instant itself, or the next opening", () => {
    expect(text(add(nineToFive, amount("0s"), at("2026-11-20T12:00:00Z")))).toBe("2026-11-20T12:00:00Z");
    expect(text(add(nineToFive, amount("0s"), at("2026-11-21T12:00:00Z")))).toBe("2026-11-23T09:00:00Z");
  });

  test("subtracting goes back over the weekend", () => {
    expect(text(subtract(nineToFive, amount("2h"), at("2026-11-23T10:00:00Z")))).toBe("2026-11-20T16:00:00Z");
    expect(text(subtract(nineToFive, amount("1h"), at("2026-11-22T10:00:00Z")))).toBe("2026-11-20T16:00:00Z");
  });

  test("subtracting exactly a day's hours gives that day's opening, not the closing before", () => {
    expect(text(subtract(nineToFive, amount("1h"), at("2026-11-23T10:00:00Z")))).toBe("2026-11-23T09:00:00Z");
  });

  test("subtracting nothing from a closed instant gives the last closing", () => {
    expect(text(subtract(nineToFive, amount("0s"), at("2026-11-22T10:00:00Z")))).toBe("2026-11-20T17:00:00Z");
    expect(text(subtract(nineToFive, amount("0s"), at("2026-11-20T10:00:00Z")))).toBe("2026-11-20T10:00:00Z");
  });

  test("a reversed span holds nothing", () => {
    expect(within(nineToFive, at("2026-11-20T16:00:00Z"), at("2026-11-20T10:00:00Z"))).toBe(0);
  });

  test("the lunch break does not count", () => {
    const office = schedule("Asia/Shanghai", "09:00-12:00 13:30-18:00");
    expect(text(add(office, amount("1h"), at("2026-11-20T03:30:00Z")))).toBe("2026-11-20T06:00:00Z");
  });
});

describe("openings and closings", () => {
  test("the next closing is the end of the stretch that is open, or of the next one", () => {
    expect(text(nextClosing(nineToFive, at("2026-11-20T10:00:00Z")))).toBe("2026-11-20T17:00:00Z");
    expect(text(nextClosing(nineToFive, at("2026-11-21T10:00:00Z")))).toBe("2026-11-23T17:00:00Z");
  });

  test("windows that touch are one stretch, also across midnight", () => {
    const night = schedule("Etc/UTC", "00:00-06:00 22:00-24:00", EVERY_DAY);
    expect(text(nextClosing(night, at("2026-11-20T23:00:00Z")))).toBe("2026-11-21T06:00:00Z");
  });

  test("the next opening of an open instant is that instant", () => {
    expect(text(nextOpening(nineToFive, at("2026-11-20T10:00:00Z")))).toBe("2026-11-20T10:00:00Z");
  });

  test("a schedule that is always open never closes", () => {
    const always = schedule("Asia/Shanghai", "00:00-24:00", EVERY_DAY);
    expect(nextClosing(always, at("2026-11-20T10:00:00Z"))).toBe(null);
    expect(text(add(always, amount("48h"), at("2026-11-20T10:00:00Z")))).toBe("2026-11-22T10:00:00Z");
  });

  test("an empty schedule has no opening and does not spin", () => {
    const never = schedule("Etc/UTC", "");
    expect(nextOpening(never, at("2026-11-20T10:00:00Z"))).toBe(null);
    expect(nextClosing(never, at("2026-11-20T10:00:00Z"))).toBe(null);
    expect(subtract(never, amount("1h"), at("2026-11-20T10:00:00Z"))).toBe(null);
    expect(within(never, at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"))).toBe(0);
  });

  test("a schedule with nothing but one shift ends after it", () => {
    const once = schedule("Asia/Shanghai", "", [], {
      shifts: [{ on: "2026-11-21", windows: windows("09:00-11:00") }],
    });
    expect(text(add(once, amount("1h"), at("2026-01-01T00:00:00Z")))).toBe("2026-11-21T02:00:00Z");
    expect(add(once, amount("2h"), at("2026-01-01T00:00:00Z"))).toBe(null);
    expect(text(subtract(once, amount("2h"), at("2027-01-01T00:00:00Z")))).toBe("2026-11-21T01:00:00Z");
  });
});

describe("days that differ", () => {
  const golden = schedule("Asia/Shanghai", "09:00-18:00", undefined, {
    holidays: [{ from: "2026-10-01", through: "2026-10-07" }],
    shifts: [{ on: "2026-10-10", windows: windows("09:00-12:00") }],
    breaks: [{ on: "2026-10-08", windows: windows("10:00-11:00") }],
  });

  test("holidays are whole local dates, both ends included", () => {
    expect(text(nextOpening(golden, at("2026-09-30T10:00:00Z")))).toBe("2026-10-08T01:00:00Z");
    expect(isOpen(golden, at("2026-10-07T16:30:00Z"))).toBe(false);
  });

  test("a shift opens a Saturday with its own windows", () => {
    expect(within(golden, at("2026-10-09T16:00:00Z"), at("2026-10-11T16:00:00Z"))).toBe(amount("3h"));
  });

  test("a shift opens a holiday", () => {
    const makeUp = schedule("Asia/Shanghai", "09:00-18:00", undefined, {
      holidays: [{ from: "2026-10-01", through: null }],
      shifts: [{ on: "2026-10-01", windows: windows("10:00-11:00") }],
    });
    expect(within(makeUp, at("2026-09-30T16:00:00Z"), at("2026-10-01T16:00:00Z"))).toBe(amount("1h"));
  });

  test("a break closes windows of one date only", () => {
    expect(text(add(golden, amount("90m"), at("2026-10-08T01:00:00Z")))).toBe("2026-10-08T03:30:00Z");
    expect(text(add(golden, amount("90m"), at("2026-10-09T01:00:00Z")))).toBe("2026-10-09T02:30:00Z");
  });
});

describe("clock changes", () => {
  test("a 02:00–03:00 window has no open minute on a spring-forward day", () => {
    const small = schedule("Europe/Berlin", "02:00-03:00", EVERY_DAY);
    expect(within(small, at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z"))).toBe(0);
  });

  test("and two hours on the day the clock goes back", () => {
    const small = schedule("Europe/Berlin", "02:00-03:00", EVERY_DAY);
    expect(within(small, at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z"))).toBe(amount("2h"));
  });

  test("Lord Howe shifts by half an hour", () => {
    const night = schedule("Australia/Lord_Howe", "01:00-03:00", EVERY_DAY);
    const day = (from: string, to: string) => within(night, at(from), at(to));
    expect(day("2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z")).toBe(amount("2h 30m"));
    expect(day("2026-10-03T13:30:00Z", "2026-10-04T13:00:00Z")).toBe(amount("1h 30m"));
  });

  test("in São Paulo a day began at 01:00", () => {
    const morning = schedule("America/Sao_Paulo", "00:00-02:00", EVERY_DAY);
    expect(within(morning, at("2018-11-04T03:00:00Z"), at("2018-11-05T02:00:00Z"))).toBe(amount("1h"));
    expect(text(nextOpening(morning, at("2018-11-04T02:59:59Z")))).toBe("2018-11-04T03:00:00Z");
  });

  test("the date that Samoa left out has no open minute", () => {
    const samoa = schedule("Pacific/Apia", "09:00-17:00", EVERY_DAY);
    const [before, after] = [at("2011-12-30T03:00:00Z"), at("2011-12-31T03:00:00Z")];
    expect(within(samoa, before, after)).toBe(amount("8h"));
  });

  test("office hours keep their wall time through the change", () => {
    const berlin = schedule("Europe/Berlin", "09:00-17:00");
    expect(text(add(berlin, amount("1h"), at("2026-03-27T15:30:00Z")))).toBe("2026-03-30T07:30:00Z");
  });
});
