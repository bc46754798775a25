import { readJson } from "./readJson.ts";

/** Customers whom nobody reached in a period, by the values of some facts (D10). */
export type NotCalled = {
  /** All of them, by the values in the order they were asked for; null: unknown. */
  readonly groups: readonly { readonly values: readonly (string | null)[]; readonly customers: number }[];
  /** The customers themselves, one page by id. */
  readonly customers: readonly {
    readonly id: number;
    readonly name: string | null;
    readonly values: readonly (string | null)[];
  }[];
  /** Ask again with it for the next page; null: that was the last. */
  readonly next: number | null;
};

const PAGE = 200;
/** What counts as called: the customer was spoken to. */
const REACHED = "('satisfied', 'fairly_satisfied', 'dissatisfied', 'refused')";

/** @param period instants `[from, to)`. @param splitBy keys of facts. */
export async function notCalled(
  db: D1Database,
  period: { readonly from: string; readonly to: string },
  { splitBy, after }: { readonly splitBy: readonly string[]; readonly after: number },
): Promise<NotCalled> {
  const uncalled = `NOT EXISTS (SELECT 1 FROM callbacks AS b WHERE b.organization_id = c.id AND b.result_at >= ?1
     AND b.result_at < ?2 AND b.result IN ${REACHED})`;
  const values = `(SELECT json_group_array(c.facts ->> ('$.' || f.value)) FROM json_each(?3) AS f)`;
  const asked = [period.from, period.to, JSON.stringify(splitBy)];
  const [groups, customers] = await db.batch<{ id: number; name: string | null; value: string; n: number }>([
    db
      .prepare(
        `SELECT ${values} AS value, count(*) AS n FROM customers AS c WHERE ${uncalled} GROUP BY value ORDER BY n DESC`,
      )
      .bind(...asked),
    db
      .prepare(
        `SELECT c.id, c.name, ${values} AS value FROM customers AS c WHERE c.id > ?4 AND ${uncalled}
         ORDER BY c.id LIMIT ${PAGE}`,
      )
      .bind(...asked, after),
  ]);
  const list = customers?.results ?? [];
  return {
    groups: (groups?.results ?? []).map(({ value, n }) => ({ values: listOf(value), customers: n })),
    customers: list.map(({ id, name, value }) => ({ id, name, values: listOf(value) })),
    next: list.length < PAGE ? null : (list.at(-1)?.id ?? null),
  };
}

const listOf = (json: string): readonly (string | null)[] => readJson<(string | null)[]>(json, []);
