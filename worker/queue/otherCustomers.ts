import { type CustomerFacts, organizationsIn } from "#core";
import type { TicketLook } from "../promises/promisesOf.ts";
import { customersByIds } from "../store/customers.ts";
import type { CutOffs } from "../store/ranks.ts";
import { customerFactsOf } from "./customerFacts.ts";

/** The customers whose tickets these were at another time, by what was just learnt of them, as far as the ledger knows them. */
export async function otherCustomers(
  db: D1Database,
  looks: readonly Pick<TicketLook, "row" | "events" | "saves">[],
  cutOffs: CutOffs,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  const named = looks.flatMap(({ row, events, saves }) =>
    [...events.flatMap(({ about }) => about.detail?.organizationId ?? []), ...organizationsIn(saves)].filter(
      (id) => id !== row.facts.organizationId,
    ),
  );
  const rows = await customersByIds(db, [...new Set(named)]);
  return new Map(rows.map((row) => [row.id, customerFactsOf(row, cutOffs)]));
}
