import { readJson } from "./readJson.ts";

/** Customers whom nobody reached in a period, by the values of some facts (D10). */
export type NotCalled = {
  /** All of them, by the values in the order they were asked for; null: unknown. */
  readonly groups: readonly { readonly values: readonly (string | null)[]; readonly customers: number }[];
  /** The customers themselves, one page by id. */
  readonly customers: readonly {
    readonly id: number;
    readonly name: string | null;
    /** Key of the tier; null: none yet. */
    readonly tier: string | null;
    readonly values: readonly (string | null)[];
  }[];
  /** Ask again with it for the next page; null: that was the last. */
  readonly next: number | null;
};

type CustomerRow = { readonly id: number; readonly name: string | null; readonly tier: string | null };

/** What counts as called: the customer was spoken to. */
const REACHED = "('satisfied', 'fairly_satisfied', 'dissatisfied', 'refused')";

/** `splitBy`: keys of facts; `atMost`: customers of one page, those whose ids come after `after`. */
export type NotCalledPage = {
  readonly splitBy: readonly string[];
  readonly after: number;
  readonly atMost: number;
};

/** @param period instants `[from, to)`. */
export async function notCalled(
  db: D1Database,
  period: { readonly from: string; readonly to: string },
  { splitBy, after, atMost }: NotCalledPage,
): Promise<NotCalled> {
  const uncalled = `NOT EXISTS (SELECT 1 FROM callbacks AS b WHERE b.organization_id = c.id AND b.result_at >= ?1
     AND b.result_at < ?2 AND b.result IN ${REACHED})`;
  const values = `(SELECT json_group_array(c.facts ->> ('$.' || f.value)) FROM json_each(?3) AS f)`;
  const asked = [period.from, period.to, JSON.stringify(splitBy)];
  const [groups, customers] = await db.batch<CustomerRow & { value: string; n: number }>([
    db
      .prepare(
        `SELECT ${values} AS value, count(*) AS n FROM customers AS c WHERE ${uncalled} GROUP BY value ORDER BY n DESC, value`,
      )
      .bind(...asked),
    db
      .prepare(
        `SELECT c.id, c.name, c.tier, ${values} AS value FROM customers AS c WHERE c.id > ?4 AND ${uncalled}
         ORDER BY c.id LIMIT ?5`,
      )
      .bind(...asked, after, atMost + 1),
  ]);
  const found = customers?.results ?? [];
  const list = found.slice(0, atMost);
  return {
    groups: (groups?.results ?? []).map(({ value, n }) => ({ values: listOf(value), customers: n })),
    customers: list.map(({ id, name, tier, value }) => ({ id, name, tier, values: listOf(value) })),
    next: found.length > list.length ? (list.at(-1)?.id ?? null) : null,
  };
}

const listOf = (json: string): readonly (string | null)[] => readJson<(string | null)[]>(json, []);
