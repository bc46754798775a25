import type { Shell } from "../shell.ts";
import { deleteOld } from "../store/retention.ts";

/** Once a day: lets go of what has been kept long enough (worker/store/SCHEMA.md). */
export async function retention(shell: Shell): Promise<void> {
  await shell.db.batch(deleteOld(shell.db, shell.now));
}
