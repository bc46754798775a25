import { type ExportedSave, savesInAudits, type Ticket } from "#zendesk";
import { NOTHING_UNHEARD, type Unheard } from "../promises/momentsInSaves.ts";
import type { Shell } from "../shell.ts";
import { ticketsByIds } from "../store/tickets.ts";
import { staffAmong } from "./staffAmong.ts";
import { unheardOf } from "./unheardOf.ts";

/** One request each; after a long silence the other tickets have their state put right, without what happened when. */
const TICKETS_PER_PAGE = 20;

/**
 * In place of the export of ticket events, for accounts without it: what was saved on tickets that changed without a
 * webhook, as their audits tell it. A lost event that a later one followed is not found this way.
 * @param tickets a page of the ticket export.
 */
export async function unheardInAudits(shell: Shell, tickets: readonly Ticket[]): Promise<Unheard> {
  const rows = await ticketsByIds(
    shell.db,
    tickets.map(({ id }) => id),
  );
  const heardOf = new Map(rows.map(({ facts, updatedAt }) => [facts.id, updatedAt]));
  const changed = tickets.filter(({ id, updated_at }) => updated_at > (heardOf.get(id) ?? ""));
  const saves: ExportedSave[] = [];
  for (const { id } of changed.slice(0, TICKETS_PER_PAGE)) {
    const audits = await shell.zendesk.tickets.audits(id);
    if (!audits.ok) {
      console.warn("audits could not be read", audits.error.reason);
      break;
    }
    const since = heardOf.get(id) ?? "";
    for (const save of savesInAudits(audits.value)) {
      // What happened before the Worker knew the ticket is over.
      if (save.at > since) saves.push({ ticketId: id, ...save });
    }
  }
  const unheard = await unheardOf(shell, saves);
  const staff = await staffAmong(shell, unheard);
  return staff === null ? NOTHING_UNHEARD : { saves: unheard, staff };
}
