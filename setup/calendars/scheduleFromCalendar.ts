import type ICAL from "ical.js";
import { type DayNumber, dayNumber, dayText, failed, ok, parseDay, type Result } from "#core";
import type { Calendar, CalendarEvent } from "./calendarEvents.ts";
import { clockText, type ImportedHoliday, type ImportedSchedule } from "./importedSchedule.ts";
import { zoneOf } from "./zoneOf.ts";

export type CalendarReading = {
  readonly schedule: ImportedSchedule;
  /** What a person must look at, one sentence each. */
  readonly notes: readonly string[];
};

const MINUTES_PER_DAY = 1440;

/** A minute on the schedule's own wall clock. */
type WallMinute = { readonly date: string; readonly minute: number };

/**
 * Days off of a calendar: whole days become holidays, events with times become breaks of their dates.
 * @param key the policy's schedule that gets them.
 * @param zone IANA name of that schedule's zone; null: the one that the calendar names.
 */
export function scheduleFromCalendar(
  calendar: Calendar,
  key: string,
  zone: string | null,
): Result<CalendarReading, string> {
  if (calendar.events.length === 0) return failed("it has no events in these years");
  const whole = calendar.events.filter(({ start, isWorkday }) => start.isDate && !isWorkday);
  const timed = calendar.events.filter(({ start, isWorkday }) => !start.isDate && !isWorkday);
  const breaks = timed.length === 0 ? ok([]) : breaksOf(timed, zone ?? onlyZone(calendar));
  if (!breaks.ok) return breaks;
  return ok({
    schedule: {
      key,
      ...(timed.length === 0 ? {} : { zone: zone ?? onlyZone(calendar) ?? "" }),
      holidays: whole.map(holidayOf).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
      breaks: breaks.value,
    },
    notes: calendar.events
      .filter(({ isWorkday }) => isWorkday)
      .map(
        ({ start, title }) =>
          `${start.toString().slice(0, 10)} "${title}" is a make-up workday: add it to "shifts" with its hours, or let "officialCalendar: CN" know it`,
      ),
  });
}

function holidayOf({ title, start, end }: CalendarEvent): ImportedHoliday {
  const from = start.toString();
  const through = dayText(dayBefore(end.toString()));
  return {
    ...(title === "" ? {} : { title }),
    from,
    // An end that is not after the start is one day (RFC 5545 3.6.1).
    ...(through <= from ? {} : { through }),
  };
}

function breaksOf(
  events: readonly CalendarEvent[],
  zone: string | null,
): Result<ImportedSchedule["breaks"], string> {
  if (zone === null)
    return failed("it has events with times but names no zone: give --zone, such as Asia/Shanghai");
  const windows = new Map<string, Set<string>>();
  for (const event of events) {
    const [start, end] = [wallMinute(event.start, event, zone, 0), wallMinute(event.end, event, zone, 59)];
    if (start === null || end === null)
      return failed(
        `"${event.title}" is in the time zone "${event.tzid ?? ""}", which it does not define: give --zone ${event.tzid ?? ""} if that is the schedule's`,
      );
    for (const [date, window] of windowsBetween(start, end))
      windows.set(date, (windows.get(date) ?? new Set()).add(window));
  }
  return ok(
    [...windows]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([on, texts]) => ({ on, windows: [...texts].toSorted() })),
  );
}

/** A window for each date that the event touches. */
function* windowsBetween(start: WallMinute, end: WallMinute): Generator<[string, string]> {
  for (let day = dayOf(start.date); dayText(day) <= end.date; day = dayAfter(day)) {
    const from = dayText(day) === start.date ? start.minute : 0;
    const to = dayText(day) === end.date ? end.minute : MINUTES_PER_DAY;
    if (from < to) yield [dayText(day), `${clockText(from)}-${clockText(to)}`];
  }
}

/** @param extraSeconds 59 rounds up to whole minutes: nobody works in the first seconds of a break. */
function wallMinute(
  time: ICAL.Time,
  { tzid }: CalendarEvent,
  zone: string,
  extraSeconds: number,
): WallMinute | null {
  const isFloating = time.zone.tzid === "floating";
  if (isFloating && tzid !== null && tzid !== zone) return null;
  if (isFloating || tzid === zone) return minuteOf(time.toString(), extraSeconds);
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return minuteOf(clock.format(time.toUnixTime() * 1000), extraSeconds);
}

/** Of "2026-10-01T09:00:00" or the same with a space. */
function minuteOf(text: string, extraSeconds: number): WallMinute {
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(11, 19).split(":").map(Number);
  return {
    date: text.slice(0, 10),
    minute: hours * 60 + minutes + Math.floor((seconds + extraSeconds) / 60),
  };
}

/** The zone that the file is about: the one it names, or the only one beside its times. */
function onlyZone({ zone, events }: Calendar): string | null {
  if (zone !== null) return zoneOf(zone);
  const [only, ...others] = new Set(events.flatMap(({ tzid }) => tzid ?? []));
  return only === undefined || others.length > 0 ? null : zoneOf(only);
}

function dayOf(date: string): DayNumber {
  const day = parseDay(date);
  if (day === null) throw new RangeError(`not a date: ${date}`);
  return day;
}

const dayBefore = (date: string): DayNumber => dayNumber(dayOf(date) - 1);
const dayAfter = (day: DayNumber): DayNumber => dayNumber(day + 1);
