import { windowsOn } from "./localAxis.ts";
import type { DayNumber } from "./localDate.ts";
import type { Schedule } from "./schedule.ts";

/** Whether the schedule opens at all on that date of its zone. */
export const isWorkingDay = ({ axis }: Schedule, day: DayNumber): boolean => windowsOn(axis, day).length > 0;
