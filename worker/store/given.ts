/** D1 binds a hundred parameters a statement; the rest is for what goes with all of the records. */
const GIVEN_AT_MOST = 90;

/** Records as a table `(value)` of JSON texts, to select from and to join; `values` are to be bound after the others. */
export type Given = { readonly table: string; readonly values: readonly string[] };

/**
 * One statement for each ninety of these records. D1 counts a row read for every element of `json_each`, and none for these.
 * @param others how many parameters come first: `?1` to `?others`.
 */
export function given<Statement>(
  records: readonly unknown[],
  others: number,
  build: (given: Given) => Statement,
): Statement[] {
  const statements: Statement[] = [];
  for (let from = 0; from < records.length; from += GIVEN_AT_MOST) {
    const some = records.slice(from, from + GIVEN_AT_MOST);
    const places = some.map((_, place) => `(?${others + place + 1})`).join(", ");
    const table = `(SELECT column1 AS value FROM (VALUES ${places}))`;
    statements.push(build({ table, values: some.map((record) => JSON.stringify(record)) }));
  }
  return statements;
}
