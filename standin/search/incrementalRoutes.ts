import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import { badRequest, jsonReply, unprocessable } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import { organizationView } from "../organizations/organizationView.ts";
import type { Standin } from "../standin.ts";
import { ticketView } from "../tickets/ticketView.ts";
import { epochSecondsOf, savesBetween } from "../tickets/savesBetween.ts";
import { ticketEventView } from "../tickets/ticketEventView.ts";
import { userView } from "../users/userView.ts";
import { EXPORT_PAGE, timePage } from "./timePage.ts";

const NEWEST_SECONDS = 60;

type Dated = { id: number; generated_timestamp: number };

/** Incremental exports: tickets and users by cursor, organizations and ticket events by time. The newest minute is never returned. Source: zendesk-api 2.3. */
export const incrementalRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const settled = <Item extends Dated>(items: Iterable<Item>): Item[] =>
    [...items]
      .filter((item) => item.generated_timestamp <= standin.clock.epochSeconds() - NEWEST_SECONDS)
      .toSorted((a, b) => a.generated_timestamp - b.generated_timestamp || a.id - b.id);

  const byCursor = <Item extends Dated>(
    url: string,
    plural: string,
    items: readonly Item[],
    view: (item: Item) => JsonObject,
  ): Response => {
    const query = new URL(url).searchParams;
    const start = readStart(query, standin.clock.epochSeconds());
    if (!start.ok) return start.reply;
    const size = Math.min(EXPORT_PAGE, Math.max(1, Number(query.get("per_page") ?? EXPORT_PAGE)));
    const rest = items.filter(
      (item) =>
        item.generated_timestamp > start.time ||
        (item.generated_timestamp === start.time && item.id > start.id),
    );
    const shown = rest.slice(0, size);
    const last = shown.at(-1);
    const after = last === undefined ? query.get("cursor") : encodeCursor(last);
    const next = new URL(url);
    next.searchParams.delete("start_time");
    if (after !== null) next.searchParams.set("cursor", after);
    return jsonReply(200, {
      [plural]: shown.map(view),
      after_url: after === null ? null : next.toString(),
      before_url: null,
      after_cursor: after,
      before_cursor: null,
      end_of_stream: rest.length <= size,
    });
  };

  app.get("/api/v2/incremental/tickets/cursor", (context) => {
    const withoutDeleted = context.req.query("exclude_deleted") === "true";
    const tickets = settled(standin.state.tickets.values()).filter(
      (ticket) => !withoutDeleted || ticket.presence === "present",
    );
    return byCursor(context.req.url, "tickets", tickets, (ticket) => ({
      ...ticketView(standin, ticket),
      generated_timestamp: ticket.generated_timestamp,
    }));
  });
  app.get("/api/v2/incremental/users/cursor", (context) =>
    byCursor(context.req.url, "users", settled(standin.state.users.values()), (user) =>
      userView(standin, user),
    ),
  );
  app.get("/api/v2/incremental/organizations", (context) => {
    const start = readStart(new URL(context.req.url).searchParams, standin.clock.epochSeconds());
    if (!start.ok) return start.reply;
    const changed = settled(standin.state.organizations.values()).filter(
      (each) => each.generated_timestamp >= start.time,
    );
    return timePage({
      url: context.req.url,
      plural: "organizations",
      startTime: start.time,
      items: changed,
      timeOf: (each) => each.generated_timestamp,
      view: (each) => organizationView(standin, each),
    });
  });
  app.get("/api/v2/incremental/ticket_events", (context) => {
    const start = readStart(new URL(context.req.url).searchParams, standin.clock.epochSeconds());
    if (!start.ok) return start.reply;
    const until = standin.clock.epochSeconds() - NEWEST_SECONDS;
    const withComments = context.req.query("include") === "comment_events";
    return timePage({
      url: context.req.url,
      plural: "ticket_events",
      startTime: start.time,
      items: savesBetween(standin, start.time, until),
      timeOf: ({ audit }) => epochSecondsOf(audit.created_at),
      view: ({ ticket, audit }) => ticketEventView(ticket, audit, withComments),
    });
  });
  return app;
};

const encodeCursor = (item: Dated): string =>
  Buffer.from(`${item.generated_timestamp}.0||${item.id}`).toString("base64");

const readStart = (
  query: URLSearchParams,
  nowSeconds: number,
): { ok: true; time: number; id: number } | { ok: false; reply: Response } => {
  const cursor = query.get("cursor");
  if (cursor !== null) {
    const found = /^(\d+)\.0\|\|(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8"));
    return found === null
      ? { ok: false, reply: badRequest("Invalid cursor") }
      : { ok: true, time: Number(found[1]), id: Number(found[2]) };
  }
  const time = Number(query.get("start_time") ?? Number.NaN);
  if (!Number.isFinite(time)) return { ok: false, reply: badRequest("start_time is required") };
  if (time > nowSeconds - NEWEST_SECONDS)
    return {
      ok: false,
      reply: unprocessable(
        "StartTimeTooRecent",
        "Too recent start_time. Use a start_time older than 1 minute",
      ),
    };
  return { ok: true, time, id: 0 };
};
