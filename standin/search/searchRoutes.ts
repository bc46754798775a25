import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { jsonReply, notImplemented, unprocessable } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import { organizationView } from "../organizations/organizationView.ts";
import type { Standin } from "../standin.ts";
import { ticketView } from "../tickets/ticketView.ts";
import { userView } from "../users/userView.ts";
import { parseQuery } from "./parseQuery.ts";
import { type Found, runSearch, SEARCH_TYPES } from "./runSearch.ts";

const MAX_RESULTS = 1_000;

/** /api/v2/search, /search/count and /search/export. The index has no lag. Operators it lacks answer 501. */
export const searchRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const view = (found: Found): JsonObject => {
    switch (found.type) {
      case "ticket":
        return { ...ticketView(standin, found.record), result_type: "ticket" };
      case "user":
        return { ...userView(standin, found.record), result_type: "user" };
      case "organization":
        return { ...organizationView(standin, found.record), result_type: "organization" };
      case "group":
        return {
          ...found.record,
          url: `${standin.url}/api/v2/groups/${found.record.id}.json`,
          result_type: "group",
        };
    }
  };
  const sorted = (url: string, found: readonly Found[]): Found[] => {
    const query = new URL(url).searchParams;
    const key = query.get("sort_by") === "updated_at" ? "updated_at" : "created_at";
    const up = found.toSorted((a, b) =>
      a.record[key] < b.record[key] ? -1 : a.record[key] > b.record[key] ? 1 : 0,
    );
    return query.get("sort_order") === "asc" ? up : up.toReversed();
  };

  app.get("/api/v2/search", (context) => {
    const query = context.req.query("query");
    if (query === undefined || query.trim() === "")
      return unprocessable("invalid", "Invalid search: query is required");
    const found = runSearch(standin, parseQuery(query), undefined);
    if ("unsupported" in found) return notImplemented(found.unsupported);
    const page = Number(context.req.query("page") ?? 1);
    const size = Math.min(100, Number(context.req.query("per_page") ?? 100));
    if (context.req.query("page[size]") !== undefined)
      return unprocessable("invalid", "Invalid search: cursor pagination is not supported");
    if (page * size > MAX_RESULTS && (page - 1) * size >= MAX_RESULTS)
      return unprocessable(
        "invalid",
        "Invalid search: Requested response size was greater than Search Response Limits",
      );
    return paginate({
      url: context.req.url,
      plural: "results",
      items: sorted(context.req.url, found),
      view,
      beside: () => ({ facets: null }),
    });
  });
  app.get("/api/v2/search/count", (context) => {
    const found = runSearch(standin, parseQuery(context.req.query("query") ?? ""), undefined);
    return "unsupported" in found
      ? notImplemented(found.unsupported)
      : jsonReply(200, { count: found.length });
  });
  app.get("/api/v2/search/export", (context) => {
    const type = context.req.query("filter[type]");
    const query = context.req.query("query") ?? "";
    if (type === undefined || !SEARCH_TYPES.some((each) => each === type))
      return unprocessable(
        "invalid",
        "Invalid search: filter[type] must be ticket, user, organization or group",
      );
    const terms = parseQuery(query);
    if (terms.some((term) => term.property === "type"))
      return unprocessable("invalid", "Invalid search: type belongs into filter[type]");
    const found = runSearch(standin, terms, type);
    if ("unsupported" in found) return notImplemented(found.unsupported);
    const url = new URL(context.req.url);
    if (!url.searchParams.has("page[size]")) url.searchParams.set("page[size]", "100");
    return paginate({
      url: url.toString(),
      plural: "results",
      items: found,
      view,
      beside: () => ({ facets: null }),
    });
  });
  return app;
};
