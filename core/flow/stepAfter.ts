import type { BriefFlow, BriefFlowStep } from "../contract/briefFlow.ts";

/** The step that a ticked step leads to; null: the flow ends with it. `answer`: what was answered, null is nothing. */
export function stepAfter(
  { steps }: Pick<BriefFlow, "steps">,
  step: BriefFlowStep,
  answer: string | null,
): BriefFlowStep | null {
  const lead = step.next.find((one) => one.holds && (one.answer === null || one.answer === answer));
  if (lead === undefined) return steps[steps.indexOf(step) + 1] ?? null;
  return steps.find(({ key }) => key === lead.to) ?? null;
}
