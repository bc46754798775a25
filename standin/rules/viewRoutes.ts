import { Hono } from "hono";
import * as v from "valibot";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readWrapped } from "../http/readBody.ts";
import { invalid, refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, notImplemented, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { View } from "../records/rule.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { ticketView } from "../tickets/ticketView.ts";
import { holds } from "./holds.ts";
import { conditionsOf, viewEntries } from "./ruleInput.ts";

const NEEDED = ["status", "type", "group_id", "assignee_id", "requester_id"];
const MAX_COLUMNS = 10;

/** /api/v2/views: kept, listed, counted and run. */
export const viewRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const path = "/api/v2/views";
  const input = v.object(viewEntries);
  const find = (id: string): View | undefined => standin.state.views.get(Number(id));
  const all = (): View[] => [...standin.state.views.values()].toSorted((a, b) => a.position - b.position);
  const shown = (view: View): JsonObject => ({
    url: `${standin.url}${path}/${view.id}.json`,
    id: view.id,
    title: view.title,
    raw_title: view.title,
    active: view.active,
    updated_at: view.updated_at,
    created_at: view.created_at,
    default: false,
    position: view.position,
    description: view.description,
    execution: { columns: [], fields: [], custom_fields: [], ...view.output },
    conditions: view.conditions,
    restriction: view.restriction,
  });
  /** The view's tickets, or the condition the stand-in cannot judge. */
  const run = (view: View): Ticket[] | string => {
    const { all: every, any: some } = view.conditions;
    let missing: string | undefined;
    const met =
      (ticket: Ticket) =>
      (condition: (typeof every)[number]): boolean => {
        const held = holds(standin.state, condition, {
          before: ticket,
          after: ticket,
          comment: undefined,
          saving: false,
        });
        if (held === "unsupported") missing = `view condition ${condition.field} ${condition.operator}`;
        return held === true;
      };
    const tickets = [...standin.state.tickets.values()].filter(
      (ticket) =>
        ticket.presence === "present" &&
        every.every(met(ticket)) &&
        (some.length === 0 || some.some(met(ticket))),
    );
    return missing ?? tickets;
  };

  app.get(path, (context) => paginate({ url: context.req.url, plural: "views", items: all(), view: shown }));
  app.get(`${path}/active`, (context) =>
    paginate({
      url: context.req.url,
      plural: "views",
      items: all().filter((view) => view.active),
      view: shown,
    }),
  );
  app.get(`${path}/count`, () =>
    jsonReply(200, { count: { value: standin.state.views.size, refreshed_at: standin.clock.iso() } }),
  );
  app.get(`${path}/:id{[0-9]+}`, (context) => {
    const view = find(context.req.param("id"));
    return view === undefined ? recordNotFound() : jsonReply(200, { view: shown(view) });
  });
  app.get(`${path}/:id{[0-9]+}/count`, (context) => {
    const view = find(context.req.param("id"));
    if (view === undefined) return recordNotFound();
    const tickets = run(view);
    if (typeof tickets === "string") return notImplemented(tickets);
    return jsonReply(200, {
      view_count: {
        view_id: view.id,
        url: `${standin.url}${path}/${view.id}/count.json`,
        value: tickets.length,
        pretty: String(tickets.length),
        fresh: true,
        active: view.active,
      },
    });
  });
  app.get(`${path}/:id{[0-9]+}/tickets`, (context) => {
    const view = find(context.req.param("id"));
    if (view === undefined) return recordNotFound();
    const tickets = run(view);
    if (typeof tickets === "string") return notImplemented(tickets);
    return paginate({
      url: context.req.url,
      plural: "tickets",
      items: tickets,
      view: (ticket) => ticketView(standin, ticket),
    });
  });
  app.get(`${path}/:id{[0-9]+}/execute`, (context) => {
    const view = find(context.req.param("id"));
    if (view === undefined) return recordNotFound();
    const tickets = run(view);
    if (typeof tickets === "string") return notImplemented(tickets);
    return paginate({
      url: context.req.url,
      plural: "rows",
      items: tickets,
      view: (ticket) => ({
        ticket_id: ticket.id,
        ticket: { id: ticket.id, subject: ticket.subject, status: ticket.status, priority: ticket.priority },
      }),
      beside: () => ({ view: shown(view), columns: [], groups: [] }),
    });
  });
  app.post(path, async (context) => {
    const read = await readWrapped(context.req.raw, "view", input, viewEntries);
    if (!read.ok) return read.reply;
    const conditions = conditionsOf(read.value, { all: [], any: [] });
    const columns = read.value.output?.["columns"];
    if (read.value.title === undefined)
      return refusalReply(invalid("title", "Title: cannot be blank", "BlankValue").refusal);
    if (!conditions.all.some((condition) => NEEDED.includes(condition.field)))
      return refusalReply(
        invalid("base", `At least one of ${NEEDED.join(", ")} must be among the conditions of all`).refusal,
      );
    if (Array.isArray(columns) && columns.length > MAX_COLUMNS)
      return refusalReply(invalid("output", "At most 10 columns").refusal);
    const at = standin.clock.iso();
    const view: View = {
      id: nextLargeId(standin.state),
      title: read.value.title,
      description: read.value.description ?? null,
      position: read.value.position ?? standin.state.views.size + 1,
      active: read.value.active ?? true,
      conditions,
      output: read.value.output ?? {},
      restriction: read.value.restriction ?? null,
      created_at: at,
      updated_at: at,
    };
    standin.state.views.set(view.id, view);
    return jsonReply(
      201,
      { view: shown(view) },
      { location: `${standin.url}${path}/${view.id}.json`, ...read.warning },
    );
  });
  app.put(`${path}/:id{[0-9]+}`, async (context) => {
    const view = find(context.req.param("id"));
    if (view === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "view", input, viewEntries);
    if (!read.ok) return read.reply;
    const changed: View = {
      ...view,
      title: read.value.title ?? view.title,
      description: read.value.description === undefined ? view.description : read.value.description,
      position: read.value.position ?? view.position,
      active: read.value.active ?? view.active,
      conditions: conditionsOf(read.value, view.conditions),
      output: read.value.output ?? view.output,
      restriction: read.value.restriction ?? view.restriction,
      updated_at: standin.clock.iso(),
    };
    standin.state.views.set(view.id, changed);
    return jsonReply(200, { view: shown(changed) }, read.warning);
  });
  app.delete(`${path}/:id{[0-9]+}`, (context) =>
    standin.state.views.delete(Number(context.req.param("id"))) ? noContent() : recordNotFound(),
  );
  return app;
};
