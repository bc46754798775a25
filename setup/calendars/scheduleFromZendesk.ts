import { failed, ok, type Result } from "#core";
import type { Holiday, Schedule } from "#zendesk";
import { clockText, type ImportedSchedule, keyOf, WEEKDAYS, type WindowText } from "./importedSchedule.ts";
import { zoneOf } from "./zoneOf.ts";

const MINUTES_PER_DAY = 1440;

/** A Zendesk schedule as the policy writes it, or one sentence on why that can't be. Source: zendesk-api 2.5. */
export function scheduleFromZendesk(
  schedule: Schedule,
  holidays: readonly Holiday[],
): Result<ImportedSchedule, string> {
  const zone = zoneOf(schedule.time_zone);
  if (zone === null) {
    return failed(
      `"${schedule.name}" is in the time zone "${schedule.time_zone}", which this version does not know. Choose another one in Admin Center, or write the schedule by hand.`,
    );
  }
  return ok({
    key: keyOf(schedule.name, `schedule_${schedule.id}`),
    title: schedule.name,
    zone,
    week: weekOf(schedule),
    holidays: holidays
      .toSorted((a, b) => (a.start_date < b.start_date ? -1 : 1))
      .map(({ name, start_date, end_date }) => ({
        title: name,
        from: start_date,
        ...(end_date === start_date ? {} : { through: end_date }),
      })),
    breaks: [],
  });
}

/** An interval counts minutes from Sunday 00:00; one that touches midnight goes on the next day. */
function weekOf({ intervals }: Schedule): { readonly [Day in (typeof WEEKDAYS)[number]]?: WindowText[] } {
  const week: { [Day in (typeof WEEKDAYS)[number]]?: WindowText[] } = {};
  for (const { start_time, end_time } of intervals.toSorted((a, b) => a.start_time - b.start_time)) {
    for (let from = start_time; from < end_time; ) {
      const midnight = (Math.floor(from / MINUTES_PER_DAY) + 1) * MINUTES_PER_DAY;
      const to = Math.min(end_time, midnight);
      const day = WEEKDAYS[(midnight / MINUTES_PER_DAY - 1) % WEEKDAYS.length] ?? "sun";
      const start = midnight - MINUTES_PER_DAY;
      (week[day] ??= []).push(`${clockText(from - start)}-${clockText(to - start)}`);
      from = to;
    }
  }
  return week;
}
