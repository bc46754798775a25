import { Hono } from "hono";
import { actingUser, channelOf } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { readPlain } from "../http/readBody.ts";
import { refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { Standin } from "../standin.ts";
import { type TicketInput, tagsInput } from "./ticketInput.ts";
import { updateTicket } from "./updateTicket.ts";

/** A ticket's tags: PUT adds (200), POST replaces (201), DELETE removes (204). Each is a save like any other. */
export const ticketTagRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const path = "/api/v2/tickets/:id{[0-9]+}/tags";
  app.get(path, (context) => {
    const ticket = standin.state.tickets.get(Number(context.req.param("id")));
    return ticket?.presence === "present" ? jsonReply(200, { tags: ticket.tags }) : recordNotFound();
  });
  app.on(["PUT", "POST", "DELETE"], path, async (context) => {
    const read = await readPlain(context.req.raw, tagsInput);
    if (!read.ok) return read.reply;
    const { tags, updated_stamp, safe_update } = read.value;
    const input: TicketInput = {
      ...(context.req.method === "PUT"
        ? { additional_tags: tags }
        : context.req.method === "POST"
          ? { tags }
          : { remove_tags: tags }),
      ...(updated_stamp === undefined ? {} : { updated_stamp }),
      ...(safe_update === undefined ? {} : { safe_update }),
    };
    const saved = updateTicket(
      standin,
      actingUser(context),
      Number(context.req.param("id")),
      input,
      channelOf(context),
    );
    if (!saved.ok) return refusalReply(saved.refusal);
    if (context.req.method === "DELETE") return noContent();
    return jsonReply(context.req.method === "POST" ? 201 : 200, { tags: saved.value.ticket.tags });
  });
  return app;
};
