import type { BriefFlow, BriefFlowStep } from "../contract/briefFlow.ts";
import { fewestStepsLeft } from "./fewestStepsLeft.ts";
import { answerIn, type FlowTick, type FlowTicks } from "./flowTick.ts";
import { stepAfter } from "./stepAfter.ts";

/** A step that has been taken, and how. */
export type PassedStep = { readonly step: BriefFlowStep; readonly tick: FlowTick };

/** How far a guided call has come. */
export type FlowStanding =
  | {
      readonly state: "not_started" | "under_way";
      /** In the order they were to be taken. */
      readonly passed: readonly PassedStep[];
      readonly current: BriefFlowStep;
      /** Where the current step leads by what is known, without an answer; null: that takes an answer, or it ends. */
      readonly known: BriefFlowStep | null;
      /** Steps that are left at least, the current one among them. */
      readonly left: number;
    }
  | { readonly state: "done"; readonly passed: readonly PassedStep[] };

/**
 * Follows the ticks from the first step, each to where it leads, up to the first step without one: so a call resumes
 * where it stopped, whoever ticked. Ticks beside the way (an answer was changed) count for nothing.
 */
export function flowStanding(flow: Pick<BriefFlow, "steps">, ticks: FlowTicks): FlowStanding {
  const passed: PassedStep[] = [];
  let current = flow.steps[0] ?? null;
  while (current !== null) {
    const tick = ticks.get(current.key);
    const again = passed.findIndex(({ step }) => step === current);
    if (tick === undefined || again !== -1) {
      // A way that leads back to a step that is ticked asks for that step again.
      return standingAt(flow, again === -1 ? passed : passed.slice(0, again), current);
    }
    passed.push({ step: current, tick });
    current = stepAfter(flow, current, answerIn(tick));
  }
  return { state: "done", passed };
}

function standingAt(
  flow: Pick<BriefFlow, "steps">,
  passed: readonly PassedStep[],
  current: BriefFlowStep,
): FlowStanding {
  const isKnown = current.next.some(({ answer, holds }) => holds && answer === null);
  return {
    state: passed.length === 0 ? "not_started" : "under_way",
    passed,
    current,
    known: current.answers.length > 0 && isKnown ? stepAfter(flow, current, null) : null,
    left: fewestStepsLeft(flow, current),
  };
}
