import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compileConditions } from "../../../core/conditions/compileConditions.ts";
import type { Condition } from "../../../core/conditions/condition.ts";
import { OPERATORS } from "../../../core/conditions/field.ts";
import type { Subject } from "../../../core/conditions/subject.ts";
import { fieldsOf } from "../../../core/policy/fieldsOf.ts";
import { small } from "../smallPolicy.ts";
import { ticket } from "../facts.ts";

// Many runs each; test machines may be busy.
vi.setConfig({ testTimeout: 60_000 });

const fields = fieldsOf(small().document, "reply");
const find = (name: string) =>
  fields.find(name) ??
  (() => {
    throw new Error(name);
  })();

const FIELDS = [
  "spend",
  "stage",
  "since",
  "strategic",
  "city",
  "organization.tags",
  "service_tier",
  "status",
  "priority",
  "type",
  "current_tags",
  "group_id",
  "custom_fields_7",
  "subject_includes_word",
];
const WORDS = ["new", "open", "urgent", "gold", "stage_new", "2026-01-01", "a", "b", "a b"];

const value = fc.oneof(
  fc.integer({ min: -2, max: 3 }),
  fc.boolean(),
  fc.constantFrom(...WORDS),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }),
  fc.constant(null),
);

const condition: fc.Arbitrary<Condition> = fc.constantFrom(...FIELDS).chain((field) =>
  fc.record({
    field: fc.constant(field),
    operator: fc.constantFrom(...OPERATORS[find(field).kind]),
    value,
  }),
);
const conditions = fc.record({
  all: fc.array(condition, { maxLength: 6 }),
  any: fc.array(condition, { maxLength: 6 }),
});

const word = fc.constantFrom(...WORDS);
const subject: fc.Arbitrary<Subject> = fc.record({
  facts: fc.record(
    { spend: fc.integer({ min: -2, max: 3 }), stage: word, since: word, strategic: fc.boolean(), city: word },
    { requiredKeys: [] },
  ),
  tags: fc.array(word, { maxLength: 2 }),
  ticket: fc.option(
    fc
      .record({
        status: fc.constantFrom("new", "open", "pending", "hold", "solved", "closed", "deleted"),
        priority: fc.constantFrom(null, "low", "normal", "high", "urgent"),
        groupId: fc.option(fc.integer({ min: 0, max: 3 })),
        tags: fc.array(word, { maxLength: 2 }),
        subjectWords: fc.array(word, { maxLength: 2 }),
        customFields: fc.record(
          { 7: fc.oneof(word, fc.boolean(), fc.integer({ min: 0, max: 3 })) },
          { requiredKeys: [] },
        ),
      })
      .map((changes) => ticket(changes)),
    { nil: null },
  ),
  tier: fc.constantFrom("gold", "plain", null),
});

test("the fast path and the explanation always agree", () => {
  fc.assert(
    fc.property(conditions, subject, (set, about) => {
      const compiled = compileConditions(set, find);
      expect(compiled.holds(about)).toBe(compiled.explain(about).held);
    }),
    { numRuns: 2000 },
  );
});

test("a condition and its opposite never hold together, and both fail only on the unknown", () => {
  const opposites = [
    ["is", "is_not"],
    ["includes", "not_includes"],
    ["present", "not_present"],
  ] as const;
  fc.assert(
    fc.property(condition, fc.constantFrom(...opposites), subject, (one, [yes, no], about) => {
      const ask = (operator: Condition["operator"]) =>
        compileConditions({ all: [{ ...one, operator }], any: [] }, find).explain(about).all[0]?.held;
      const answers = [ask(yes), ask(no)];
      expect([
        ["no", "yes"],
        ["yes", "no"],
        ["unknown", "unknown"],
      ]).toContainEqual(answers);
    }),
    { numRuns: 1000 },
  );
});

test("taking a condition out of `all` never turns a set that held into one that does not", () => {
  fc.assert(
    fc.property(conditions, subject, (set, about) => {
      const fewer = { ...set, all: set.all.slice(1) };
      if (compileConditions(set, find).holds(about))
        expect(compileConditions(fewer, find).holds(about)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
