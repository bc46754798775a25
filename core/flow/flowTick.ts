/** How a step was left: done, with one of its answers, or skipped. */
export type FlowTick =
  | { readonly kind: "done" }
  | { readonly kind: "answered"; readonly answer: string }
  | { readonly kind: "skipped" };

/** What is ticked of one flow, by step. */
export type FlowTicks = ReadonlyMap<string, FlowTick>;

/** Stands in a tag where an answer would; so no answer may have this key. */
export const SKIPPED = "skipped";

/** The answer given; null: none. */
export const answerIn = (tick: FlowTick): string | null => (tick.kind === "answered" ? tick.answer : null);
