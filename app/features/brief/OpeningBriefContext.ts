import { createContext } from "react";
import type { Result } from "#core";
import type { BriefAnswer, NoBriefReason } from "./readBriefAnswer.ts";

/** The brief that was asked for before there was a screen. `known: null`: `pending` brings it, or why there is none. */
export type OpeningBrief = { readonly ticketId: number } & (
  | { readonly known: BriefAnswer }
  | { readonly known: null; readonly pending: Promise<Result<BriefAnswer, NoBriefReason>> }
);

/** Spares the first screen a request of its own. Null: nothing was asked for. */
export const OpeningBriefContext = createContext<OpeningBrief | null>(null);
