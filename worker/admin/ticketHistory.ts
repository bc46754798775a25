import { customerFactsOf } from "../queue/customerFacts.ts";
import { customersByIds } from "../store/customers.ts";
import { momentsOfTickets } from "../store/ticketMoments.ts";
import { policiesSince, tiersOf, wholeDeadlinesOf } from "../store/ticketHistory.ts";
import { ticketsByIds } from "../store/tickets.ts";
import type { AdminContext } from "./adminEnvironment.ts";
import { unknownTicket } from "./unknownTicket.ts";

/**
 * `GET /api/admin/tickets/:id/history`: all that the ledger knows of a ticket's time: its moments and deadlines, its
 * customer and the tiers it has had, and the policies since the ticket came in. No texts, as none are stored.
 */
export async function ticketHistory(c: AdminContext): Promise<Response> {
  const { DB: db } = c.env;
  const id = Number(c.req.param("id"));
  const [row] = Number.isSafeInteger(id) ? await ticketsByIds(db, [id]) : [];
  if (row === undefined) return unknownTicket();
  const { organizationId, createdAt } = row.facts;
  const [customer] = organizationId === null ? [] : await customersByIds(db, [organizationId]);
  return Response.json({
    organizationId,
    moments: (await momentsOfTickets(db, [id])).get(id) ?? [],
    deadlines: await wholeDeadlinesOf(db, id),
    customer: customer === undefined ? null : customerFactsOf(customer, {}),
    tiers: customer === undefined ? [] : await tiersOf(db, customer.id),
    policies: await policiesSince(db, createdAt),
  });
}
