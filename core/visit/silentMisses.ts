import { type Instant, instantOf } from "../time/instant.ts";
import { dayText, type LocalDate } from "../time/localDate.ts";
import type { Appointment } from "./appointments.ts";
import type { VisitStep } from "./visitSteps.ts";

/**
 * How many appointments went by without a word: nobody had moved, cancelled or begun the visit by then. One that only its
 * day names goes by with the day; so does the last one, as a visit is recorded after it was made.
 */
export function silentMisses(
  steps: readonly VisitStep[],
  had: readonly Appointment[],
  { doneOn, now }: { readonly doneOn: LocalDate | null; readonly now: Instant },
): number {
  return had.filter((appointment, index) => {
    const { day, passesAt, since, dayEndsAt } = appointment;
    const next = had[index + 1]?.since;
    const ends = next ?? cancelledAt(steps) ?? null;
    const passes = ends === null ? dayEndsAt : passesAt;
    if (day === null || passes === null || since >= passes || now < passes) return false;
    // It took place on its day, whenever that was written down.
    if (next === undefined && doneOn === dayText(day)) return false;
    return (ends === null || ends > passes) && isWaiting(steps, passes);
  }).length;
}

/** Nobody had begun, done or cancelled it by then. */
function isWaiting(steps: readonly VisitStep[], at: Instant): boolean {
  const stage = steps.findLast((step) => instantOf(step.at) <= at)?.stage ?? "planned";
  return stage === "planned" || stage === "confirmed";
}

function cancelledAt(steps: readonly VisitStep[]): Instant | null {
  const last = steps.at(-1);
  if (last === undefined || last.stage !== "cancelled") return null;
  const before = steps.findLastIndex(({ stage }) => stage !== "cancelled");
  const first = steps[before + 1];
  return first === undefined ? null : instantOf(first.at);
}
