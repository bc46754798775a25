import type { CallbackRule } from "#core";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { CallbackRow } from "../store/callbacks.ts";

/** A callback's task that was looked at. */
export type OnTask = {
  readonly look: TicketLook;
  readonly row: CallbackRow;
  /** As the ledger has it. */
  readonly before: CallbackRow;
  readonly rule: CallbackRule | null;
  /** The ledger did not know the task. */
  readonly isNews: boolean;
};
