import type { PolicyDocument } from "../schema/document.ts";
import { each, ofActions, one, type Reference } from "./reference.ts";

type Trigger = PolicyDocument["callbacks"][number]["trigger"];

/** Names in visits, callbacks and calling hours. */
export function careReferences(document: PolicyDocument): readonly Reference[] {
  return [
    ...document.visits.quotas.flatMap((quota, i) => {
      const at = ["visits", "quotas", i];
      return [
        ...each("tier", [...at, "tiers"], quota.tiers),
        ...each("segment", [...at, "segments"], quota.segments),
        ...each("visit kind", [...at, "kinds"], quota.kinds),
        ...one("schedule", [...at, "schedule"], quota.schedule),
        ...one("date fact", [...at, "contractStart"], quota.contractStart),
      ];
    }),
    ...one("schedule", ["visits", "schedule"], document.visits.schedule),
    ...one("role", ["visits", "desk"], document.visits.desk),
    ...one("role", ["visits", "weeklyReport", "to"], document.visits.weeklyReport?.to ?? null),
    ...one("reply", ["visits", "apology"], document.visits.apology),
    ...document.callbacks.flatMap((callback, i) => {
      const at = ["callbacks", i];
      return [
        ...each("tier", [...at, "tiers"], callback.tiers),
        ...each("segment", [...at, "segments"], callback.segments),
        ...one("schedule", [...at, "schedule"], callback.schedule),
        ...each("role", [...at, "who"], callback.who),
        ...one("role", [...at, "lead"], callback.lead),
        ...callback.escalation.flatMap(({ tell }, n) => one("role", [...at, "escalation", n, "tell"], tell)),
        ...one("reply", [...at, "script"], callback.script),
        ...ofTrigger([...at, "trigger"], callback.trigger),
        ...Object.entries(callback.outcomes).flatMap(([name, { actions }]) =>
          ofActions([...at, "outcomes", name, "actions"], actions),
        ),
      ];
    }),
    ...one("schedule", ["callingHours", "skipHolidaysOf"], document.callingHours?.skipHolidaysOf ?? null),
    ...one("fact", ["callingHours", "zone", "fact"], document.callingHours?.zone?.fact ?? null),
  ];
}

function ofTrigger(at: readonly (string | number)[], trigger: Trigger): readonly Reference[] {
  switch (trigger.on) {
    case "survey":
      return one("survey", [...at, "survey"], trigger.survey);
    case "anniversary":
      return one("date fact", [...at, "field"], trigger.field);
    case "customer_day":
      return one("date fact", [...at, "since"], trigger.since);
    case "event":
      return trigger.event === "first_purchase" ? one("date fact", [...at, "fact"], trigger.fact) : [];
    case "every":
    case "festival":
      return [];
  }
}
