import { isAlwaysOpen, type Policy, type PolicyPromise, type Seconds } from "#core";

/** Metrics of Zendesk's SLA policies that promises are measured by. Source: zendesk-api 2.4. */
export type SlaMetric =
  | "first_reply_time"
  | "next_reply_time"
  | "periodic_update_time"
  | "pausable_update_time"
  | "total_resolution_time"
  | "requester_wait_time"
  | "agent_work_time";

/** Targets are set per priority there; a service level has one for all of them. */
export const PRIORITIES = ["low", "normal", "high", "urgent"] as const;

export type WantedSlaPolicy = {
  /** "sla_vip_urgent": the tag that it is filtered on. */
  readonly tag: string;
  readonly title: string;
  readonly metrics: readonly {
    readonly metric: SlaMetric;
    /** Minutes. */
    readonly target: number;
    readonly businessHours: boolean;
  }[];
};

type Targets = PolicyPromise["targets"];
type PauseStatus = PolicyPromise["pauseOn"][number];

/** One SLA policy for each service level that has a target. */
export function wantedSlaPolicies(policy: Policy): readonly WantedSlaPolicy[] {
  return policy.serviceLevels.flatMap(({ optionValue, title, promise }) => {
    const metrics = promise === null ? [] : metricsOf(policy, promise);
    return metrics.length === 0 ? [] : [{ tag: optionValue, title: `Tierwise: ${title.en}`, metrics }];
  });
}

function metricsOf(
  policy: Policy,
  { targets, schedule, pauseOn }: PolicyPromise,
): WantedSlaPolicy["metrics"] {
  const hours = policy.schedules.get(schedule);
  const businessHours = hours === undefined || !isAlwaysOpen(hours);
  return (Object.keys(METRIC_OF) as (keyof Targets)[]).flatMap((name) => {
    const target = targets[name];
    return target === null
      ? []
      : [{ metric: METRIC_OF[name](pauseOn), target: minutesOf(target), businessHours }];
  });
}

/** Which of Zendesk's clocks stands still as ours does. First and next reply never stand still there. */
const METRIC_OF = {
  first_reply: () => "first_reply_time",
  next_reply: () => "next_reply_time",
  update: (pauseOn) => (pauseOn.includes("pending") ? "pausable_update_time" : "periodic_update_time"),
  resolution: (pauseOn) => {
    if (!pauseOn.includes("pending")) return "total_resolution_time";
    return pauseOn.includes("hold") ? "agent_work_time" : "requester_wait_time";
  },
} as const satisfies Record<keyof Targets, (pauseOn: readonly PauseStatus[]) => SlaMetric>;

/** Zendesk counts minutes: an odd target is rounded up, so that its badge is never stricter than the promise. */
export const minutesOf = (target: Seconds): number => Math.ceil(target / 60);
