import type { PathStep } from "../policyProblem.ts";
import type { PolicyDocument } from "../schema/document.ts";
import { each, ofActions, one, type Reference } from "./reference.ts";

type ServiceLevel = PolicyDocument["serviceLevels"][number];

/** Names in service levels and their steps (the order of steps is checked elsewhere). */
export function serviceLevelReferences({ serviceLevels }: PolicyDocument): readonly Reference[] {
  return serviceLevels.flatMap((level, i) => {
    const at = ["serviceLevels", i];
    return [
      ...each("tier", [...at, "tiers"], level.tiers),
      ...each("urgency", [...at, "urgencies"], level.urgencies),
      ...each("segment", [...at, "segments"], level.segments),
      ...each("problem type", [...at, "problemTypes"], level.problemTypes),
      ...one("schedule", [...at, "schedule"], level.schedule),
      ...one("role", [...at, "onArrival", "assign"], level.onArrival.assign),
      ...ofActions([...at, "onWarning"], level.onWarning),
      ...ofActions([...at, "onBreach"], level.onBreach),
      ...level.escalation.flatMap(({ tell }, j) => one("role", [...at, "escalation", j, "tell"], tell)),
      ...level.steps.flatMap((step, j) => ofStep([...at, "steps", j], step)),
    ];
  });
}

function ofStep(at: readonly PathStep[], step: ServiceLevel["steps"][number]): readonly Reference[] {
  return [
    ...one("role", [...at, "role"], step.role),
    ...one("schedule", [...at, "schedule"], step.schedule),
    ...ofActions([...at, "onStart"], step.onStart),
    ...ofActions([...at, "onWarning"], step.onWarning),
    ...ofActions([...at, "onBreach"], step.onBreach),
  ];
}
