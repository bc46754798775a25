/** The answer about a ticket that the ledger does not know. */
export function unknownTicket(): Response {
  const message = "The ledger does not know this ticket.";
  return Response.json({ error: "unknown_ticket", message }, { status: 404 });
}
