import * as v from "valibot";
import { failed, ok } from "../result.ts";
import type { ZendeskResult } from "../zendeskError.ts";
import type { Transport } from "./transport.ts";

const PAGE_SIZE = 100;
/** No list that we read whole is longer (fields, triggers, webhooks); a loop of Zendesk's must not become ours. */
const MAX_PAGES = 200;

const pageEnd = v.looseObject({
  meta: v.nullish(v.looseObject({ has_more: v.boolean(), after_cursor: v.nullish(v.string()) })),
  links: v.nullish(v.looseObject({ next: v.nullish(v.string()) })),
  next_page: v.nullish(v.string()),
});

/**
 * Reads a whole list, page by page, in cursor mode (`page[size]`). It goes on while `meta.has_more` is true: recorded
 * last pages still carry a `links.next` (facts/zendesk-api 0.10). Lists that know only offset pages give `next_page`.
 *
 * @param key the list's name in the reply, e.g. "ticket_fields"
 */
export async function collect<S extends v.GenericSchema>(
  transport: Transport,
  path: string,
  key: string,
  item: S,
  paging: "cursor" | "none" = "cursor",
): Promise<ZendeskResult<v.InferOutput<S>[]>> {
  const list = v.array(item);
  const found: v.InferOutput<S>[] = [];
  let next: string | null =
    paging === "none" ? path : `${path}${path.includes("?") ? "&" : "?"}page[size]=${PAGE_SIZE}`;
  for (let page = 0; next !== null && page < MAX_PAGES; page += 1) {
    const reply: ZendeskResult<v.InferOutput<typeof pageEnd>> = await transport.ask(
      { method: "GET", path: next },
      pageEnd,
    );
    if (!reply.ok) return reply;
    const items = v.safeParse(list, reply.value[key]);
    if (!items.success) {
      const issue = items.issues[0];
      const where = v.getDotPath(issue) ?? key;
      return failed({ reason: "unreadable", status: 200, detail: `${path}: ${where}: ${issue.message}` });
    }
    found.push(...items.output);
    next = nextPath(path, reply.value);
  }
  return ok(found);
}

function nextPath(path: string, end: v.InferOutput<typeof pageEnd>): string | null {
  if (end.meta !== null && end.meta !== undefined) {
    if (!end.meta.has_more) return null;
    const after = end.meta.after_cursor;
    if (after !== null && after !== undefined) {
      const joint = path.includes("?") ? "&" : "?";
      return `${path}${joint}page[size]=${PAGE_SIZE}&page[after]=${encodeURIComponent(after)}`;
    }
    return pathOf(end.links?.next ?? null);
  }
  return pathOf(end.next_page ?? null);
}

/** Only path and query of a link: the host stays ours. */
function pathOf(link: string | null): string | null {
  if (link === null) return null;
  const url = new URL(link, "https://zendesk.invalid");
  return `${url.pathname}${url.search}`;
}
