import type { Brief, BriefPromise, BriefVisits, VisitPace } from "#core";
import { callbackStanding } from "../../features/callbacks/callbackStanding.ts";
import { promiseStanding } from "../../features/promises/promiseStanding.ts";
import type { PanelFacts } from "./panelOrder.ts";

function callsNow(brief: Brief, now: number): PanelFacts["calls"] {
  const kinds = (brief.callbacks ?? []).map((call) => callbackStanding(call, now).kind);
  if (kinds.includes("overdue")) return "overdue";
  if (kinds.includes("due")) return "due";
  return kinds.includes("waiting") ? "waiting" : "none";
}

function promiseNow(promises: readonly BriefPromise[], now: number): PanelFacts["promise"] {
  const [next] = promises;
  if (next === undefined) return "none";
  const { kind } = promiseStanding(next, now);
  return kind === "late" || kind === "warned" ? kind : "calm";
}

const PACE_STANDINGS = {
  behind: "behind",
  out_of_reach: "behind",
  on_pace: "owed",
  missed: "fine",
  met: "fine",
  no_minimum: "fine",
} as const satisfies Record<VisitPace, PanelFacts["visits"]>;

function visitsNow(visits: BriefVisits | null): PanelFacts["visits"] {
  if (visits === null) return "none";
  return visits.more === undefined ? "fine" : PACE_STANDINGS[visits.more.pace];
}

/**
 * What the order of the panels depends on, at an instant (epoch milliseconds by the Worker's clock).
 * @param live what only the panels themselves know: of the draft, and of the guided call.
 */
export const panelFacts = (
  brief: Brief,
  now: number,
  live: Pick<PanelFacts, "guard" | "flow">,
): PanelFacts => ({
  kind: brief.ticket.kind,
  calls: callsNow(brief, now),
  promise: promiseNow(brief.promises ?? [], now),
  visits: visitsNow(brief.visits),
  ...live,
});
