import { type CallbackRow, callbackOf, type RawCallback } from "./callbacks.ts";
import { given } from "./given.ts";

const rows = async (statement: D1PreparedStatement): Promise<readonly CallbackRow[]> =>
  (await statement.all<RawCallback>()).results.map(callbackOf);

/** The callbacks about these tickets, whatever their state. */
export async function callbacksAbout(
  db: D1Database,
  tickets: readonly number[],
): Promise<readonly CallbackRow[]> {
  if (tickets.length === 0) return [];
  return rows(
    db
      .prepare(
        `SELECT c.* FROM json_each(?) AS t CROSS JOIN callbacks AS c
           ON c.ticket_id = t.value AND c.ticket_id IS NOT NULL`,
      )
      .bind(JSON.stringify(tickets)),
  );
}

/** The callbacks of these tasks: by the task's id, or by their own where the task is news. */
export async function callbacksOfTasks(
  db: D1Database,
  tasks: readonly { readonly ticketId: number; readonly callback: string }[],
): Promise<readonly CallbackRow[]> {
  if (tasks.length === 0) return [];
  const [byTask, byId] = await db.batch<RawCallback>([
    db
      .prepare(
        `SELECT c.* FROM json_each(?) AS t CROSS JOIN callbacks AS c
           ON c.task_ticket_id = t.value AND c.task_ticket_id IS NOT NULL`,
      )
      .bind(JSON.stringify(tasks.map(({ ticketId }) => ticketId))),
    db
      .prepare("SELECT * FROM callbacks WHERE id IN (SELECT value FROM json_each(?))")
      .bind(JSON.stringify(tasks.map(({ callback }) => callback))),
  ]);
  const found = [...(byTask?.results ?? []), ...(byId?.results ?? [])].map(callbackOf);
  return [...new Map(found.map((row) => [row.id, row])).values()];
}

/** A customer and a rule. */
export type RuleOfCustomer = { readonly organizationId: number; readonly rule: string };

/** Those that decide about new ones of the same customer and rule: open ones, and the last that were made. */
export async function callbacksBeside(
  db: D1Database,
  asked: readonly (RuleOfCustomer & { readonly madeSince: string | null })[],
): Promise<readonly CallbackRow[]> {
  if (asked.length === 0) return [];
  const lately = asked.filter(({ madeSince }) => madeSince !== null);
  const results = await db.batch<RawCallback>([
    ...given(asked, 0, ({ table, values }) =>
      db
        .prepare(
          `SELECT c.* FROM ${table} AS w CROSS JOIN callbacks AS c
             ON c.organization_id = w.value ->> 'organizationId' AND c.state = 'open' AND c.rule = w.value ->> 'rule'`,
        )
        .bind(...values),
    ),
    ...given(lately, 0, ({ table, values }) =>
      db
        .prepare(
          `SELECT c.* FROM ${table} AS w CROSS JOIN callbacks AS c
             ON c.organization_id = w.value ->> 'organizationId' AND c.rule = w.value ->> 'rule'
             AND c.result_at IS NOT NULL AND c.result_at >= w.value ->> 'madeSince'`,
        )
        .bind(...values),
    ),
  ]);
  const found = results.flatMap((result) => result.results.map(callbackOf));
  return [...new Map(found.map((row) => [row.id, row])).values()];
}

/** Which of these ids the ledger has. */
export async function callbackIdsKnown(db: D1Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await db.batch<{ id: string }>(
    given(ids, 0, ({ table, values }) =>
      db
        .prepare(`SELECT c.id FROM ${table} AS w CROSS JOIN callbacks AS c ON c.id = w.value ->> '$'`)
        .bind(...values),
    ),
  );
  return new Set(found.flatMap(({ results }) => results.map(({ id }) => id)));
}

/** Open callbacks of these customers, of any rule. */
export async function openCallbacksOf(
  db: D1Database,
  organizations: readonly number[],
): Promise<readonly CallbackRow[]> {
  if (organizations.length === 0) return [];
  return rows(
    db
      .prepare(
        `SELECT c.* FROM json_each(?) AS o CROSS JOIN callbacks AS c
           ON c.organization_id = o.value AND c.state = 'open'`,
      )
      .bind(JSON.stringify(organizations)),
  );
}

/** Callbacks whose next mark has come, the longest ago first. Reads the due rows and nothing else. */
export async function callbacksDue(
  db: D1Database,
  now: string,
  limit: number,
): Promise<readonly CallbackRow[]> {
  return rows(
    db.prepare("SELECT * FROM callbacks WHERE next_at <= ? ORDER BY next_at LIMIT ?").bind(now, limit),
  );
}

/** Others that an open one takes up, the oldest first. */
export async function callbacksAttachedTo(
  db: D1Database,
  owners: readonly CallbackRow[],
): Promise<readonly CallbackRow[]> {
  if (owners.length === 0) return [];
  return rows(
    db
      .prepare(
        `SELECT c.* FROM json_each(?) AS w CROSS JOIN callbacks AS c
           ON c.organization_id = w.value ->> 'organizationId' AND c.state = 'attached' AND c.rule = w.value ->> 'rule'
         WHERE c.because = w.value ->> 'id' ORDER BY c.cause_at, c.id`,
      )
      .bind(JSON.stringify(owners.map(({ id, organizationId, rule }) => ({ id, organizationId, rule })))),
  );
}
