import type { PauseCause } from "../contract/clock.ts";
import type { Localized } from "../contract/localized.ts";
import { type Seconds, seconds } from "../time/duration.ts";
import type { Schedule } from "../time/schedule.ts";
import { type Episode, isOver } from "./episode.ts";
import type { Stretch } from "./stretch.ts";

/** How an episode is measured within one stretch; null: nothing is promised there, time does not count. */
export type Measure = {
  readonly serviceLevel: string;
  readonly clause: string | null;
  readonly title: Localized | null;
  readonly scheduleKey: string;
  readonly schedule: Schedule;
  readonly target: Seconds;
  readonly thresholds: readonly Threshold[];
  /** Null: it runs. */
  readonly pausedBy: PauseCause | null;
};

/** Open seconds after which something happens. */
export type Threshold = {
  readonly mark:
    | { readonly kind: "warning"; readonly percent: number }
    | { readonly kind: "breach" }
    | { readonly kind: "escalation"; readonly level: number };
  /** Of an escalation: after the breach. */
  readonly after: Seconds;
};

export function measureOf(
  { metric, key }: Pick<Episode, "metric" | "key">,
  { policy, promise, status, pauseReason }: Stretch,
): Measure | null {
  if (promise === null || status === "deleted") return null;
  const step = metric === "step" ? promise.steps.find((one) => `step:${one.key}` === key) : null;
  if (step === undefined || (step !== null && isOver(status) && !step.afterSolving)) return null;
  const target = step === null ? promise.targets[metricKey(metric)] : step.within;
  if (target === null) return null;
  const scheduleKey = step?.schedule ?? promise.schedule;
  const schedule = policy.schedules.get(scheduleKey);
  if (schedule === undefined) throw new Error(`not in the checked policy: ${scheduleKey}`);
  const reason = promise.pauseReasons.find((one) => one.key === pauseReason);
  const pausesOn: readonly string[] = promise.pauseOn;
  return {
    serviceLevel: promise.key,
    clause: promise.clause,
    title: step?.title ?? null,
    scheduleKey,
    schedule,
    target,
    thresholds: [
      ...promise.warnAt.map((percent) => ({
        mark: { kind: "warning", percent } as const,
        after: seconds(Math.ceil((target * percent) / 100)),
      })),
      { mark: { kind: "breach" }, after: target },
      ...promise.escalation.map(({ after }, index) => ({
        mark: { kind: "escalation", level: index + 1 } as const,
        after,
      })),
    ],
    pausedBy:
      reason !== undefined
        ? { kind: "reason", reason: reason.key, title: reason.title }
        : pausesOn.includes(status)
          ? { kind: "status", status }
          : null,
  };
}

type TargetKey = keyof NonNullable<Stretch["promise"]>["targets"];

/** The metric's name in `targets`; steps have their own. */
function metricKey(metric: Episode["metric"]): TargetKey {
  if (metric === "step") throw new Error("a step has its own target");
  return metric;
}
