import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { RETENTION_DAYS } from "../../worker/store/retention.ts";
import schema from "../../worker/store/SCHEMA.md?raw";

const sections = new Map(
  schema
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split("\n", 1)[0]?.trim() ?? "", section] as const),
);

async function tables(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name <> 'd1_migrations' ORDER BY name",
  ).all<{ name: string }>();
  return results.map(({ name }) => name);
}

test("SCHEMA.md describes exactly the tables that the migrations make", async () => {
  expect([...sections.keys()].toSorted((one, other) => (one < other ? -1 : 1))).toEqual(await tables());
});

test("SCHEMA.md names every column and the key of every table", async () => {
  for (const table of await tables()) {
    const { results } = await env.DB.prepare(`SELECT name, pk FROM pragma_table_info('${table}')`).all<{
      name: string;
      pk: number;
    }>();
    const text = sections.get(table) ?? "";
    expect(results.length, table).toBeGreaterThan(0);
    for (const { name } of results) expect(text, `${table}.${name}`).toContain(`\`${name}\``);
    const key = results.filter(({ pk }) => pk > 0).map(({ name }) => `\`${name}\``);
    expect(text, table).toContain(`Key ${key.join(", ")}`);
  }
});

test.each([
  ["deliveries", RETENTION_DAYS.deliveries],
  ["effects", RETENTION_DAYS.effects],
  ["dead_letters", RETENTION_DAYS.dead_letters],
  ["tickets", RETENTION_DAYS.deleted_tickets],
  ["tickets", RETENTION_DAYS.closed_tickets],
  ["people", RETENTION_DAYS.people],
  ["audit", RETENTION_DAYS.audit],
  ["tier_history", RETENTION_DAYS.tier_history],
  ["guard_counts", RETENTION_DAYS.guard_counts],
  ["solved_tickets", RETENTION_DAYS.solved_tickets],
  ["reply_uses", RETENTION_DAYS.reply_uses],
])("SCHEMA.md tells that %s keep rows %i days, as the code does", (table, days) => {
  expect(sections.get(table)).toMatch(new RegExp(`\\b${days} days`));
});
