import type { VisitPace } from "../contract/visit.ts";
import type { DayNumber } from "../time/localDate.ts";
import type { Schedule } from "../time/schedule.ts";
import type { QuotaPeriod } from "./quotaPeriod.ts";
import { workingDays } from "./suggestedDates.ts";

/**
 * How far the visits are along: expected is owed × elapsed days ÷ period days; below 80 % of it is behind. One visit per
 * working day left (today is one) is what can still be reached. Only whole numbers are compared.
 * @param period counted from the customer's start where that is later.
 */
export function paceOf(
  schedule: Schedule,
  period: QuotaPeriod,
  { owed, done }: { readonly owed: number | null; readonly done: number },
  today: DayNumber,
): VisitPace {
  if (owed === null) return "no_minimum";
  if (done >= owed) return "met";
  if (today >= period.to) return "missed";
  if (owed - done > workingDays(schedule, today, period.to)) return "out_of_reach";
  const elapsed = Math.max(0, today - period.from);
  return done * 5 * (period.to - period.from) < owed * 4 * elapsed ? "behind" : "on_pace";
}
