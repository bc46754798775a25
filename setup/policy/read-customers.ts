import { readFile } from "node:fs/promises";
import * as v from "valibot";
import {
  type CustomerFacts,
  type FactMap,
  type FactValue,
  failed,
  ok,
  type Policy,
  rankCutOff,
  rankKeys,
  type Result,
} from "#core";

const factsFile = v.array(
  v.looseObject({
    id: v.union([v.number(), v.string()]),
    name: v.optional(v.nullable(v.string()), null),
    facts: v.record(
      v.string(),
      v.nullable(v.union([v.string(), v.number(), v.boolean(), v.array(v.string())])),
    ),
    tags: v.optional(v.array(v.string()), []),
  }),
);

/** Customers of a FACTS file, with the id as it was written, and the fact names the policy does not know. */
export type ReadCustomers = {
  readonly customers: readonly { readonly id: number | string; readonly customer: CustomerFacts }[];
  readonly unknownFacts: readonly string[];
};

/**
 * Reads an array of `{id, name, facts, tags?}`. Facts are named by their keys or as
 * `organization.custom_fields.<key>`; `null` is unknown. Top p % is counted over the customers of the file.
 */
export async function readCustomers(path: string, policy: Policy): Promise<Result<ReadCustomers, string>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    return failed(
      `${path}: can't be read as JSON (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  const parsed = v.safeParse(factsFile, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const where = v.getDotPath(issue) ?? "the file";
    return failed(`${path}: ${where}: ${issue.message}; wanted an array of {id, name, facts: {…}}`);
  }
  const read = parsed.output.map(({ id, name, facts, tags }) => ({
    id,
    name,
    tags,
    facts: factsOf(facts, policy),
  }));
  const cutOffs = Object.fromEntries(
    rankKeys(policy).map(({ rankKey, fact, percent }) => {
      const values = read.flatMap(({ facts }) => (typeof facts[fact] === "number" ? facts[fact] : []));
      return [rankKey, rankCutOff(values, percent)];
    }),
  );
  return ok({
    customers: read.map(({ id, name, tags, facts }, index) => ({
      id,
      customer: {
        id: typeof id === "number" ? id : index,
        name,
        facts,
        tags,
        standing: null,
        override: null,
        cutOffs,
      },
    })),
    unknownFacts: [...new Set(read.flatMap(({ facts }) => Object.keys(facts)))].filter(
      (key) => !policy.document.facts.some((fact) => fact.key === key),
    ),
  });
}

const FULL_NAME = /^organization\.custom_fields\./;

function factsOf(given: { readonly [name: string]: FactValue | null }, policy: Policy): FactMap {
  const known = Object.entries(given).flatMap(([name, value]) => {
    const key = name.replace(FULL_NAME, "");
    return value === null || value === "" ? [] : [[key, asNumber(key, value, policy)] as const];
  });
  return Object.fromEntries(known);
}

/** Zendesk writes decimal fields as text. */
function asNumber(key: string, value: FactValue, policy: Policy): FactValue {
  const kind = policy.document.facts.find((fact) => fact.key === key)?.kind;
  const isNumeric = kind === "number" || kind === "decimal";
  return isNumeric && typeof value === "string" && Number.isFinite(Number(value)) ? Number(value) : value;
}
