import * as v from "valibot";
import { TASK_FIELDS, type TaskField } from "#core";
import type { ZendeskResult } from "#zendesk";
import type { Shell } from "../shell.ts";
import { putAccount, readAccount } from "../store/account.ts";

const StoredIds = v.record(v.string(), v.number());
/** A field that is missing is looked for again after this long, so that setup can come later than the Worker. */
const LOOK_AGAIN_MS = 300_000;

/** Ids of the ticket fields of visits and callbacks, found by their titles once; one the account lacks is missing. */
export async function taskFieldIds(
  shell: Shell,
  needed: readonly TaskField[],
): Promise<ZendeskResult<ReadonlyMap<TaskField, number>>> {
  const entry = (await readAccount(shell.db)).get("task_field_ids");
  const stored = v.safeParse(StoredIds, entry?.value);
  if (stored.success && entry !== undefined) {
    const known = byField(stored.output);
    const isFresh = shell.now.getTime() - Date.parse(entry.readAt) < LOOK_AGAIN_MS;
    if (isFresh || needed.every((field) => known.has(field))) return { ok: true, value: known };
  }
  const listed = await shell.zendesk.fields.ticket.list();
  if (!listed.ok) return listed;
  const ids = Object.fromEntries(listed.value.map(({ id, title }) => [title, id]));
  await putAccount(shell.db, "task_field_ids", ids, shell.nowText).run();
  return { ok: true, value: byField(ids) };
}

function byField(ids: { readonly [title: string]: number }): ReadonlyMap<TaskField, number> {
  const fields = Object.keys(TASK_FIELDS).filter((name): name is TaskField =>
    Object.hasOwn(TASK_FIELDS, name),
  );
  return new Map(
    fields.flatMap((field) => {
      const id = ids[TASK_FIELDS[field]];
      return id === undefined ? [] : [[field, id] as const];
    }),
  );
}
