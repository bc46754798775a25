import type { ScheduleDefinition } from "#core";
import { officialCalendars } from "../../setup/calendars/officialCalendars.ts";

const HOUR = 3600;
const OFFICE = [
  { from: 9 * HOUR, to: 12 * HOUR },
  { from: 13.5 * HOUR, to: 18 * HOUR },
];
const week = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE, sat: [], sun: [] };
const { holidays, shifts } = officialCalendars["CN"] ?? { holidays: [], shifts: [] };

/** Office hours: one zone without clock changes but with every official day since 2004, one with clock changes. */
export const SCHEDULES = {
  "Shanghai, official holidays": {
    zone: "Asia/Shanghai",
    week,
    holidays: holidays.map((from) => ({ from, through: null })),
    shifts: shifts.map(({ date }) => ({ on: date, windows: OFFICE })),
    breaks: [],
  },
  "Berlin, clock changes": { zone: "Europe/Berlin", week, holidays: [], shifts: [], breaks: [] },
} as const satisfies { readonly [name: string]: ScheduleDefinition };
