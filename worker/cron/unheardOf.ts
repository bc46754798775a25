import { type CallbackMoment, taskKindOf, type TicketSave } from "#core";
import type { ExportedSave } from "#zendesk";
import { grouped } from "../promises/grouped.ts";
import { unheardIn } from "../promises/unheardIn.ts";
import type { Shell } from "../shell.ts";
import { movesTask } from "../callbacks/movedTo.ts";
import { setsResult } from "../callbacks/resultsSeen.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { callbacksOfTasks } from "../store/callbacksFound.ts";
import { momentsOfTickets } from "../store/ticketMoments.ts";
import { ticketsByIds } from "../store/tickets.ts";
import { momentsOfVisits } from "../store/visits.ts";
import { isVisitUnheard } from "../visits/momentsInVisitSaves.ts";

/** Of these saves, by ticket, what the ledger's histories lack. Our own tasks have one where they are visits or calls. */
export async function unheardOf(
  shell: Shell,
  saves: readonly ExportedSave[],
): Promise<ReadonlyMap<number, readonly TicketSave[]>> {
  const byTicket = grouped(saves, ({ ticketId }) => ticketId);
  const ids = [...byTicket.keys()];
  const rows = new Map((await ticketsByIds(shell.db, ids)).map((row) => [row.facts.id, row.facts]));
  const known = await momentsOfTickets(shell.db, ids);
  const visits = await momentsOfVisits(shell.db, ids);
  const tasks = ids.map((ticketId) => ({ ticketId, callback: "" }));
  const calls = new Map((await callbacksOfTasks(shell.db, tasks)).map((row) => [row.taskTicketId, row]));
  const unheard = new Map<number, readonly TicketSave[]>();
  for (const [id, each] of byTicket) {
    const facts = rows.get(id) ?? null;
    const visit = visits.get(id);
    if (visit !== undefined) {
      if (isVisitUnheard(each, visit)) unheard.set(id, each);
      continue;
    }
    const kind = facts === null ? null : taskKindOf(facts.externalId);
    if (kind === "callback" && each.some((save) => isCallUnheard(save, calls.get(id)))) unheard.set(id, each);
    if (kind !== null) continue;
    const rest = unheardIn(each, known.get(id) ?? [], facts);
    if (rest !== null) unheard.set(id, rest);
  }
  return unheard;
}

/** A call's history knows each result that was set on its task, and each other time an open one was given, by the second. */
function isCallUnheard(save: TicketSave, call: CallbackRow | undefined): boolean {
  if (call === undefined) return false;
  const isKnown = (kind: CallbackMoment["kind"]): boolean =>
    call.moments.some((moment) => moment.kind === kind && moment.at === save.at);
  return (
    (setsResult(save) && !isKnown("result")) ||
    (call.state === "open" && movesTask(save) && !isKnown("moved"))
  );
}
