import { add } from "../time/add.ts";
import { type Seconds, seconds } from "../time/duration.ts";
import { type Instant, instant } from "../time/instant.ts";
import { within } from "../time/within.ts";
import type { Episode } from "./episode.ts";
import { markName } from "./markName.ts";
import { type Measure, measureOf, type Threshold } from "./measure.ts";
import type { Stretch } from "./stretch.ts";

/** What has become of an episode up to an instant. */
export type Run = {
  readonly ran: Seconds;
  readonly paused: Seconds;
  readonly pausedAfterReply: Seconds;
  readonly pausedSince: Instant | null;
  /** The measure in force at the end; null: nothing is promised any more. */
  readonly measure: Measure | null;
  /** The first one that was in force; null: there never was one. */
  readonly firstMeasure: Measure | null;
  /** The last one that was in force; null: there never was one. */
  readonly lastMeasure: Measure | null;
  /** Since when nothing is promised any more. */
  readonly cancelledSince: Instant | null;
  readonly crossed: ReadonlyMap<string, Crossing>;
};

/** `isFired: false`: it was behind already at birth or after a change of target, so nothing is done about it. */
export type Crossing = {
  readonly threshold: Threshold;
  readonly at: Instant;
  readonly isFired: boolean;
  /** The service level entry in force then. */
  readonly serviceLevel: string;
};

/**
 * Walks an episode through the stretches of its ticket.
 * @param until now, or when it ended. @param bornAt before that instant thresholds are passed silently.
 * @param carried what earlier episodes have run already.
 */
export function runOf(
  episode: Episode,
  stretches: readonly Stretch[],
  { until, bornAt, carried }: { until: Instant; bornAt: Instant; carried: Seconds },
): Run {
  const crossed = new Map<string, Crossing>();
  const total = { ran: carried as number, paused: 0, pausedAfterReply: 0 };
  let pausedSince: Instant | null = null;
  let cancelledSince: Instant | null = null;
  let firstMeasure: Measure | null = null;
  let lastMeasure: Measure | null = null;
  let measure: Measure | null = null;
  for (const stretch of stretches) {
    const from = instant(Math.max(stretch.from, episode.startedAt));
    const to = instant(Math.min(stretch.to ?? until, until));
    if (stretch.to !== null && stretch.to <= from) continue;
    if (episode.endedAt !== null && from >= until && lastMeasure !== null) break;
    measure = measureOf(episode, stretch);
    if (measure === null) {
      cancelledSince ??= from;
      pausedSince = null;
      continue;
    }
    cancelledSince = null;
    const isNew = lastMeasure === null || lastMeasure.target !== measure.target;
    firstMeasure ??= measure;
    lastMeasure = measure;
    if (isNew) passChanged(crossed, measure, { at: from, ran: total.ran, isBirth: from <= bornAt });
    if (measure.pausedBy !== null) {
      pausedSince ??= from;
      const open = within(measure.schedule, from, to);
      total.paused += open;
      if (stretch.customerWaits) total.pausedAfterReply += open;
      continue;
    }
    pausedSince = null;
    for (const threshold of measure.thresholds) {
      const need = needOf(threshold, measure, crossed);
      if (need === null || crossed.has(markName(threshold.mark))) continue;
      const at = add(measure.schedule, seconds(Math.max(need - total.ran, 0)), from);
      // At the due instant itself it can still be met.
      if (at === null || at >= to) continue;
      crossed.set(markName(threshold.mark), {
        threshold,
        at,
        isFired: at >= bornAt,
        serviceLevel: measure.serviceLevel,
      });
    }
    total.ran += within(measure.schedule, from, to);
  }
  return {
    ran: seconds(total.ran),
    paused: seconds(total.paused),
    pausedAfterReply: seconds(total.pausedAfterReply),
    pausedSince,
    measure,
    firstMeasure,
    lastMeasure,
    cancelledSince,
    crossed,
  };
}

/**
 * Thresholds that lie behind at birth or after a change of target: warnings still speak on a change, a breach never.
 * What was late only by such a change is so no longer when the next one gives more time (a wrong urgency put right).
 */
function passChanged(
  crossed: Map<string, Crossing>,
  measure: Measure,
  { at, ran, isBirth }: { at: Instant; ran: number; isBirth: boolean },
): void {
  const isLate = ran > measure.target;
  for (const threshold of measure.thresholds) {
    if (threshold.mark.kind === "escalation") continue;
    const name = markName(threshold.mark);
    if (threshold.after >= ran) {
      if (crossed.get(name)?.isFired === false) crossed.delete(name);
    } else if (!crossed.has(name)) {
      const isFired = threshold.mark.kind === "warning" && !isBirth && !isLate;
      crossed.set(name, { threshold, at, isFired, serviceLevel: measure.serviceLevel });
    }
  }
}

/** What must have run for a threshold to be crossed; null: not before the breach is certain to have fired. */
export function needOf(
  { mark, after }: Threshold,
  { target }: Measure,
  crossed: ReadonlyMap<string, Crossing>,
): number | null {
  if (mark.kind !== "escalation") return after;
  const breach = crossed.get("breach");
  if (breach === undefined) return target + after;
  return breach.isFired ? breach.threshold.after + after : null;
}
