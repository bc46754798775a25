import type { BriefFlow, BriefFlowStep } from "../contract/briefFlow.ts";
import { stepAfter } from "./stepAfter.ts";

/** Steps on the shortest way from this one to the end, itself among them, whatever is answered; 0 where none ends. */
export function fewestStepsLeft(flow: Pick<BriefFlow, "steps">, from: BriefFlowStep): number {
  const seen = new Set([from]);
  let reached: readonly BriefFlowStep[] = [from];
  for (let count = 1; reached.length > 0; count += 1) {
    const ahead = reached.flatMap((step) => waysOn(flow, step));
    if (ahead.includes(null)) return count;
    reached = [...new Set(ahead)].flatMap((step) => (step === null || seen.has(step) ? [] : [step]));
    for (const step of reached) seen.add(step);
  }
  return 0;
}

function waysOn(flow: Pick<BriefFlow, "steps">, step: BriefFlowStep): readonly (BriefFlowStep | null)[] {
  const isAnswerless = step.answers.length === 0 || !step.isRequired;
  return [
    ...step.answers.map(({ key }) => stepAfter(flow, step, key)),
    ...(isAnswerless ? [stepAfter(flow, step, null)] : []),
  ];
}
