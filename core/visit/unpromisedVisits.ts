import type { BriefVisits } from "../contract/briefVisits.ts";
import { dayText, type DayNumber } from "../time/localDate.ts";
import { quotaPeriod } from "./quotaPeriod.ts";
import { isDone, type VisitQuestion } from "./quotaStanding.ts";

/** A customer who is promised no visits has them all the same: those of the calendar year, of every kind. */
export function unpromisedVisits({ visits }: VisitQuestion, today: DayNumber): Omit<BriefVisits, "more"> {
  const { from, to } = quotaPeriod("calendar_year", today, null);
  const period = { from: dayText(from), to: dayText(to) };
  const made = visits.filter(isDone);
  const planned = visits.filter(({ state }) => state === "planned");
  const timesIn = (rows: typeof visits): number =>
    rows
      .filter(({ on }) => period.from <= on && on < period.to)
      .reduce((sum, { times = 1 }) => sum + times, 0);
  const days = (rows: typeof visits) => rows.map(({ on }) => on).toSorted();
  return {
    done: timesIn(made),
    planned: timesIn(planned),
    atLeast: null,
    atMost: null,
    period,
    lastDoneOn: days(made).at(-1) ?? null,
    nextPlannedOn: days(planned).find((on) => on >= dayText(today)) ?? null,
  };
}
