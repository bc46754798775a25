import type { FlowTick } from "./flowTick.ts";

/** Every way in which a step can be ticked, an answer before none: where tags tell of several, the first counts. */
export const possibleTicks = (step: {
  readonly answers: readonly { readonly key: string }[];
}): readonly FlowTick[] => [
  ...step.answers.map(({ key }): FlowTick => ({ kind: "answered", answer: key })),
  { kind: "done" },
  { kind: "skipped" },
];
