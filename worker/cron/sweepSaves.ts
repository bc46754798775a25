import { announce } from "../effects/announce.ts";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { NOTHING_TO_LOOK_AT } from "../queue/plan.ts";
import { reconcile } from "../queue/reconcile.ts";
import type { Shell } from "../shell.ts";
import { putCursor, readCursor, type SweepCursor } from "../store/cursors.ts";
import { staffAmong } from "./staffAmong.ts";
import { unheardOf } from "./unheardOf.ts";

/** A thousand saves a page; with one page of each other export, half of what Zendesk allows a minute. */
const PAGES_PER_RUN = 3;
/** Where it begins when it never ran: what happened earlier is over, and its breaches are nobody's to act on now. */
const FIRST_LOOK_BACK_SECONDS = 24 * 3600;
/** Zendesk never shows the newest minute, and refuses to be asked for it; as much again for clocks that differ. */
const NEWEST_SECONDS = 120;

/** Whether the account has this export: "no" means that what happened when has to be read ticket by ticket. */
export type SavesExport = "read" | "not_now" | "no";

/**
 * Finds what happened on tickets and no webhook told: answers, customers' messages, assignments, changes of state, each
 * with its own time. Tickets whose histories lack nothing cost one page for all of them; the others are read again.
 */
export async function sweepSaves(shell: Shell, current: CurrentPolicy): Promise<SavesExport> {
  for (let page = 0; page < PAGES_PER_RUN; page += 1) {
    const from = await readCursor(shell.db, "ticket_events");
    const startTime = from.cursor === null ? await beginning(shell) : Number(from.cursor);
    const exported = await shell.zendesk.tickets.exportSaves(startTime);
    if (!exported.ok) {
      const { reason } = exported.error;
      console.warn("ticket events could not be read", reason);
      const isForGood =
        reason === "forbidden" ||
        reason === "not_found" ||
        (reason === "unavailable" && exported.error.status === 501);
      return isForGood ? "no" : "not_now";
    }
    const { saves, endTime, endOfStream } = exported.value;
    const unheard = await unheardOf(shell, saves);
    const staff = await staffAmong(shell, unheard);
    if (staff === null) return "not_now";
    const cursor: SweepCursor = {
      name: "ticket_events",
      cursor: String(endTime ?? startTime),
      caughtUpAt: from.caughtUpAt ?? (endOfStream ? shell.nowText : null),
    };
    const moved = (repaired: number): D1PreparedStatement =>
      putCursor(shell.db, cursor, { lookedAt: saves.length, repaired }, shell.nowText);
    if (unheard.size === 0) await moved(0).run();
    else {
      const { learnt } = await reconcile(shell, current, {
        ...NOTHING_TO_LOOK_AT,
        readTickets: [...unheard.keys()],
        unheard: { saves: unheard, staff },
        cause: "sweep",
        alongside: ({ changed, isComplete }) => (isComplete ? [moved(changed)] : []),
      });
      await announce(shell, learnt);
      if (!learnt.isComplete) return "not_now";
    }
    if (endOfStream || cursor.cursor === String(startTime)) break;
  }
  return "read";
}

/** Epoch seconds: where the account's past was read up to, as no webhook is missing before that. */
async function beginning(shell: Shell): Promise<number> {
  const { caughtUpAt } = await readCursor(shell.db, "tickets");
  const now = Math.floor(shell.now.getTime() / 1000);
  const past = caughtUpAt === null ? now : Math.floor(Date.parse(caughtUpAt) / 1000);
  return Math.min(now - NEWEST_SECONDS, Math.max(past, now - FIRST_LOOK_BACK_SECONDS));
}
