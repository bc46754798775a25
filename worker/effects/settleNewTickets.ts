import { hasFailed, type JobStatus } from "#zendesk";
import { type Shell, secondsAfter } from "../shell.ts";
import type { Effect } from "../store/effect.ts";
import { effectsRetried } from "../store/effects.ts";
import { ticketsMade } from "./ticketsMade.ts";

/**
 * Notes which tickets of ended jobs were made: a job names them by their place, and they were sent in the order of their ids.
 * What it does not name is tried again alone, where it is first looked for.
 */
export async function settleNewTickets(
  shell: Shell,
  ended: readonly JobStatus[],
  effects: readonly Effect[],
): Promise<void> {
  const settled = ended.flatMap((job) =>
    effects
      .filter(({ jobId, change }) => jobId === job.id && change.kind === "new_ticket")
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .map((effect, place) => ({ effect, ticketId: ticketAt(job, place) })),
  );
  if (settled.length === 0) return;
  const made = settled.flatMap(({ effect: { id, change }, ticketId }) =>
    ticketId === null || change.kind !== "new_ticket"
      ? []
      : [{ effectId: id, externalId: change.externalId, id: ticketId }],
  );
  const rest = settled.filter(({ ticketId }) => ticketId === null).map(({ effect }) => effect);
  await shell.db.batch([
    ...ticketsMade(shell.db, made, new Date().toISOString()),
    effectsRetried(
      shell.db,
      rest.map(({ id }) => id),
      secondsAfter(shell.now, 1),
      "the bulk job did not make it",
    ),
  ]);
}

function ticketAt(job: JobStatus, place: number): number | null {
  if (job.status !== "completed") return null;
  const result = job.results?.find(({ index }) => index === place) ?? null;
  const id = result === null || hasFailed(result) ? Number.NaN : Number(result.id);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}
