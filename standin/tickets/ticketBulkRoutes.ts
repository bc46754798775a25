import { Hono } from "hono";
import * as v from "valibot";
import { actingUser, channelOf } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { readPlain } from "../http/readBody.ts";
import { readIds } from "../http/readIds.ts";
import { refusalResult } from "../http/refusal.ts";
import { badRequest, forbiddenRole, recordNotFound } from "../http/reply.ts";
import { jobReply } from "../jobs/jobReply.ts";
import type { JsonObject } from "../json.ts";
import type { Standin } from "../standin.ts";
import { createTicket } from "./createTicket.ts";
import { deleteTicket } from "./deleteTicket.ts";
import { mergeTickets } from "./mergeTickets.ts";
import { type TicketInput, ticketBatchItem, ticketInput } from "./ticketInput.ts";
import { updateTicket } from "./updateTicket.ts";

const manyTickets = v.object({ tickets: v.array(ticketInput) });
const sameChange = v.object({ ticket: ticketInput });
const batch = v.object({ tickets: v.array(ticketBatchItem) });
const mergeComment = v.optional(v.nullable(v.string()));
const mergeInput = v.object({
  ids: v.array(v.number()),
  target_comment: mergeComment,
  source_comment: mergeComment,
  target_comment_is_public: v.optional(v.boolean(), false),
  source_comment_is_public: v.optional(v.boolean(), false),
});

/** Bulk calls: each is a job of at most 100 items. */
export const ticketBulkRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();

  app.post("/api/v2/tickets/create_many", async (context) => {
    const user = actingUser(context);
    const channel = channelOf(context);
    const read = await readPlain(context.req.raw, manyTickets);
    if (!read.ok) return read.reply;
    return jobReply(standin, "Bulk Create Ticket", read.value.tickets, (input, index): JsonObject => {
      const made = createTicket(standin, user, input, channel);
      return made.ok
        ? { index, id: made.value.ticket.id, account_id: standin.state.account.id, success: true }
        : refusalResult(made.refusal, { index });
    });
  });

  app.put("/api/v2/tickets/update_many", async (context) => {
    const user = actingUser(context);
    const channel = channelOf(context);
    const update = (id: number, input: TicketInput): JsonObject => {
      const saved = updateTicket(standin, user, id, input, channel);
      return saved.ok
        ? { action: "update", id, status: "Updated", success: true }
        : refusalResult(saved.refusal, { action: "update", id });
    };
    const ids = context.req.query("ids");
    if (ids !== undefined) {
      const listed = readIds(ids);
      if (!listed.ok) return listed.reply;
      const read = await readPlain(context.req.raw, sameChange);
      if (!read.ok) return read.reply;
      const { ticket } = read.value;
      return jobReply(standin, "Bulk Update Ticket", listed.ids, (id) => update(id, ticket));
    }
    const read = await readPlain(context.req.raw, batch);
    if (!read.ok) return read.reply;
    if (read.value.tickets.some((item) => item.safe_update === true && item.updated_stamp === undefined))
      return badRequest("updated_stamp is required for a safe update");
    return jobReply(standin, "Batch Update Ticket", read.value.tickets, ({ id, ...input }) =>
      update(id, input),
    );
  });

  app.delete("/api/v2/tickets/destroy_many", (context) => {
    const user = actingUser(context);
    if (user.role !== "admin") return forbiddenRole();
    const listed = readIds(context.req.query("ids"));
    if (!listed.ok) return listed.reply;
    return jobReply(
      standin,
      "Bulk Delete Ticket",
      listed.ids,
      (id): JsonObject =>
        deleteTicket(standin, user, id)
          ? { action: "delete", id, status: "Deleted", success: true }
          : refusalResult({ reason: "not_found" }, { action: "delete", id }),
    );
  });

  app.post("/api/v2/tickets/:id{[0-9]+}/merge", async (context) => {
    const user = actingUser(context);
    const target = standin.state.tickets.get(Number(context.req.param("id")));
    if (target?.presence !== "present") return recordNotFound();
    const read = await readPlain(context.req.raw, mergeInput);
    if (!read.ok) return read.reply;
    const { ids, ...comments } = read.value;
    return jobReply(standin, "Ticket Merge", [target.id], (targetId): JsonObject => {
      const merged = mergeTickets(standin, user, targetId, ids, {
        target: comments.target_comment ?? undefined,
        source: comments.source_comment ?? undefined,
        targetPublic: comments.target_comment_is_public,
        sourcePublic: comments.source_comment_is_public,
      });
      return merged.ok
        ? { action: "merge", id: targetId, status: "Merged", success: true }
        : refusalResult(merged.refusal, { action: "merge", id: targetId });
    });
  });
  return app;
};
