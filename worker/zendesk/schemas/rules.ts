import * as v from "valibot";
import { id, idOrNull, textOrNull } from "./scalars.ts";

const condition = v.looseObject({ field: v.string(), operator: v.nullish(v.string()), value: v.unknown() });
const conditions = v.looseObject({
  all: v.nullish(v.array(condition), []),
  any: v.nullish(v.array(condition), []),
});

export const trigger = v.looseObject({
  id,
  title: v.string(),
  active: v.fallback(v.nullish(v.boolean(), true), true),
  conditions: v.nullish(conditions),
  actions: v.nullish(v.array(v.looseObject({ field: v.string(), value: v.unknown() })), []),
  category_id: v.nullish(v.union([v.string(), v.number()])),
});
export type Trigger = v.InferOutput<typeof trigger>;

export const view = v.looseObject({
  id,
  title: v.string(),
  active: v.fallback(v.nullish(v.boolean(), true), true),
  conditions: v.nullish(conditions),
});
export type View = v.InferOutput<typeof view>;

export const slaPolicy = v.looseObject({
  id,
  title: v.string(),
  description: textOrNull,
  position: idOrNull,
  filter: v.nullish(conditions),
  policy_metrics: v.nullish(
    v.array(
      v.looseObject({
        priority: v.string(),
        metric: v.string(),
        /** Minutes. */
        target: v.number(),
        business_hours: v.boolean(),
      }),
    ),
    [],
  ),
});
export type SlaPolicy = v.InferOutput<typeof slaPolicy>;

export const schedule = v.looseObject({
  id,
  name: v.string(),
  /** A Rails zone name such as "Beijing", not an IANA one. */
  time_zone: v.string(),
  intervals: v.array(
    /** Minutes since Sunday 00:00 in the schedule's zone, half-open. */
    v.looseObject({ start_time: v.number(), end_time: v.number() }),
  ),
});
export type Schedule = v.InferOutput<typeof schedule>;

/** A schedule's closed days, "2026-10-01", both included. */
export const holiday = v.looseObject({ id, name: v.string(), start_date: v.string(), end_date: v.string() });
export type Holiday = v.InferOutput<typeof holiday>;
