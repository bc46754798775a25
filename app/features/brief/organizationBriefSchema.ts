import * as v from "valibot";
import type { OrganizationBrief } from "#core";
import { BriefSchema, Callback, FactValue, Tier, TierGap, Titled, Visits } from "./briefSchema.ts";
import { Localized } from "../../shared/i18n/localizedSchema.ts";

const CallResult = v.picklist(["satisfied", "fairly_satisfied", "dissatisfied", "unreachable", "refused"]);

/** The Worker's answer about a whole customer, as the organization sidebar can show it. */
export const OrganizationBriefSchema = v.object({
  asOf: v.string(),
  policy: BriefSchema.entries.policy,
  customer: v.object({ id: v.number(), name: v.nullable(v.string()) }),
  tier: Tier,
  segments: BriefSchema.entries.segments,
  visits: v.nullable(Visits),
  callbacks: v.array(Callback),
  whatWouldChange: v.array(TierGap),
  facts: v.array(
    v.object({ ...Titled, unit: v.nullable(v.string()), value: v.nullable(v.union([FactValue, Localized])) }),
  ),
  tierHistory: v.array(v.object({ title: Localized, previous: v.nullable(Localized), at: v.string() })),
  calls: v.array(v.object({ title: Localized, result: CallResult, at: v.string() })),
  promises: v.object({
    periods: v.array(v.object({ days: v.number(), kept: v.number(), broken: v.number() })),
    latestTickets: v.nullable(v.number()),
  }),
  people: v.array(v.object({ title: Localized, who: v.nullable(v.string()) })),
}) satisfies v.GenericSchema<unknown, OrganizationBrief>;
