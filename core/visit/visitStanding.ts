import type { BriefVisits } from "../contract/briefVisits.ts";
import type { InstantText } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { instantOf } from "../time/instant.ts";
import { dayText, type LocalDate } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { quotaPeriod } from "./quotaPeriod.ts";
import type { VisitRow } from "./visitRow.ts";

/** Whose visits: `segments` and the contract's start matter only where the quota asks for them. */
export type VisitQuestion = {
  readonly tier: string;
  readonly visits: readonly VisitRow[];
  readonly segments?: readonly string[];
  readonly contractStart?: LocalDate | null;
};

/** Done and owed visits of the current period; null where the policy promises this tier none. */
export function visitStanding(policy: Policy, question: VisitQuestion, now: InstantText): BriefVisits | null {
  const { tier, segments = [], contractStart = null } = question;
  const { quotas } = policy.document.visits;
  const quota = quotas.find(
    (one) =>
      one.tiers.includes(tier) &&
      (one.segments.length === 0 || one.segments.some((segment) => segments.includes(segment))),
  );
  const zone = policy.document.schedules.find(({ key }) => key === quota?.schedule)?.zone;
  if (quota === undefined || zone === undefined) return null;
  const today = localDay(zone, instantOf(now));
  const period = quotaPeriod(quota.period, today, contractStart);
  const [from, to] = [dayText(period.from), dayText(period.to)];
  const counted = question.visits.filter(
    ({ kind }) => quota.kinds.length === 0 || (kind !== null && quota.kinds.includes(kind)),
  );
  const inPeriod = counted.filter(({ on }) => from <= on && on < to);
  const done = (visit: VisitRow): boolean => visit.state === "done" || visit.state === "signed";
  const dates = (visits: readonly VisitRow[]): readonly LocalDate[] => visits.map(({ on }) => on).toSorted();
  const planned = counted.filter(({ state }) => state === "planned");
  return {
    done: inPeriod.filter(done).length,
    planned: inPeriod.filter(({ state }) => state === "planned").length,
    atLeast: quota.atLeast,
    atMost: quota.atMost,
    period: { from, to },
    lastDoneOn: dates(counted.filter(done)).at(-1) ?? null,
    nextPlannedOn: dates(planned.filter(({ on }) => on >= dayText(today)))[0] ?? null,
  };
}
