import * as v from "valibot";
import { parseDay } from "../../time/localDate.ts";
import { parseDuration, parseSpan, type Seconds, type Span } from "../../time/duration.ts";
import { isZone } from "../../time/zone.ts";
import { parseWindow, type Window } from "../../time/window.ts";
import { localized } from "./localized.ts";
import { key, list, maybe, section, someOf, text } from "./section.ts";

const parsed = <Value>(allowed: string, parse: (text: string) => Value | null) =>
  v.pipe(
    v.string(allowed),
    v.rawTransform(({ dataset, addIssue, NEVER }): Value => {
      const value = parse(dataset.value);
      if (value !== null) return value;
      addIssue({ message: allowed });
      return NEVER;
    }),
  );

/** "30m", "2h", "3d": an exact amount. */
export const duration = parsed<Seconds>('a duration such as "30m", "2h", "1h 30m" or "3d"', parseDuration);

/** A duration, or working days of the rule's schedule: "3wd". */
export const span = parsed<Span>('a duration such as "2h" or "3d", or working days such as "3wd"', parseSpan);

const SHORTEST_SPACING_SECONDS = 3600;

/** How far apart things come that come again and again: a span of an hour or more. */
export const spacing = parsed<Span>(
  'a duration of an hour or more, or working days such as "2wd"',
  (text) => {
    const read = parseSpan(text);
    const least = read?.unit === "seconds" ? SHORTEST_SPACING_SECONDS : 1;
    return read !== null && read.amount >= least ? read : null;
  },
);

export const date = parsed<string>('a date such as "2026-10-01"', (text) =>
  parseDay(text) === null ? null : text,
);

const zone = parsed<string>('a time zone such as "Asia/Shanghai"', (text) => (isZone(text) ? text : null));

const window = parsed<Window>('hours such as "09:00-12:00" or "13:30-24:00"', parseWindow);

const week = section({
  mon: someOf(window),
  tue: someOf(window),
  wed: someOf(window),
  thu: someOf(window),
  fri: someOf(window),
  sat: someOf(window),
  sun: someOf(window),
});

/** Dates `[from, through]` on which nothing is open; `through` may be left out for one day. */
const holiday = section({ title: maybe(localized), from: date, through: maybe(date) });

export const schedule = section({
  key,
  title: localized,
  zone,
  week,
  holidays: someOf(holiday),
  /** Windows closed on one date. */
  breaks: someOf(section({ on: date, windows: list(window) })),
  /** A date's own windows in place of the weekly ones. */
  shifts: someOf(section({ on: date, windows: list(window) })),
  /** Official holidays and make-up workdays of a country, added by the shell. */
  officialCalendar: maybe(v.literal("CN", "CN")),
});

/** A customer's own zone: a fact that holds a zone's name, or a value that stands for one. */
const customerZone = section({ fact: key, zones: someOf(section({ is: text, zone })) });

/** When customers may be called, in their own zone; without `zone`, in that of the rule's schedule. */
export const callingHours = section({ week, skipHolidaysOf: maybe(key), zone: maybe(customerZone) });
