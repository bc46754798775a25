import {
  type CustomerFacts,
  type FactMap,
  type FactValue,
  ok,
  type Policy,
  rankCutOff,
  rankKeys,
  type Result,
} from "#core";
import { type FactsFile, type FactsFileCustomer, readFactsFile } from "./factsFile.ts";

/** Customers of a FACTS file, with the id as it was written, and the fact names that no policy knows. */
export type ReadCustomers = {
  readonly customers: readonly ReadCustomer[];
  readonly unknownFacts: readonly string[];
  readonly tickets: FactsFile["tickets"];
};

export type ReadCustomer = { readonly id: number | string; readonly customer: CustomerFacts };

/**
 * Reads a FACTS file. Facts are named by their keys or as `organization.custom_fields.<key>`; `null` is unknown.
 * Top p % is counted over the customers of the file.
 */
export async function readCustomers(
  path: string,
  ...policies: readonly Policy[]
): Promise<Result<ReadCustomers, string>> {
  const file = await readFactsFile(path);
  if (!file.ok) return file;
  const read = file.value.customers.map((one) => ({ ...one, facts: factsOf(one.facts, policies) }));
  const cutOffs = Object.fromEntries(
    policies.flatMap(rankKeys).map(({ rankKey, fact, percent }) => {
      const values = read.flatMap(({ facts }) => (typeof facts[fact] === "number" ? facts[fact] : []));
      return [rankKey, rankCutOff(values, percent)];
    }),
  );
  return ok({
    customers: read.map(({ id, name, tags, facts, standing }, index) => ({
      id,
      customer: {
        id: typeof id === "number" ? id : -1 - index,
        name,
        facts,
        tags,
        standing,
        override: null,
        cutOffs,
      },
    })),
    unknownFacts: [...new Set(read.flatMap(({ facts }) => Object.keys(facts)))].filter(
      (key) => kindOf(key, policies) === null,
    ),
    tickets: file.value.tickets,
  });
}

const FULL_NAME = /^organization\.custom_fields\./;

function factsOf(given: FactsFileCustomer["facts"], policies: readonly Policy[]): FactMap {
  const known = Object.entries(given).flatMap(([name, value]) => {
    const key = name.replace(FULL_NAME, "");
    return value === null || value === "" ? [] : [[key, asNumber(key, value, policies)] as const];
  });
  return Object.fromEntries(known);
}

/** Zendesk writes decimal fields as text. */
function asNumber(key: string, value: FactValue, policies: readonly Policy[]): FactValue {
  const kind = kindOf(key, policies);
  const isNumeric = kind === "number" || kind === "decimal";
  return isNumeric && typeof value === "string" && Number.isFinite(Number(value)) ? Number(value) : value;
}

function kindOf(key: string, policies: readonly Policy[]): string | null {
  const facts = policies.flatMap(({ document }) => document.facts);
  return facts.find((fact) => fact.key === key)?.kind ?? null;
}
