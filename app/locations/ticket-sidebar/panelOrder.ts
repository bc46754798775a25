import type { Brief } from "#core";

/** The places of the ticket sidebar below badge and name. */
export type PanelKey =
  | "calls"
  | "guard"
  | "promises"
  | "task"
  | "flow"
  | "visits"
  | "replies"
  | "history"
  | "own_calls"
  | "level";

/** What the order of the panels depends on, as it stands now. */
export type PanelFacts = {
  readonly kind: Brief["ticket"]["kind"];
  /** The most urgent call this customer is owed. */
  readonly calls: "overdue" | "due" | "waiting" | "none";
  /** What the guard says of the draft. */
  readonly guard: "blocks" | "warns" | "fine";
  /** The next promise. */
  readonly promise: "late" | "warned" | "calm" | "none";
  /** A guided call: begun on this ticket, or only fitting it. */
  readonly flow: "under_way" | "offered" | "none";
  /** Behind the pace of the quota, owed but on pace, or nothing owed. */
  readonly visits: "behind" | "owed" | "fine" | "none";
};

/** A panel and whether what it shows must be seen now. */
export type PanelPlace = { readonly key: PanelKey; readonly mattersNow: boolean };

const NOW = 10;
const USUAL = 20;

/** Lower comes first; below `USUAL` it matters now. */
function rankOf(key: PanelKey, facts: PanelFacts): number {
  switch (key) {
    case "calls":
      if (facts.calls === "overdue" || facts.kind === "callback") return NOW;
      return facts.calls === "due" ? USUAL + 2 : USUAL + 7;
    case "guard":
      return facts.guard === "blocks" ? NOW + 1 : USUAL + 1;
    case "promises":
      return facts.promise === "late" || facts.promise === "warned" ? NOW + 2 : USUAL;
    case "task":
      return USUAL;
    case "flow":
      return facts.flow === "under_way" ? NOW + 3 : USUAL + 4;
    case "visits":
      if (facts.kind === "visit") return NOW + 1;
      if (facts.visits === "behind") return NOW + 4;
      return facts.visits === "owed" ? USUAL + 3 : USUAL + 9;
    case "replies":
      return facts.kind === "request" ? USUAL + 5 : USUAL + 10;
    case "history":
      return USUAL + 6;
    case "own_calls":
      return USUAL + 7;
    case "level":
      return USUAL + 8;
  }
}

/** Where ranks are equal. */
const EVERY_PANEL = [
  "promises",
  "task",
  "calls",
  "guard",
  "flow",
  "visits",
  "replies",
  "history",
  "own_calls",
  "level",
] as const satisfies readonly PanelKey[];

/**
 * Every panel once, what matters now first: an overdue call, findings that keep a reply from leaving, a promise that
 * breaks, a guided call under way, visits that are behind; then what the agent works with, then what explains.
 */
export const panelOrder = (facts: PanelFacts): readonly PanelPlace[] =>
  EVERY_PANEL.map((key) => ({ key, rank: rankOf(key, facts) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ key, rank }) => ({ key, mattersNow: rank < USUAL }));
