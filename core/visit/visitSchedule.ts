import type { Policy } from "../policy/policy.ts";
import type { Schedule } from "../time/schedule.ts";

/** Whose zone and hours visits are in: the one the policy names, else the first quota's, else the first there is. */
export function visitSchedule({ document, schedules }: Policy): Schedule | null {
  const key = document.visits.schedule ?? document.visits.quotas[0]?.schedule ?? document.schedules[0]?.key;
  return key === undefined ? null : (schedules.get(key) ?? null);
}

export const visitZone = (policy: Policy): string => visitSchedule(policy)?.zone ?? "UTC";
