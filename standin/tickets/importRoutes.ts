import { Hono } from "hono";
import * as v from "valibot";
import { actingUser, channelOf } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { readPlain, readWrapped } from "../http/readBody.ts";
import { refusalReply, refusalResult } from "../http/refusal.ts";
import { jsonReply } from "../http/reply.ts";
import { jobReply } from "../jobs/jobReply.ts";
import type { JsonObject } from "../json.ts";
import type { Standin } from "../standin.ts";
import { createTicket } from "./createTicket.ts";
import { ticketEntries, ticketInput } from "./ticketInput.ts";
import { ticketView } from "./ticketView.ts";

/** Imports of tickets with their own instants: no triggers, no events. */
export const importRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  app.post("/api/v2/imports/tickets", async (context) => {
    const read = await readWrapped(context.req.raw, "ticket", ticketInput, ticketEntries);
    if (!read.ok) return read.reply;
    const made = createTicket(standin, actingUser(context), read.value, channelOf(context), "import");
    return made.ok
      ? jsonReply(201, { ticket: ticketView(standin, made.value.ticket) }, read.warning)
      : refusalReply(made.refusal);
  });
  app.post("/api/v2/imports/tickets/create_many", async (context) => {
    const user = actingUser(context);
    const channel = channelOf(context);
    const read = await readPlain(context.req.raw, v.object({ tickets: v.array(ticketInput) }));
    if (!read.ok) return read.reply;
    return jobReply(standin, "Bulk Import Ticket", read.value.tickets, (input, index): JsonObject => {
      const made = createTicket(standin, user, input, channel, "import");
      return made.ok
        ? { index, id: made.value.ticket.id, account_id: standin.state.account.id, success: true }
        : refusalResult(made.refusal, { index });
    });
  });
  return app;
};
