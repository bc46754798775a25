import { Hono } from "hono";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readIds } from "../http/readIds.ts";
import { jsonReply, recordNotFound } from "../http/reply.ts";
import { jobReply } from "../jobs/jobReply.ts";
import type { Standin } from "../standin.ts";
import { eraseTicket, restoreTicket } from "./deleteTicket.ts";

/** The bin: /api/v2/deleted_tickets. */
export const deletedTicketRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  app.get("/api/v2/deleted_tickets", (context) => {
    const admin = actingUser(context);
    return paginate({
      url: context.req.url,
      plural: "deleted_tickets",
      items: [...standin.state.tickets.values()].filter((ticket) => ticket.presence === "soft_deleted"),
      view: (ticket) => ({
        id: ticket.id,
        subject: ticket.subject,
        actor: { id: admin.id, name: admin.name },
        deleted_at: ticket.updated_at,
        previous_state: ticket.status,
      }),
    });
  });
  app.put("/api/v2/deleted_tickets/:id{[0-9]+}/restore", (context) =>
    restoreTicket(standin, actingUser(context), Number(context.req.param("id")))
      ? jsonReply(200, "")
      : recordNotFound(),
  );
  const erase = (context: Parameters<typeof actingUser>[0], ids: readonly number[]): Response => {
    const user = actingUser(context);
    return jobReply(standin, "Delete Tickets Permanently", ids, (id) =>
      eraseTicket(standin, user, id)
        ? { action: "delete", id, status: "Deleted", success: true }
        : { action: "delete", id, error: "RecordNotFound", details: "Not found", success: false },
    );
  };
  app.delete("/api/v2/deleted_tickets/destroy_many", (context) => {
    const read = readIds(context.req.query("ids"));
    return read.ok ? erase(context, read.ids) : read.reply;
  });
  app.delete("/api/v2/deleted_tickets/:id{[0-9]+}", (context) => {
    const id = Number(context.req.param("id"));
    return standin.state.tickets.get(id)?.presence === "soft_deleted"
      ? erase(context, [id])
      : recordNotFound();
  });
  return app;
};
