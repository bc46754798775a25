/** Rows as D1 bills them. */
export type Rows = { read: number; written: number };

/** The same database, adding up what every statement reads and writes. */
export function countRows(db: D1Database, rows: Rows): D1Database {
  const add = <Result extends { readonly meta?: unknown }>(result: Result): Result => {
    const meta = result.meta as { rows_read?: number; rows_written?: number } | undefined;
    rows.read += meta?.rows_read ?? 0;
    rows.written += meta?.rows_written ?? 0;
    return result;
  };
  const originals = new WeakMap<object, D1PreparedStatement>();
  const counted = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = new Proxy(statement, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => counted(target.bind(...values));
        if (name === "all") return async () => add(await target.all());
        if (name === "run") return async () => add(await target.run());
        // `first` tells no count of its own.
        if (name === "first") return async () => add(await target.all()).results[0] ?? null;
        throw new Error(`the bench does not count ${String(name)}`);
      },
    });
    originals.set(wrapped, statement);
    return wrapped;
  };
  return new Proxy(db, {
    get(target, name) {
      if (name === "prepare") return (sql: string) => counted(target.prepare(sql));
      if (name === "batch") {
        return async (statements: D1PreparedStatement[]) => {
          const results = await target.batch(statements.map((each) => originals.get(each) ?? each));
          return results.map(add);
        };
      }
      throw new Error(`the bench does not count ${String(name)}`);
    },
  });
}
