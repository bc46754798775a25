import { savesInAudits } from "#zendesk";
import type { Shell } from "../shell.ts";
import type { OnTask } from "./onTask.ts";
import { resultOn, setsResult } from "./resultsSeen.ts";

/**
 * A task that has changed hands may show a result from before: its audits tell when that was set, and so whose call it is. One
 * request for each such task. `waiting`: could not be read now, so nothing is said of them yet.
 */
export async function withSaves(
  shell: Shell,
  found: readonly OnTask[],
): Promise<{ readonly found: readonly OnTask[]; readonly waiting: readonly number[] }> {
  const known: OnTask[] = [];
  const waiting: number[] = [];
  for (const one of found) {
    const { look } = one;
    if (!isUnclear(one)) {
      known.push(one);
      continue;
    }
    const ticketId = look.row.facts.id;
    const audits = await shell.zendesk.tickets.audits(ticketId);
    if (audits.ok) known.push({ ...one, look: { ...look, saves: savesInAudits(audits.value) } });
    else waiting.push(ticketId);
  }
  return { found: known, waiting };
}

const isUnclear = ({ look, row }: OnTask): boolean =>
  row.state === "open" &&
  row.moments.some(({ kind }) => kind === "taken_over") &&
  resultOn(look) !== null &&
  !look.saves.some(setsResult);
