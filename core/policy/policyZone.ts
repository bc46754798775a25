import type { Policy } from "./policy.ts";

/** Where days begin and end that belong to no schedule (last day of an override, a visit's date): the first schedule's zone. */
export const policyZone = (policy: Policy): string => policy.document.schedules[0]?.zone ?? "UTC";
