import { announce, announceAll } from "../effects/announce.ts";
import { flush } from "../effects/flush.ts";
import { checkPolicy } from "../policy/checkPolicy.ts";
import { type CurrentPolicy, currentPolicy } from "../policy/currentPolicy.ts";
import { NOTHING_UNHEARD } from "../promises/momentsInSaves.ts";
import { NOTHING_TO_LOOK_AT } from "../queue/plan.ts";
import { reconcile } from "../queue/reconcile.ts";
import type { Shell } from "../shell.ts";
import { putCursor, readCursor } from "../store/cursors.ts";
import { sweepGone } from "./sweepGone.ts";
import { type SavesExport, sweepSaves } from "./sweepSaves.ts";
import { unheardInAudits } from "./unheardInAudits.ts";

/** All exports together may be asked ten times a minute, and others in the account use them too. */
const TICKET_PAGES_PER_RUN = 4;
const ORGANIZATION_PAGES_PER_RUN = 3;

/**
 * Finds what no webhook told us: policy, organizations, what happened on tickets, tickets, from where the last run stopped. The first runs read
 * the account's whole past the same way. A cursor moves in the same transaction as what its page repaired, so a run
 * that dies is continued, not repeated.
 */
export async function sweep(shell: Shell): Promise<void> {
  await checkPolicy(shell);
  const current = await currentPolicy(shell);
  if (current === null) return;
  await sweepOn(shell, current);
  if (await isPastRead(shell)) await sweepGone(shell, current);
  await flush(shell, current, "now");
}

/**
 * Organizations first, so that tickets find their customers in the ledger; what happened before what came of it, so that
 * each change has its own time. While the account's past is being read, nothing that happened is missing yet.
 */
export async function sweepOn(shell: Shell, current: CurrentPolicy): Promise<void> {
  if (!(await sweepOrganizations(shell, current))) return;
  const savesExport = (await isPastRead(shell)) ? await sweepSaves(shell, current) : "not_now";
  await sweepTickets(shell, current, savesExport);
}

/** Whether both exports were read to their end once; until then every minute goes on. */
export async function isPastRead(shell: Shell): Promise<boolean> {
  const tickets = await readCursor(shell.db, "tickets");
  const organizations = await readCursor(shell.db, "organizations");
  return tickets.caughtUpAt !== null && organizations.caughtUpAt !== null;
}

/** True when the end of the export was reached. */
async function sweepOrganizations(shell: Shell, current: CurrentPolicy): Promise<boolean> {
  for (let page = 0; page < ORGANIZATION_PAGES_PER_RUN; page += 1) {
    const from = await readCursor(shell.db, "organizations");
    const exported = await shell.zendesk.organizations.exportPage(Number(from.cursor ?? 0));
    if (!exported.ok) return stopped("organizations", exported.error.reason);
    const { organizations, endTime, endOfStream } = exported.value;
    const cursor = {
      name: "organizations",
      cursor: endTime === null ? from.cursor : String(endTime),
      caughtUpAt: from.caughtUpAt ?? (endOfStream ? shell.nowText : null),
    } as const;
    const isBackfill = from.caughtUpAt === null;
    const { learnt } = await reconcile(shell, current, {
      ...NOTHING_TO_LOOK_AT,
      exportedOrganizations: organizations,
      cause: "sweep",
      isBackfill,
      alongside: ({ changed }) => [
        putCursor(
          shell.db,
          cursor,
          { lookedAt: organizations.length, repaired: isBackfill ? 0 : changed },
          shell.nowText,
        ),
      ],
    });
    if (!isBackfill) await announce(shell, learnt);
    else if (endOfStream) await announceAll(shell);
    if (endOfStream || cursor.cursor === from.cursor) return true;
  }
  return false;
}

async function sweepTickets(
  shell: Shell,
  current: CurrentPolicy,
  savesExport: SavesExport,
): Promise<boolean> {
  for (let page = 0; page < TICKET_PAGES_PER_RUN; page += 1) {
    const from = await readCursor(shell.db, "tickets");
    const exported = await shell.zendesk.tickets.exportPage(
      from.cursor === null ? { startTime: 0 } : { cursor: from.cursor },
    );
    if (!exported.ok) return stopped("tickets", exported.error.reason);
    const { tickets, cursor: next, endOfStream } = exported.value;
    const cursor = {
      name: "tickets",
      cursor: next ?? from.cursor,
      caughtUpAt: from.caughtUpAt ?? (endOfStream ? shell.nowText : null),
    } as const;
    const isBackfill = from.caughtUpAt === null;
    const isAudited = savesExport === "no" && !isBackfill;
    const { learnt, waitingTickets } = await reconcile(shell, current, {
      ...NOTHING_TO_LOOK_AT,
      exportedTickets: tickets,
      unheard: isAudited ? await unheardInAudits(shell, tickets) : NOTHING_UNHEARD,
      cause: "sweep",
      isBackfill,
      alongside: ({ changed }) => [
        putCursor(
          shell.db,
          cursor,
          { lookedAt: tickets.length, repaired: isBackfill ? 0 : changed },
          shell.nowText,
        ),
      ],
    });
    if (waitingTickets.ids.size > 0) await lookLater(shell, [...waitingTickets.ids], waitingTickets.seconds);
    if (!isBackfill) await announce(shell, learnt);
    if (endOfStream) return true;
  }
  return false;
}

const IDS_PER_MESSAGE = 1000;

/** Their customers could not be read now: the page counts as read, these few come again by themselves. */
async function lookLater(shell: Shell, tickets: readonly number[], seconds: number): Promise<void> {
  for (let from = 0; from < tickets.length; from += IDS_PER_MESSAGE) {
    const some = tickets.slice(from, from + IDS_PER_MESSAGE);
    await shell.queue.send(
      { kind: "look", tickets: some, organizations: [], judge: [], cause: "sweep" },
      { delaySeconds: Math.max(1, seconds) },
    );
  }
}

function stopped(name: string, reason: string): false {
  console.warn("the sweep stops here and goes on at the same place next time", { name, reason });
  return false;
}
