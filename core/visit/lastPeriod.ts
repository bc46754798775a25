import type { LastPeriod } from "../contract/briefVisits.ts";
import type { Policy } from "../policy/policy.ts";
import { addMonths, type DayNumber, dayNumber, dayText, parseDay } from "../time/localDate.ts";
import { quotaFor } from "./quotaFor.ts";
import { quotaPeriod } from "./quotaPeriod.ts";
import { isUnseen, quotaStanding, type VisitQuestion } from "./quotaStanding.ts";

/**
 * How the period before the one of today ended; null: nothing was owed in it, or nobody looked yet and knows of no visit.
 * Rolling months never end.
 */
export function lastPeriod(policy: Policy, question: VisitQuestion, today: DayNumber): LastPeriod | null {
  const quota = quotaFor(policy, question.tier, question.segments ?? []);
  if (quota === null || quota.period === "rolling_12_months") return null;
  const { from } = quotaPeriod(quota.period, today, question.contractStart ?? null);
  const standing = quotaStanding(policy, question, dayNumber(from - 1), today);
  if (standing === null || standing.owed === null || standing.owed === 0) return null;
  const { period, done, owed } = standing;
  const zone = policy.schedules.get(quota.schedule)?.zone ?? "UTC";
  if (isUnseen(question, standing, zone)) return null;
  return {
    period: { from: dayText(period.from), to: dayText(period.to) },
    done,
    owed,
    ended: done >= owed ? "met" : "missed",
  };
}

/** For a month people still ask how the last one ended. */
export function hasJustEnded({ period }: LastPeriod, today: DayNumber): boolean {
  const ended = parseDay(period.to);
  return ended !== null && today < addMonths(ended, 1);
}
