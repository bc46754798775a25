import type { Schedule } from "./schedule.ts";

const SECONDS_PER_WEEK = 7 * 86_400;

/** Whether the schedule is open in every second: 24 × 7 without a holiday or a break. */
export function isAlwaysOpen({ axis }: Schedule): boolean {
  return axis.weekBefore[7] === SECONDS_PER_WEEK && axis.exceptions.every(({ surplus }) => surplus === 0);
}
