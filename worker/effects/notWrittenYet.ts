import { type CommentText, commentTexts } from "#zendesk";
import { waitSeconds } from "../queue/readMany.ts";
import { type Shell, secondsAfter } from "../shell.ts";
import type { Effect } from "../store/effect.ts";
import { effectsDone, effectsPostponed } from "../store/effects.ts";
import { written } from "./written.ts";

/** Tickets that are asked at once; the others wait for the next minute. */
const LOOKS_AT_MOST = 20;
const NEXT_MINUTE_SECONDS = 60;
/** Zendesk's clock and ours may differ by as much. */
const CLOCKS_DIFFER_SECONDS = 60;

/**
 * Those of the claimed effects that are still to be sent. One whose answer was lost may have reached Zendesk, and sent again its
 * note would stand there twice: the audits of its ticket tell, one request for each such ticket. Where the note is
 * there the effect is done; where Zendesk can't be asked now, all of its ticket waits.
 */
export async function notWrittenYet(shell: Shell, claimed: readonly Effect[]): Promise<readonly Effect[]> {
  const asked = [...new Set(claimed.filter(mayBeThere).map(({ subjectId }) => subjectId))];
  const off = new Set<string>();
  for (const [index, ticket] of asked.entries()) {
    const its = claimed.filter(({ subjectId }) => subjectId === ticket);
    if (index >= LOOKS_AT_MOST) {
      await putOff(its, NEXT_MINUTE_SECONDS, "its ticket is looked at first");
      continue;
    }
    const audits = await shell.zendesk.tickets.audits(ticket);
    if (audits.ok) await settle(its.filter(mayBeThere), commentTexts(audits.value));
    else if (audits.error.reason !== "not_found")
      await putOff(its, waitSeconds(audits.error), audits.error.reason);
  }
  return claimed.filter(({ id }) => !off.has(id));

  async function putOff(effects: readonly Effect[], seconds: number, reason: string): Promise<void> {
    await effectsPostponed(shell.db, leave(effects), secondsAfter(shell.now, seconds), reason).run();
  }

  async function settle(effects: readonly Effect[], comments: readonly CommentText[]): Promise<void> {
    for (const effect of effects) {
      const at = writtenAt(effect, comments);
      if (at === null) continue;
      const done = effectsDone(shell.db, leave([effect]), shell.nowText);
      await shell.db.batch([done, ...written(shell.db, [effect], at)]);
    }
  }

  function leave(effects: readonly Effect[]): readonly string[] {
    const ids = effects.map(({ id }) => id);
    for (const id of ids) off.add(id);
    return ids;
  }
}

const mayBeThere = (effect: Effect): boolean => effect.attempts > 1 && noteOf(effect) !== null;

function noteOf({ change }: Effect): string | null {
  return change.kind === "ticket_actions" || change.kind === "task_change" ? change.note : null;
}

/** Several notes may have gone in one comment. */
function writtenAt(effect: Effect, comments: readonly CommentText[]): string | null {
  const note = plain(noteOf(effect) ?? "");
  const since = Date.parse(effect.createdAt) - CLOCKS_DIFFER_SECONDS * 1000;
  return comments.find(({ at, text }) => Date.parse(at) >= since && plain(text).includes(note))?.at ?? null;
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
