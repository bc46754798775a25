import type { Shell } from "../shell.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import type { NewEffect } from "../store/effect.ts";

/** What a look at tickets means for the calls that are owed. */
export type Called = {
  readonly rows: readonly CallbackRow[];
  readonly effects: readonly NewEffect[];
  /** Tasks that ceased to be needed before they were made: their writes are not sent. */
  readonly dropped: readonly string[];
  /** Tasks given from one callback to another. */
  readonly released: readonly string[];
  /** Tickets to be looked at again. */
  readonly lookAt: readonly number[];
  /** Organizations of which people took a call's result back, or moved a call. Open sidebars hear of it. */
  readonly standOtherwise: readonly number[];
};

export const NOTHING_CALLED: Called = {
  rows: [],
  effects: [],
  dropped: [],
  released: [],
  lookAt: [],
  standOtherwise: [],
};

/** Results that could not be read wait a little, not the whole way to the next event. */
const LOOK_AGAIN_SECONDS = 10;

export async function lookAgainAt({ queue }: Shell, tickets: readonly number[]): Promise<void> {
  if (tickets.length === 0) return;
  await queue.send(
    { kind: "look", tickets: [...tickets], organizations: [], judge: [], cause: "callback" },
    { delaySeconds: LOOK_AGAIN_SECONDS },
  );
}
