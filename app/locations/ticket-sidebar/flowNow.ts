import type { Brief } from "#core";
import type { PanelFacts } from "./panelOrder.ts";

/** Whether a guided call is under way on the ticket, or only fits it. */
export function flowNow({ flows = [] }: Pick<Brief, "flows">): PanelFacts["flow"] {
  if (flows.some(({ isBegun }) => isBegun)) return "under_way";
  return flows.length > 0 ? "offered" : "none";
}
