import * as v from "valibot";
import { LANGUAGES } from "../../contract/localized.ts";
import { callback, survey } from "./callback.ts";
import { fact } from "./fact.ts";
import { flow } from "./flow.ts";
import { guard } from "./guard.ts";
import { localized } from "./localized.ts";
import { ownership, role } from "./people.ts";
import { register, reply, stage } from "./reply.ts";
import { report } from "./report.ts";
import { list, maybe, oneOf, section, someOf } from "./section.ts";
import { problemType, serviceLevel, urgency } from "./serviceLevel.ts";
import { criteria, retention, target } from "./target.ts";
import { segment, tier } from "./tier.ts";
import { callingHours, schedule } from "./time.ts";
import { visits } from "./visit.ts";

/**
 * The whole policy: every section of the product's one document, with defaults.
 * The example of every key is docs/policy.md; what a section means is in the file of that section.
 */
export const policyDocument = section({
  /** Version of this format. */
  format: v.literal(1, "1"),
  name: localized,
  description: maybe(localized),
  languages: v.optional(list(oneOf(LANGUAGES)), [...LANGUAGES]),
  facts: someOf(fact),
  tiers: list(tier),
  criteria: v.optional(criteria, {}),
  segments: someOf(segment),
  schedules: someOf(schedule),
  urgencies: list(urgency),
  problemTypes: someOf(problemType),
  serviceLevels: someOf(serviceLevel),
  roles: someOf(role),
  ownership: v.optional(ownership, {}),
  visits: v.optional(visits, {}),
  callbacks: someOf(callback),
  callingHours: maybe(callingHours),
  surveys: someOf(survey),
  stages: someOf(stage),
  registers: someOf(register),
  replies: someOf(reply),
  flows: someOf(flow),
  guard: v.optional(guard, {}),
  targets: someOf(target),
  reports: someOf(report),
  retention: v.optional(retention, {}),
});

/** A policy after validation, defaults filled in. */
export type PolicyDocument = v.InferOutput<typeof policyDocument>;
