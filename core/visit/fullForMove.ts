import type { FullSpan } from "../contract/briefVisits.ts";
import type { VisitFacts } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import { type DayNumber, dayText, type LocalDate, parseDay } from "../time/localDate.ts";
import { fullSpans } from "./fullSpans.ts";
import { quotaFor } from "./quotaFor.ts";
import { quotaPeriod } from "./quotaPeriod.ts";
import { ofKinds, type VisitQuestion } from "./quotaStanding.ts";
import type { VisitRow } from "./visitRow.ts";

/**
 * Days ahead to which a planned visit would move into a period that is full without it; in order. Within the period it is in
 * already it takes no further place, and one that does not count takes none anywhere.
 */
export function fullForMove(
  policy: Policy,
  question: VisitQuestion,
  { kind, plannedOn, isExempt }: Pick<VisitFacts, "kind" | "plannedOn" | "isExempt">,
  today: DayNumber,
): readonly FullSpan[] {
  const quota = quotaFor(policy, question.tier, question.segments ?? []);
  const day = plannedOn === null ? null : parseDay(plannedOn);
  if (quota === null || isExempt) return [];
  if (ofKinds(quota, [{ kind, state: "planned", on: dayText(today) }]).length === 0) return [];
  const visits = plannedOn === null ? question.visits : without(question.visits, kind, plannedOn);
  const spans = fullSpans(policy, { ...question, visits }, today);
  if (day === null || quota.period === "rolling_12_months") return spans;
  const own = quotaPeriod(quota.period, day, question.contractStart ?? null);
  const [ownFrom, ownTo] = [dayText(own.from), dayText(own.to)];
  return spans
    .map((span) => (ownFrom <= span.from && span.from < ownTo ? { ...span, from: ownTo } : span))
    .filter(({ from, to }) => from < to);
}

function without(
  visits: readonly VisitRow[],
  kind: string | null,
  plannedOn: LocalDate,
): readonly VisitRow[] {
  const place = visits.findIndex(
    (row) => row.kind === kind && row.state === "planned" && row.on === plannedOn,
  );
  return visits.flatMap((row, index) => {
    if (index !== place) return row;
    const times = (row.times ?? 1) - 1;
    return times === 0 ? [] : { ...row, times };
  });
}
