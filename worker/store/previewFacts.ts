import { type CutOffs, type RankCutOff, type RankKey, rankPlaces } from "#core";
import { type CustomerRow, customerOf, type RawCustomer } from "./customers.ts";
import { type RawTicket, type TicketRow, ticketOf } from "./tickets.ts";

/** The number a customer has of a fact; null for anything else. */
const VALUE = `iif(json_type(facts, '$."' || ?1 || '"') IN ('integer', 'real'), json_extract(facts, '$."' || ?1 || '"'), NULL)`;

/**
 * "Top p %" cut-offs counted over all stored customers, also by facts that nothing ranks by yet. Reads each customer
 * twice a rule: for an admin's question, not for events.
 */
export async function countCutOffs(db: D1Database, keys: readonly RankKey[]): Promise<CutOffs> {
  const counted: { [rankKey: string]: RankCutOff } = {};
  for (const key of keys) counted[key.rankKey] = await cutOffOf(db, key);
  return counted;
}

async function cutOffOf(db: D1Database, { fact, percent }: RankKey): Promise<RankCutOff> {
  const known = await db
    .prepare(`SELECT count(*) AS n FROM customers WHERE ${VALUE} > 0`)
    .bind(fact)
    .first<{ n: number }>();
  const places = rankPlaces(percent, known?.n ?? 0);
  if (places === 0) return { atLeast: null };
  const row = await db
    .prepare(
      `SELECT ${VALUE} AS value FROM customers WHERE ${VALUE} > 0 ORDER BY value DESC LIMIT 1 OFFSET ?2`,
    )
    .bind(fact, places - 1)
    .first<{ value: number }>();
  return { atLeast: row?.value ?? null };
}

export async function customersAfter(db: D1Database, after: number, limit: number): Promise<CustomerRow[]> {
  const { results } = await db
    .prepare("SELECT * FROM customers WHERE id > ? ORDER BY id LIMIT ?")
    .bind(after, limit)
    .all<RawCustomer>();
  return results.map(customerOf);
}

/** The newest tickets that can still change, our own task tickets left out, from below an id on. */
export async function newestTickets(db: D1Database, before: number, limit: number): Promise<TicketRow[]> {
  const { results } = await db
    .prepare(
      `SELECT * FROM tickets WHERE id < ? AND status NOT IN ('closed', 'deleted')
         AND (external_id IS NULL OR external_id NOT LIKE 'tierwise:%')
       ORDER BY id DESC LIMIT ?`,
    )
    .bind(before, limit)
    .all<RawTicket>();
  return results.map(ticketOf);
}
