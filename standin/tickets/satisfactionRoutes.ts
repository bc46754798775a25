import { Hono } from "hono";
import * as v from "valibot";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readWrapped } from "../http/readBody.ts";
import { forbiddenRole, jsonReply, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { SatisfactionRating, Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { publishTicketEvents } from "./publishTicketEvents.ts";

const ratingEntries = { score: v.picklist(["good", "bad"]), comment: v.optional(v.nullable(v.string())) };

/** Legacy satisfaction ratings: only the requester rates, admins list. Source: zendesk-api 2.7. */
export const satisfactionRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const view = (ticket: Ticket, rating: SatisfactionRating): JsonObject => ({
    url: `${standin.url}/api/v2/satisfaction_ratings/${rating.id}.json`,
    id: rating.id,
    assignee_id: ticket.assignee_id,
    group_id: ticket.group_id,
    requester_id: ticket.requester_id,
    ticket_id: ticket.id,
    score: rating.score,
    comment: rating.comment,
    reason: null,
    reason_id: 0,
    created_at: rating.created_at,
    updated_at: rating.updated_at,
  });
  const rated = (): { ticket: Ticket; rating: SatisfactionRating }[] =>
    [...standin.state.tickets.values()].flatMap((ticket) =>
      ticket.satisfaction_rating === null || ticket.presence !== "present"
        ? []
        : [{ ticket, rating: ticket.satisfaction_rating }],
    );

  app.get("/api/v2/satisfaction_ratings", (context) => {
    const score = context.req.query("score");
    const start = Number(context.req.query("start_time") ?? 0);
    const items = rated().filter(
      ({ rating }) =>
        (score === undefined || rating.score === score) && Date.parse(rating.created_at) / 1000 >= start,
    );
    return paginate({
      url: context.req.url,
      plural: "satisfaction_ratings",
      items,
      view: ({ ticket, rating }) => view(ticket, rating),
    });
  });
  app.get("/api/v2/satisfaction_ratings/:id{[0-9]+}", (context) => {
    const found = rated().find(({ rating }) => rating.id === Number(context.req.param("id")));
    return found === undefined
      ? recordNotFound()
      : jsonReply(200, { satisfaction_rating: view(found.ticket, found.rating) });
  });
  app.post("/api/v2/tickets/:id{[0-9]+}/satisfaction_rating", async (context) => {
    const user = actingUser(context);
    const ticket = standin.state.tickets.get(Number(context.req.param("id")));
    if (ticket?.presence !== "present") return recordNotFound();
    if (ticket.requester_id !== user.id || (ticket.status !== "solved" && ticket.status !== "closed"))
      return forbiddenRole();
    const read = await readWrapped(
      context.req.raw,
      "satisfaction_rating",
      v.object(ratingEntries),
      ratingEntries,
    );
    if (!read.ok) return read.reply;
    const at = standin.clock.iso();
    const previous = ticket.satisfaction_rating;
    const rating: SatisfactionRating = {
      id: previous?.id ?? nextLargeId(standin.state),
      score: read.value.score,
      comment: read.value.comment ?? null,
      created_at: previous?.created_at ?? at,
      updated_at: at,
    };
    const after: Ticket = {
      ...ticket,
      satisfaction_rating: rating,
      updated_at: at,
      generated_timestamp: standin.clock.epochSeconds(),
    };
    standin.state.tickets.set(ticket.id, after);
    publishTicketEvents(standin, after, user.id, [
      {
        name: "csat_received",
        event: { satisfaction_score: { score: rating.score.toUpperCase(), comment: rating.comment } },
      },
    ]);
    standin.bus.publish({ type: "ticket_changed", id: ticket.id });
    return jsonReply(200, { satisfaction_rating: view(after, rating) });
  });
  return app;
};
