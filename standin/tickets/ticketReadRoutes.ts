import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readIds } from "../http/readIds.ts";
import { jsonReply, recordNotFound } from "../http/reply.ts";
import { sortBy } from "../http/sortBy.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import { ticketSideloads, withSlas } from "./ticketSideloads.ts";
import { auditView, ticketView } from "./ticketView.ts";

/** Reading tickets and their audits. */
export const ticketReadRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const present = (): Ticket[] =>
    [...standin.state.tickets.values()].filter((ticket) => ticket.presence === "present");
  const find = (id: string): Ticket | undefined => {
    const ticket = standin.state.tickets.get(Number(id));
    return ticket?.presence === "present" ? ticket : undefined;
  };
  const page = (url: string, tickets: readonly Ticket[]): Response =>
    paginate({
      url,
      plural: "tickets",
      items: sortBy(url, tickets, {
        id: (ticket) => ticket.id,
        created_at: (ticket) => ticket.created_at,
        updated_at: (ticket) => ticket.updated_at,
        status: (ticket) => ticket.status,
        subject: (ticket) => ticket.subject,
      }),
      view: (ticket) => withSlas(url, ticketView(standin, ticket)),
      beside: (shown) => ticketSideloads(standin, url, shown),
    });

  app.get("/api/v2/tickets", (context) => {
    const externalId = context.req.query("external_id");
    return page(
      context.req.url,
      present().filter((ticket) => externalId === undefined || ticket.external_id === externalId),
    );
  });
  app.get("/api/v2/tickets/count", () =>
    jsonReply(200, { count: { value: present().length, refreshed_at: standin.clock.iso() } }),
  );
  app.get("/api/v2/tickets/show_many", (context) => {
    const read = readIds(context.req.query("ids"));
    if (!read.ok) return read.reply;
    const tickets = read.ids.flatMap((id) => find(String(id)) ?? []);
    return jsonReply(200, {
      tickets: tickets.map((ticket) => ticketView(standin, ticket)),
      ...ticketSideloads(standin, context.req.url, tickets),
      next_page: null,
      previous_page: null,
      count: tickets.length,
    });
  });
  app.get("/api/v2/tickets/:id{[0-9]+}", (context) => {
    const ticket = find(context.req.param("id"));
    if (ticket === undefined) return recordNotFound();
    return jsonReply(200, {
      ticket: withSlas(context.req.url, ticketView(standin, ticket)),
      ...ticketSideloads(standin, context.req.url, [ticket]),
    });
  });
  app.get("/api/v2/tickets/:id{[0-9]+}/related", (context) => {
    const ticket = find(context.req.param("id"));
    if (ticket === undefined) return recordNotFound();
    return jsonReply(200, {
      topic_id: null,
      jira_issue_ids: [],
      followup_source_ids: ticket.followup_source_id === null ? [] : [String(ticket.followup_source_id)],
      from_archive: false,
      incidents: present().filter((each) => each.problem_id === ticket.id).length,
    });
  });
  app.get("/api/v2/organizations/:id{[0-9]+}/tickets", (context) => {
    const id = Number(context.req.param("id"));
    if (!standin.state.organizations.has(id)) return recordNotFound();
    return page(
      context.req.url,
      present().filter((ticket) => ticket.organization_id === id),
    );
  });
  app.get("/api/v2/users/:id{[0-9]+}/tickets/:role{requested|assigned}", (context) => {
    const id = Number(context.req.param("id"));
    if (!standin.state.users.has(id)) return recordNotFound();
    const key = context.req.param("role") === "requested" ? "requester_id" : "assignee_id";
    return page(
      context.req.url,
      present().filter((ticket) => ticket[key] === id),
    );
  });

  app.get("/api/v2/tickets/:id{[0-9]+}/audits", (context) => {
    const ticket = find(context.req.param("id"));
    if (ticket === undefined) return recordNotFound();
    const items =
      context.req.query("sort_order") === "desc" || context.req.query("sort") === "-created_at"
        ? ticket.audits.toReversed()
        : ticket.audits;
    return paginate({
      url: context.req.url,
      plural: "audits",
      items,
      view: (audit) => auditView(ticket, audit),
    });
  });
  app.get("/api/v2/tickets/:id{[0-9]+}/audits/:audit{[0-9]+}", (context) => {
    const ticket = find(context.req.param("id"));
    const audit = ticket?.audits.find((each) => each.id === Number(context.req.param("audit")));
    return ticket === undefined || audit === undefined
      ? recordNotFound()
      : jsonReply(200, { audit: auditView(ticket, audit) });
  });
  return app;
};
