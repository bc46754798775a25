import type { CallingHours } from "../contract/briefCallback.ts";
import { type Instant, instant } from "../time/instant.ts";
import { dayText } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { type Schedule, scheduleOf } from "../time/schedule.ts";

/** Nobody puts a call off for longer. */
const AHEAD_SECONDS = 92 * 86_400;

/** The calling hours of the coming months, to go with a brief. */
export function callingHoursOf({ zone, axis }: Schedule, now: Instant): CallingHours {
  const [from, to] = [localDay(zone, now), localDay(zone, instant(now + AHEAD_SECONDS))];
  return {
    zone,
    week: axis.week,
    days: axis.exceptions
      .filter(({ day }) => from <= day && day <= to)
      .map(({ day, windows }) => ({ on: dayText(day), windows })),
  };
}

/** The schedule to count with. */
export function openHours({ zone, week, days }: CallingHours): Schedule {
  const [mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = []] = week;
  return scheduleOf({
    zone,
    week: { mon, tue, wed, thu, fri, sat, sun },
    holidays: [],
    breaks: [],
    shifts: days,
  });
}
