import type { BriefVisits } from "../contract/briefVisits.ts";
import type { InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { instantOf } from "../time/instant.ts";
import { type DayNumber, dayText, type LocalDate } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { quotaFor } from "./quotaFor.ts";
import { isDone, ofKinds, quotaStanding, type VisitQuestion } from "./quotaStanding.ts";
import type { VisitRow } from "./visitRow.ts";

/** The day it is where the quota's schedule is; null where the policy promises this tier no visits. */
export function quotaDay(policy: Policy, question: VisitQuestion, now: InstantText): DayNumber | null {
  const quota = quotaFor(policy, question.tier, question.segments ?? []);
  const schedule = quota === null ? undefined : policy.schedules.get(quota.schedule);
  return schedule === undefined ? null : localDay(schedule.zone, instantOf(now));
}

/** Done and planned visits of the current period; null where the policy promises this tier none. */
export function visitStanding(policy: Policy, question: VisitQuestion, now: InstantText): BriefVisits | null {
  const today = quotaDay(policy, question, now);
  const standing = today === null ? null : quotaStanding(policy, question, today, today);
  if (today === null || standing === null) return null;
  const { quota } = standing;
  const visits = ofKinds(quota, question.visits);
  const dates = (some: readonly VisitRow[]): readonly LocalDate[] => some.map(({ on }) => on).toSorted();
  const ahead = visits.filter(({ state, on }) => state === "planned" && on >= dayText(today));
  return {
    done: standing.done,
    planned: standing.planned,
    atLeast: quota.atLeast,
    atMost: standing.atMost,
    ...(standing.atMost === null || quota.beyond === "allow" ? {} : { beyond: quota.beyond }),
    period: { from: dayText(standing.period.from), to: dayText(standing.period.to) },
    lastDoneOn: dates(visits.filter(isDone)).at(-1) ?? null,
    nextPlannedOn: dates(ahead)[0] ?? null,
  };
}
