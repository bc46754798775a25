import type { Zendesk } from "#zendesk";
import { LOCAL_ACCOUNT } from "../start/localAccount.ts";

/** The preset's rule about signed visits (A8). */
const RULE = "supervisory";

/**
 * The demo's people take the calls that are owed about these visits, in turn, as they would in the view of callbacks; so
 * everybody who looks around has calls of their own. @returns how many were taken
 */
export async function shareCalls(zendesk: Zendesk, visitIds: readonly number[]): Promise<number> {
  const callers = [LOCAL_ACCOUNT.adminId, ...LOCAL_ACCOUNT.agentIds];
  let taken = 0;
  for (const visitId of visitIds) {
    const found = await zendesk.tickets.byExternalId(`tierwise:callback:${visitId}:${RULE}:1`);
    const [task] = found.ok ? found.value : [];
    const caller = callers[taken % callers.length];
    if (task === undefined || caller === undefined) continue;
    const written = await zendesk.tickets.update(task.id, { assignee_id: caller });
    if (written.ok) taken += 1;
  }
  return taken;
}
