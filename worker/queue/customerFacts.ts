import type { CustomerFacts } from "#core";
import type { CustomerRow } from "../store/customers.ts";
import type { CutOffs } from "../store/ranks.ts";

/** The ledger's customer as core takes it. */
export function customerFactsOf(row: CustomerRow, cutOffs: CutOffs): CustomerFacts {
  const { id, name, facts, tags, standing, override } = row;
  return { id, name, facts, tags, standing, override, cutOffs };
}
