import { type FlowTick, SKIPPED } from "./flowTick.ts";

/** Every tag of ours that tells of a guided call begins so. */
export const FLOW_TAG_PREFIX = "flow_";

/** The tag that keeps a tick on the ticket: "flow_complaint_listen", "flow_complaint_sort_genuine" (decision 013). */
export function flowTag(flow: string, step: string, tick: FlowTick): string {
  const ticked = `${FLOW_TAG_PREFIX}${flow}_${step}`;
  switch (tick.kind) {
    case "done":
      return ticked;
    case "answered":
      return `${ticked}_${tick.answer}`;
    case "skipped":
      return `${ticked}_${SKIPPED}`;
  }
}
