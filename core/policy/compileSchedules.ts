import type { LocalDate } from "../time/localDate.ts";
import { type Schedule, type ScheduleDefinition, scheduleOf } from "../time/schedule.ts";
import type { Window } from "../time/window.ts";
import type { PolicyDocument } from "./schema/document.ts";

/** A country's official days as the shell knows them; dates are local, "2026-10-01". */
export type OfficialCalendar = {
  readonly holidays: readonly LocalDate[];
  /** Make-up workdays; without windows they have those of the schedule's first open weekday. */
  readonly shifts: readonly { readonly date: LocalDate; readonly windows?: readonly Window[] }[];
};

export type OfficialCalendars = { readonly [country: string]: OfficialCalendar };

type Written = PolicyDocument["schedules"][number];

/** The document's schedules ready to count with. A schedule's own holidays and shifts win over the official ones. */
export function compileSchedules(
  schedules: readonly Written[],
  calendars: OfficialCalendars,
): ReadonlyMap<string, Schedule> {
  return new Map(
    schedules.map((schedule) => {
      const official = schedule.officialCalendar === null ? undefined : calendars[schedule.officialCalendar];
      return [schedule.key, scheduleOf(official === undefined ? schedule : withOfficial(schedule, official))];
    }),
  );
}

function withOfficial(schedule: Written, official: OfficialCalendar): ScheduleDefinition {
  const ownShifts = new Set(schedule.shifts.map(({ on }) => on));
  const isOwnHoliday = (date: LocalDate): boolean =>
    schedule.holidays.some(({ from, through }) => from <= date && date <= (through ?? from));
  const usual = Object.values(schedule.week).find((windows) => windows.length > 0) ?? [];
  return {
    ...schedule,
    holidays: [...schedule.holidays, ...official.holidays.map((date) => ({ from: date, through: null }))],
    shifts: [
      ...official.shifts
        .filter(({ date }) => !ownShifts.has(date) && !isOwnHoliday(date))
        .map(({ date, windows }) => ({ on: date, windows: windows ?? usual })),
      ...schedule.shifts,
    ],
  };
}
