import { Hono } from "hono";
import { actingUser, channelOf } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { readWrapped } from "../http/readBody.ts";
import { refusalReply } from "../http/refusal.ts";
import { forbiddenRole, idempotencyMismatch, jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import { jobReply } from "../jobs/jobReply.ts";
import type { Audit, Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import { createTicket } from "./createTicket.ts";
import { deleteTicket } from "./deleteTicket.ts";
import { ticketEntries, ticketInput } from "./ticketInput.ts";
import { auditView, ticketView } from "./ticketView.ts";
import { updateTicket } from "./updateTicket.ts";

/** Creating (once per Idempotency-Key), updating and deleting one ticket. */
export const ticketWriteRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const savedBody = ({ ticket, audit }: { ticket: Ticket; audit: Audit }) => ({
    ticket: ticketView(standin, ticket),
    audit: auditView(ticket, audit),
  });

  app.post("/api/v2/tickets", async (context) => {
    const user = actingUser(context);
    if (user.light_agent) return forbiddenRole();
    const key = context.req.header("idempotency-key");
    const requestBody = await context.req.raw.clone().text();
    const scopedKey = key === undefined ? undefined : `${user.id} ${key}`;
    if (scopedKey !== undefined) {
      const found = standin.idempotency.find(scopedKey, requestBody);
      if (found.kind === "mismatch") return idempotencyMismatch();
      if (found.kind === "hit")
        return new Response(found.body, {
          status: found.status,
          headers: { "content-type": "application/json; charset=utf-8", "x-idempotency-lookup": "hit" },
        });
    }
    const read = await readWrapped(context.req.raw, "ticket", ticketInput, ticketEntries);
    if (!read.ok) return read.reply;
    const channel = channelOf(context);
    if (context.req.query("async") === "true") {
      const queued = jobReply(standin, "Create Ticket", [read.value], (input, index) => {
        const made = createTicket(standin, user, input, channel);
        return made.ok
          ? { index, id: made.value.ticket.id, success: true }
          : { index, error: made.refusal.reason, success: false };
      });
      return new Response(queued.body, {
        status: queued.status === 200 ? 202 : queued.status,
        headers: queued.headers,
      });
    }
    const made = createTicket(standin, user, read.value, channel);
    if (!made.ok) return refusalReply(made.refusal);
    const body = savedBody(made.value);
    if (scopedKey !== undefined) standin.idempotency.keep(scopedKey, requestBody, 201, JSON.stringify(body));
    return jsonReply(201, body, {
      location: `${standin.url}/api/v2/tickets/${made.value.ticket.id}.json`,
      ...(key === undefined ? {} : { "x-idempotency-lookup": "miss" }),
      ...read.warning,
    });
  });

  app.put("/api/v2/tickets/:id{[0-9]+}", async (context) => {
    const read = await readWrapped(context.req.raw, "ticket", ticketInput, ticketEntries);
    if (!read.ok) return read.reply;
    const saved = updateTicket(
      standin,
      actingUser(context),
      Number(context.req.param("id")),
      read.value,
      channelOf(context),
    );
    return saved.ok ? jsonReply(200, savedBody(saved.value), read.warning) : refusalReply(saved.refusal);
  });

  app.delete("/api/v2/tickets/:id{[0-9]+}", (context) => {
    const user = actingUser(context);
    if (user.role !== "admin") return forbiddenRole();
    return deleteTicket(standin, user, Number(context.req.param("id"))) ? noContent() : recordNotFound();
  });
  return app;
};
