import type { ZendeskError } from "#zendesk";
import { waitSeconds } from "../queue/readMany.ts";
import { type Shell, secondsAfter } from "../shell.ts";
import type { Effect } from "../store/effect.ts";
import { effectsPostponed, effectsRetried } from "../store/effects.ts";

/** Effects that Zendesk did not take now wait. Where its answer was lost they may be there all the same: the next attempt looks first. */
export async function sendLater(
  shell: Shell,
  effects: readonly Effect[],
  error: ZendeskError,
): Promise<void> {
  const isAnswerLost = error.reason === "unavailable" || error.reason === "unreadable";
  const put = isAnswerLost ? effectsRetried : effectsPostponed;
  const ids = effects.map(({ id }) => id);
  await put(shell.db, ids, secondsAfter(shell.now, waitSeconds(error)), error.reason).run();
}
