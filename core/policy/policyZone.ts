import type { Policy } from "./policy.ts";

/** Where days begin and end that belong to no schedule (last day of an override, a visit's date): the first schedule's zone. */
export const policyZone = (policy: Policy): string => policy.document.schedules[0]?.zone ?? "UTC";

/** The zone that a schedule's instants are told in; the policy's where there is no such schedule. */
export const scheduleZone = (policy: Policy, key: string | null): string =>
  (key === null ? undefined : policy.schedules.get(key)?.zone) ?? policyZone(policy);
