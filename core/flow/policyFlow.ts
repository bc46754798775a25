import type { CompiledConditions } from "../conditions/compileConditions.ts";
import type { BriefFlowStep } from "../contract/briefFlow.ts";
import type { Localized } from "../contract/localized.ts";

/** A flow of the policy, its conditions ready to ask, its replies at hand. */
export type PolicyFlow = {
  readonly key: string;
  readonly title: Localized;
  readonly clause: string | null;
  /** Null: it is taken up by hand only. */
  readonly when: CompiledConditions | null;
  readonly steps: readonly PolicyFlowStep[];
};

export type PolicyFlowStep = Omit<BriefFlowStep, "next"> & {
  readonly next: readonly {
    readonly when: CompiledConditions | null;
    readonly answer: string | null;
    readonly to: string;
  }[];
};
