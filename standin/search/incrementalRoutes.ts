import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import { badRequest, jsonReply, unprocessable } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import { organizationView } from "../organizations/organizationView.ts";
import type { Standin } from "../standin.ts";
import { ticketView } from "../tickets/ticketView.ts";
import { userView } from "../users/userView.ts";

const NEWEST_SECONDS = 60;
const MAX_PAGE = 1_000;

type Dated = { id: number; generated_timestamp: number };

/** Incremental exports: tickets and users by cursor, organizations by time. The newest minute is never returned. Source: zendesk-api 2.3. */
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
    const size = Math.min(MAX_PAGE, Math.max(1, Number(query.get("per_page") ?? MAX_PAGE)));
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
    const query = new URL(context.req.url).searchParams;
    const start = readStart(query, standin.clock.epochSeconds());
    if (!start.ok) return start.reply;
    const size = Math.min(MAX_PAGE, Math.max(1, Number(query.get("per_page") ?? MAX_PAGE)));
    const rest = settled(standin.state.organizations.values()).filter(
      (each) => each.generated_timestamp >= start.time,
    );
    const first = rest.slice(0, size);
    // Time-based pages never split a second, or the rest of that second would be lost.
    const lastTime = first.at(-1)?.generated_timestamp ?? start.time;
    const shown = rest.filter((each, index) => index < size || each.generated_timestamp === lastTime);
    const end = shown.length === rest.length;
    const endTime = end ? lastTime : lastTime + 1;
    const next = new URL(context.req.url);
    next.searchParams.set("start_time", String(endTime));
    return jsonReply(200, {
      organizations: shown.map((each) => organizationView(standin, each)),
      count: shown.length,
      end_of_stream: end,
      end_time: shown.length === 0 ? null : endTime,
      next_page: shown.length === 0 ? null : next.toString(),
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
