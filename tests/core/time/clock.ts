import {
  type Instant,
  instantOf,
  instantText,
  parseSpan,
  type Schedule,
  type ScheduleDefinition,
  scheduleOf,
  type Seconds,
} from "#core";
import { parseWindow, type Window } from "../../../core/time/window.ts";

/** "09:00-12:00 13:30-18:00" as windows. */
export function windows(text: string): readonly Window[] {
  return text
    .split(" ")
    .filter((one) => one !== "")
    .map((one) => parseWindow(one) ?? fail(one));
}

const CLOSED: ScheduleDefinition["week"] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

/** A schedule with the same windows on the named days. */
export function schedule(
  zone: string,
  hours: string,
  days: readonly (keyof ScheduleDefinition["week"])[] = ["mon", "tue", "wed", "thu", "fri"],
  changes: Partial<Pick<ScheduleDefinition, "holidays" | "breaks" | "shifts">> = {},
): Schedule {
  const open = windows(hours);
  const week = { ...CLOSED, ...Object.fromEntries(days.map((day) => [day, open])) };
  return scheduleOf({ zone, week, holidays: [], breaks: [], shifts: [], ...changes });
}

export const EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export const at = (text: string): Instant => instantOf(text);
export const text = (instant: Instant | null): string | null => instant && instantText(instant);

export function amount(written: string): Seconds {
  const span = parseSpan(written);
  return span?.unit === "seconds" ? span.amount : fail(written);
}

function fail(written: string): never {
  throw new Error(`not readable: ${written}`);
}
