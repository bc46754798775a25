import * as v from "valibot";
import type { Shell } from "../shell.ts";
import { putAccount, readAccount } from "../store/account.ts";

const StoredIds = v.record(v.string(), v.number());
/** A name that is not among them is looked for again after this long. */
const LOOK_AGAIN_MS = 300_000;

/** Ids of Zendesk's groups by name, read once; a name that no group has is missing. */
export async function groupIds(shell: Shell, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (names.length === 0) return new Map();
  const entry = (await readAccount(shell.db)).get("group_ids");
  const stored = v.safeParse(StoredIds, entry?.value);
  if (stored.success && entry !== undefined) {
    const known = new Map(Object.entries(stored.output));
    const isFresh = shell.now.getTime() - Date.parse(entry.readAt) < LOOK_AGAIN_MS;
    if (isFresh || names.every((name) => known.has(name))) return known;
  }
  const listed = await shell.zendesk.groups.list();
  if (!listed.ok) return new Map();
  const ids = Object.fromEntries(listed.value.map(({ id, name }) => [name, id]));
  await putAccount(shell.db, "group_ids", ids, shell.nowText).run();
  return new Map(Object.entries(ids));
}
