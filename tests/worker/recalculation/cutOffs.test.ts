import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { rankCutOff } from "#core";
import {
  beginCutOff,
  markPassedBy,
  moveCutOff,
  putRanks,
  readCutOffs,
  type RankKey,
} from "../../../worker/store/ranks.ts";
import { emptyStore } from "../support/world.ts";

beforeEach(emptyStore);

const NOW = "2026-11-22T10:00:00Z";
const LATER = "2026-12-22T10:00:00Z";
const KEYS: readonly RankKey[] = [
  { rankKey: "spend:7", fact: "spend", percent: 7 },
  { rankKey: "spend:33.333", fact: "spend", percent: 33.333 },
  { rankKey: "spend:100", fact: "spend", percent: 100 },
];

type Change = { readonly id: number; readonly value: number | null };

async function begin(): Promise<void> {
  await env.DB.batch(KEYS.map((key) => beginCutOff(env.DB, key, NOW)));
}

async function change(changes: readonly Change[]): Promise<void> {
  await env.DB.batch([
    ...putRanks(
      env.DB,
      changes.map((each) => ({ ...each, fact: "spend" })),
    ),
    ...KEYS.flatMap((key) => [moveCutOff(env.DB, key, NOW), markPassedBy(env.DB, key, NOW)]),
  ]);
}

/** What counting everybody again would say. */
function recounted(values: ReadonlyMap<number, number | null>): Record<string, unknown> {
  const known = [...values.values()].filter((value) => value !== null);
  return Object.fromEntries(KEYS.map(({ rankKey, percent }) => [rankKey, rankCutOff(known, percent)]));
}

/** Ties are the rule here, values at and below zero and unknown ones are no exception. */
const values = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 2, arbitrary: fc.double({ min: 0.001, max: 1e9, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, -250_000) },
  { weight: 2, arbitrary: fc.constant(null) },
);
const changes = fc.array(
  fc.array(fc.record({ id: fc.integer({ min: 1, max: 30 }), value: values }), { minLength: 1, maxLength: 8 }),
  { minLength: 1, maxLength: 12 },
);

test("after any changes the cut-offs are those of a full count, ties included", async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (batches) => {
      await emptyStore();
      await begin();
      const truth = new Map<number, number | null>();
      for (const batch of batches) {
        const last = new Map(batch.map(({ id, value }) => [id, value]));
        for (const [id, value] of last) truth.set(id, value);
        await change([...last].map(([id, value]) => ({ id, value })));
        expect(await readCutOffs(env.DB)).toEqual(recounted(truth));
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

test("whoever a moved cut-off passes by is due to be judged again, and nobody else", async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (batches) => {
      await emptyStore();
      await begin();
      await env.DB.prepare(
        `WITH RECURSIVE numbered(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbered WHERE n < 30)
         INSERT INTO customers (id, updated_at) SELECT n, ?1 FROM numbered`,
      )
        .bind(NOW)
        .run();
      const truth = new Map<number, number | null>();
      for (const batch of batches) {
        const before = await inside(truth);
        const last = new Map(batch.map(({ id, value }) => [id, value]));
        for (const [id, value] of last) truth.set(id, value);
        await env.DB.prepare("UPDATE customers SET judge_again_at = ?").bind(LATER).run();
        await change([...last].map(([id, value]) => ({ id, value })));
        const after = await inside(truth);
        const passed = [...truth.keys()].filter((id) => before.get(id) !== after.get(id) && !last.has(id));
        const due = await env.DB.prepare("SELECT id FROM customers WHERE judge_again_at <= ?")
          .bind(NOW)
          .all<{ id: number }>();
        const marked = due.results.map(({ id }) => id).filter((id) => !last.has(id));
        expect(marked).toEqual(passed.toSorted((one, other) => one - other));
      }
    }),
    { numRuns: 30 },
  );
}, 120_000);

/** By customer: inside which of the rules. */
async function inside(truth: ReadonlyMap<number, number | null>): Promise<ReadonlyMap<number, string>> {
  const cutOffs = await readCutOffs(env.DB);
  return new Map(
    [...truth].map(([id, value]) => [
      id,
      KEYS.map(({ rankKey }) => {
        const atLeast = cutOffs[rankKey]?.atLeast ?? null;
        return value !== null && value > 0 && atLeast !== null && value >= atLeast;
      }).join(),
    ]),
  );
}

test("7 % of 100 customers are 7, not 8 as a float would have it", async () => {
  await begin();
  await change(Array.from({ length: 100 }, (_, index) => ({ id: index + 1, value: index + 1 })));
  expect((await readCutOffs(env.DB))["spend:7"]).toEqual({ atLeast: 94 });
});
