import { Hono } from "hono";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { jsonReply, recordNotFound } from "../http/reply.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import { userView } from "../users/userView.ts";
import { publishTicketEvents } from "./publishTicketEvents.ts";
import { commentView } from "./ticketView.ts";

/** A ticket's comments; making one private. Redaction is not there (501). */
export const commentRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const find = (id: string): Ticket | undefined => {
    const ticket = standin.state.tickets.get(Number(id));
    return ticket?.presence === "present" ? ticket : undefined;
  };
  app.get("/api/v2/tickets/:id{[0-9]+}/comments", (context) => {
    const ticket = find(context.req.param("id"));
    if (ticket === undefined) return recordNotFound();
    const down = context.req.query("sort_order") === "desc" || context.req.query("sort") === "-created_at";
    return paginate({
      url: context.req.url,
      plural: "comments",
      items: down ? ticket.comments.toReversed() : ticket.comments,
      view: (comment) => commentView(ticket, comment),
      beside: (shown) =>
        context.req.query("include") === "users"
          ? {
              users: [...new Set(shown.map((comment) => comment.author_id))]
                .flatMap((id) => standin.state.users.get(id) ?? [])
                .map((user) => userView(standin, user)),
            }
          : {},
    });
  });
  app.get("/api/v2/tickets/:id{[0-9]+}/comments/count", (context) => {
    const ticket = find(context.req.param("id"));
    if (ticket === undefined) return recordNotFound();
    return jsonReply(200, { count: { value: ticket.comments.length, refreshed_at: standin.clock.iso() } });
  });
  app.put("/api/v2/tickets/:id{[0-9]+}/comments/:comment{[0-9]+}/make_private", (context) => {
    const ticket = find(context.req.param("id"));
    const comment = ticket?.comments.find((each) => each.id === Number(context.req.param("comment")));
    if (ticket === undefined || comment === undefined) return recordNotFound();
    comment.public = false;
    ticket.generated_timestamp = standin.clock.epochSeconds();
    publishTicketEvents(standin, ticket, actingUser(context).id, [
      { name: "comment_made_private", event: { comment: { id: String(comment.id), is_public: false } } },
    ]);
    standin.bus.publish({ type: "ticket_changed", id: ticket.id });
    return jsonReply(200, "");
  });
  return app;
};
