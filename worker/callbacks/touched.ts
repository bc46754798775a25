import { CALLBACK_SKIPS, type CallbackSkip, type LineCall } from "#core";
import type { CallbackRow } from "../store/callbacks.ts";

/** A callback of which something was learnt; how it stands now is not settled yet. */
export type Touched = {
  readonly row: CallbackRow;
  /** As the ledger has it; null: it is new. */
  readonly before: CallbackRow | null;
  /** When and why its cause was taken back; null: it was not, as far as is known. */
  readonly off: LineCall["off"];
  /** Why it is not made, whatever becomes of its cause. */
  readonly skip: CallbackSkip | null;
  /** Zendesk has just told of its task: whether that is open. Undefined: nothing was told. */
  readonly hasOpenTask?: boolean;
};

/** As it stands in the ledger. */
export function untouched(row: CallbackRow): Touched {
  const reason = row.state === "skipped" ? skipIn(row.because) : null;
  return {
    row,
    before: row,
    off: reason === null || row.offAt === null ? null : { at: row.offAt, because: reason },
    skip: row.offAt === null ? reason : null,
  };
}

/** The later of two rows of one callback is what is known of it. */
export const latestOf = (all: readonly Touched[]): ReadonlyMap<string, Touched> =>
  new Map(all.map((one) => [one.row.id, one]));

/** The reason that a skipped callback's row names. */
export const skipIn = (because: string | null): CallbackSkip =>
  CALLBACK_SKIPS.find((reason) => reason === because) ?? "past_its_use";
