import { flowTag } from "./flowTag.ts";
import type { FlowTick, FlowTicks } from "./flowTick.ts";
import { possibleTicks } from "./possibleTicks.ts";

/** As much of a flow as its tags need. */
export type TickedFlow = {
  readonly key: string;
  readonly steps: readonly {
    readonly key: string;
    readonly answers: readonly { readonly key: string }[];
  }[];
};

/** What a ticket's tags tell of a flow. Tags of steps and answers that the flow does not have tell nothing. */
export function ticksIn(flow: TickedFlow, tags: readonly string[]): FlowTicks {
  const held = new Set(tags);
  return new Map(
    flow.steps.flatMap((step): readonly [string, FlowTick][] => {
      const tick = possibleTicks(step).find((one) => held.has(flowTag(flow.key, step.key, one)));
      return tick === undefined ? [] : [[step.key, tick]];
    }),
  );
}
