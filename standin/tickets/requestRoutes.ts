import { Hono } from "hono";
import * as v from "valibot";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readWrapped } from "../http/readBody.ts";
import { refusalReply } from "../http/refusal.ts";
import { jsonReply, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import { createTicket } from "./createTicket.ts";
import { ticketEntries, type TicketInput } from "./ticketInput.ts";
import { updateTicket } from "./updateTicket.ts";

const { subject, comment, custom_fields, priority, type, organization_id, due_at } = ticketEntries;
const requestEntries = {
  subject,
  comment,
  custom_fields,
  priority,
  type,
  organization_id,
  due_at,
  solved: v.optional(v.boolean()),
};
const requestInput = v.object(requestEntries);

/** /api/v2/requests: tickets as the end user who asked sees them. Visible comments only through the ticket. */
export const requestRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const view = (ticket: Ticket): JsonObject => ({
    url: `${standin.url}/api/v2/requests/${ticket.id}.json`,
    id: ticket.id,
    status: ticket.status,
    priority: ticket.priority,
    type: ticket.type,
    subject: ticket.subject,
    description: ticket.description,
    organization_id: ticket.organization_id,
    requester_id: ticket.requester_id,
    assignee_id: ticket.assignee_id,
    created_at: ticket.created_at,
    updated_at: ticket.updated_at,
    is_public: ticket.is_public,
    due_at: ticket.due_at,
  });
  const own = (userId: number): Ticket[] =>
    [...standin.state.tickets.values()].filter(
      (ticket) => ticket.presence === "present" && ticket.is_public && ticket.requester_id === userId,
    );

  app.get("/api/v2/requests", (context) =>
    paginate({ url: context.req.url, plural: "requests", items: own(actingUser(context).id), view }),
  );
  app.get("/api/v2/requests/:id{[0-9]+}", (context) => {
    const ticket = own(actingUser(context).id).find((each) => each.id === Number(context.req.param("id")));
    return ticket === undefined ? recordNotFound() : jsonReply(200, { request: view(ticket) });
  });
  app.post("/api/v2/requests", async (context) => {
    const read = await readWrapped(context.req.raw, "request", requestInput, requestEntries);
    if (!read.ok) return read.reply;
    const { solved: _solved, ...input } = read.value;
    const made = createTicket(standin, actingUser(context), input, "web");
    return made.ok
      ? jsonReply(201, { request: view(made.value.ticket) }, read.warning)
      : refusalReply(made.refusal);
  });
  app.put("/api/v2/requests/:id{[0-9]+}", async (context) => {
    const user = actingUser(context);
    const ticket = own(user.id).find((each) => each.id === Number(context.req.param("id")));
    if (ticket === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "request", requestInput, requestEntries);
    if (!read.ok) return read.reply;
    const input: TicketInput = {
      ...(read.value.comment === undefined ? {} : { comment: read.value.comment }),
      ...(read.value.solved === true ? { status: "solved" as const } : {}),
    };
    const saved = updateTicket(standin, user, ticket.id, input, "web");
    return saved.ok ? jsonReply(200, { request: view(saved.value.ticket) }) : refusalReply(saved.refusal);
  });
  return app;
};
