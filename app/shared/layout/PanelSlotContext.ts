import { createContext } from "react";

/** The place a panel has in a sidebar whose panels can be closed and jumped to. */
export type PanelSlot = {
  /** Names the place in what is remembered of closed panels. */
  readonly key: string;
  /** What matters now is shown even where the agent usually keeps that panel closed. */
  readonly mattersNow: boolean;
};

/** Null: a panel that stands where nothing can be closed. */
export const PanelSlotContext = createContext<PanelSlot | null>(null);
