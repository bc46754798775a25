import type { Json, JsonObject } from "../json.ts";
import { invalidAttribute, jsonReply } from "./reply.ts";

const DEFAULT_SIZE = 100;
const MAX_OFFSET_RECORDS = 10_000;
const MAX_OFFSET_PAGES = 100;

type Page<Item> = {
  /** The request's address, with the base the client used. */
  url: string;
  /** The key of the list in the reply. */
  plural: string;
  items: readonly Item[];
  view: (item: Item) => Json;
  /** What stands beside the list, from the items of this page. */
  beside?: (items: readonly Item[]) => JsonObject;
};

/**
 * One page of a list: by cursor when `page[size]` is given, else by offset (`page`, `per_page`), which ends at 100
 * pages or 10,000 records with 400; mixing both gives 400. A cursor page keeps `links.next` on the last page too. Source: zendesk-api 3.4, 0 no. 10.
 */
export const paginate = <Item>(page: Page<Item>): Response => {
  const url = new URL(page.url);
  const query = url.searchParams;
  const cursor = ["page[size]", "page[after]", "page[before]"].some((name) => query.has(name));
  if (cursor && (query.has("page") || query.has("per_page")))
    return invalidAttribute("You passed an invalid value for the page attribute. page must be an integer");
  return cursor ? cursorPage(page, url) : offsetPage(page, url);
};

const cursorPage = <Item>({ plural, items, view, beside }: Page<Item>, url: URL): Response => {
  const query = url.searchParams;
  const size = Number(query.get("page[size]") ?? DEFAULT_SIZE);
  if (!Number.isInteger(size) || size < 1 || size > 100)
    return invalidAttribute("page[size] must be an integer from 1 to 100");
  const after = decodeCursor(query.get("page[after]"));
  const before = decodeCursor(query.get("page[before]"));
  if (after === "broken" || before === "broken")
    return invalidAttribute("page[after] or page[before] is not a valid cursor");
  const start = before === undefined ? (after ?? 0) : Math.max(0, before - size);
  const shown = items.slice(start, before ?? start + size);
  const end = start + shown.length;
  const link = (name: string, value: string): string => {
    const linked = new URL(url);
    linked.searchParams.delete("page[after]");
    linked.searchParams.delete("page[before]");
    linked.searchParams.set(name, value);
    return linked.toString();
  };
  const afterCursor = shown.length === 0 ? null : encodeCursor(end);
  const beforeCursor = shown.length === 0 ? null : encodeCursor(start);
  return jsonReply(200, {
    [plural]: shown.map(view),
    ...beside?.(shown),
    meta: { has_more: end < items.length, after_cursor: afterCursor, before_cursor: beforeCursor },
    links: {
      next: afterCursor === null ? null : link("page[after]", afterCursor),
      prev: beforeCursor === null ? null : link("page[before]", beforeCursor),
    },
  });
};

const offsetPage = <Item>({ plural, items, view, beside }: Page<Item>, url: URL): Response => {
  const query = url.searchParams;
  const size = Math.min(100, Number(query.get("per_page") ?? DEFAULT_SIZE));
  const number = Number(query.get("page") ?? 1);
  if (!Number.isInteger(size) || size < 1 || !Number.isInteger(number) || number < 1)
    return invalidAttribute("You passed an invalid value for the page attribute. page must be an integer");
  if (number > MAX_OFFSET_PAGES || (number - 1) * size >= MAX_OFFSET_RECORDS)
    return invalidAttribute(
      "You passed an invalid value for the page attribute. Offset pagination ends at 10,000 records",
    );
  const start = (number - 1) * size;
  const shown = items.slice(start, start + size);
  const link = (wanted: number): string => {
    const linked = new URL(url);
    linked.searchParams.set("page", String(wanted));
    return linked.toString();
  };
  return jsonReply(200, {
    [plural]: shown.map(view),
    ...beside?.(shown),
    next_page: start + size < items.length ? link(number + 1) : null,
    previous_page: number > 1 ? link(number - 1) : null,
    count: items.length,
  });
};

const encodeCursor = (position: number): string => Buffer.from(`p:${position}`).toString("base64url");

const decodeCursor = (text: string | null): number | undefined | "broken" => {
  if (text === null || text === "") return undefined;
  const found = /^p:(\d+)$/.exec(Buffer.from(text, "base64url").toString("utf8"));
  return found === null ? "broken" : Number(found[1]);
};
