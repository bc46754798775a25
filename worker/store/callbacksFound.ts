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

/** The tickets, closed ones left out, that callbacks of these customers are about. */
export async function ticketsCalledAbout(
  db: D1Database,
  organizations: readonly number[],
): Promise<readonly number[]> {
  if (organizations.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT DISTINCT t.id FROM json_each(?) AS o CROSS JOIN callbacks AS c ON c.organization_id = o.value
         CROSS JOIN tickets AS t ON t.id = c.ticket_id AND t.status NOT IN ('closed', 'deleted')`,
    )
    .bind(JSON.stringify(organizations))
    .all<{ id: number }>();
  return results.map(({ id }) => id);
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

/** All callbacks of a customer and rule that still matter. */
export type CallbackLine = {
  readonly organizationId: number;
  readonly rule: string;
  /** Calls that were made and causes that were taken back since then count too; null: only what is open. */
  readonly since: string | null;
};

/** The callbacks of these lines: what is open with what it takes up, and what ended since. */
export async function callbacksInLines(
  db: D1Database,
  lines: readonly CallbackLine[],
): Promise<readonly CallbackRow[]> {
  if (lines.length === 0) return [];
  const of = "c.organization_id = w.value ->> 'organizationId' AND c.rule = w.value ->> 'rule'";
  const each = (some: readonly CallbackLine[], select: (table: string) => readonly string[]) =>
    given(some, 0, ({ table, values }) => select(table).map((sql) => db.prepare(sql).bind(...values))).flat();
  const results = await db.batch<RawCallback>([
    ...each(lines, (table) => [
      `SELECT c.* FROM ${table} AS w CROSS JOIN callbacks AS c ON ${of} AND c.state = 'open'`,
      `SELECT a.* FROM ${table} AS w CROSS JOIN callbacks AS c ON ${of} AND c.state = 'open'
         CROSS JOIN callbacks AS a ON a.because = c.id AND a.state = 'attached'`,
    ]),
    ...each(
      lines.filter(({ since }) => since !== null),
      (table) => [
        `SELECT c.* FROM ${table} AS w CROSS JOIN callbacks AS c ON ${of} AND c.result_at >= w.value ->> 'since'`,
        `SELECT c.* FROM ${table} AS w CROSS JOIN callbacks AS c ON ${of} AND c.off_at >= w.value ->> 'since'`,
      ],
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

/** Open callbacks of these customers, of any rule, with those they take up. */
export async function openCallbacksOf(
  db: D1Database,
  organizations: readonly number[],
): Promise<readonly CallbackRow[]> {
  if (organizations.length === 0) return [];
  return rows(
    db
      .prepare(
        `SELECT c.* FROM json_each(?) AS o CROSS JOIN callbacks AS c
           ON c.organization_id = o.value AND c.state IN ('open', 'attached')
         WHERE c.state = 'open' OR EXISTS (SELECT 1 FROM callbacks AS t WHERE t.id = c.because AND t.state = 'open')`,
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
