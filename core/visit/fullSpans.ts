import type { FullSpan } from "../contract/briefVisits.ts";
import type { VisitVerdict } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import { addMonths, type DayNumber, dayNumber, dayText, parseDay } from "../time/localDate.ts";
import { type Quota, quotaFor } from "./quotaFor.ts";
import { quotaPeriod } from "./quotaPeriod.ts";
import { ofKinds, oneMoreVisit, type VisitQuestion } from "./quotaStanding.ts";

/**
 * Days from today to the end of the next period on which one more visit would be beyond the maximum; in order. Rolling months
 * are looked at from each day on and back: no twelve of them may have too many.
 */
export function fullSpans(policy: Policy, question: VisitQuestion, today: DayNumber): readonly FullSpan[] {
  const quota = quotaFor(policy, question.tier, question.segments ?? []);
  if (quota === null || quota.beyond === "allow") return [];
  const { starts, end, visited } = ahead(quota, question, today);
  const days = [...new Set([today, ...starts])]
    .filter((day) => today <= day && day < end)
    .toSorted((one, other) => one - other);
  const spans: FullSpan[] = [];
  const known = new Map<DayNumber, VisitVerdict>();
  const verdictOn = (on: DayNumber): VisitVerdict => {
    const verdict = known.get(on) ?? oneMoreVisit(policy, question, dayText(on));
    known.set(on, verdict);
    return verdict;
  };
  for (const [index, day] of days.entries()) {
    const verdict = verdictAround(verdictOn, day, visited);
    if (verdict.kind === "fine") continue;
    const [from, to] = [dayText(day), dayText(days[index + 1] ?? end)];
    const last = spans.at(-1);
    if (last?.to === from && isSame(last.verdict, verdict)) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from, to, verdict });
  }
  return spans;
}

type Ahead = {
  /** Where what is said of one more visit may become another. */
  readonly starts: readonly DayNumber[];
  readonly end: DayNumber;
  /** Visits that a day may come too near to, where periods roll. */
  readonly visited: readonly DayNumber[];
};

function ahead(quota: Quota, question: VisitQuestion, today: DayNumber): Ahead {
  switch (quota.period) {
    case "calendar_year":
    case "contract_year": {
      const contractStart = question.contractStart ?? null;
      const { to } = quotaPeriod(quota.period, today, contractStart);
      return { starts: [to], end: quotaPeriod(quota.period, to, contractStart).to, visited: [] };
    }
    case "rolling_12_months": {
      const visited = ofKinds(quota, question.visits).flatMap(({ on }) => parseDay(on) ?? []);
      return { starts: visited.flatMap(turnsAround), end: addMonths(today, 24), visited };
    }
  }
}

/** Days on which a visit begins or ceases to be within twelve months; in leap years that is a day later. */
function turnsAround(day: DayNumber): readonly DayNumber[] {
  const yearLater = addMonths(day, 12);
  return [yearBefore(day), day, yearLater, dayNumber(yearLater + 1)];
}

/** The first of the twelve months that end with a day. */
const yearBefore = (day: DayNumber): DayNumber => addMonths(dayNumber(day + 1), -12);

function verdictAround(
  verdictOn: (on: DayNumber) => VisitVerdict,
  day: DayNumber,
  visited: readonly DayNumber[],
): VisitVerdict {
  const later = visited.filter((other) => day < other && yearBefore(other) <= day);
  const end = [day, ...later].find((each) => verdictOn(each).kind !== "fine");
  return verdictOn(end ?? day);
}

const isSame = (one: FullSpan["verdict"], other: FullSpan["verdict"]): boolean =>
  one.kind === other.kind && one.made === other.made && one.atMost === other.atMost;
