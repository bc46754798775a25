import type { Shell } from "../shell.ts";
import { beat } from "../store/heartbeats.ts";

/** Writes down whether Zendesk answered in this invocation, with whatever else its end has to tell. */
export async function recordContact(
  shell: Shell,
  others: readonly D1PreparedStatement[] = [],
): Promise<void> {
  const { db, contact, nowText } = shell;
  await db.batch([
    ...others,
    ...(contact.reachedAt === null ? [] : [beat(db, "zendesk_reached", contact.reachedAt)]),
    ...(contact.failedAt === null ? [] : [beat(db, "zendesk_failed", contact.failedAt, contact.failure)]),
    beat(db, "alive", nowText),
  ]);
}
