import * as v from "valibot";
import { sessionStore } from "../session/session.ts";

/** A reply of the API that is no success. */
export class ApiFailure extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(`${status} ${reasonIn(text)}`);
    this.status = status;
  }
}

type Call = { method?: "GET" | "POST" | "PUT" | "DELETE"; body?: object; asUser?: number };

/** Calls the stand-in with the session of the agent (or of another user) and reads the reply. Throws `ApiFailure`. */
export const callApi = async <Output>(
  path: string,
  schema: v.GenericSchema<unknown, Output>,
  { method = "GET", body, asUser }: Call = {},
): Promise<Output> => {
  const response = await fetch(path, {
    method,
    headers: {
      Authorization: `Bearer agent:${asUser ?? sessionStore.get().agentId}`,
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new ApiFailure(response.status, text);
  const parsed: unknown = text === "" ? null : JSON.parse(text);
  return v.parse(schema, parsed);
};

const MAX_PAGES = 50;
const pageLinks = v.object({
  meta: v.object({ has_more: v.boolean() }),
  links: v.object({ next: v.nullable(v.string()) }),
});

/** Reads a whole list, page by page (cursor pagination), up to 50 pages of 100. `path` carries no paging of its own. */
export const callAllPages = async <Item>(
  path: string,
  root: string,
  itemSchema: v.GenericSchema<unknown, Item>,
): Promise<Item[]> => {
  const schema = v.object({ items: v.array(itemSchema), ...pageLinks.entries });
  const rooted = v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((body) => ({ ...body, items: body[root] })),
    schema,
  );
  const all: Item[] = [];
  let next: string | null = `${path}${path.includes("?") ? "&" : "?"}page[size]=100`;
  for (let page = 0; next !== null && page < MAX_PAGES; page += 1) {
    const { items, meta, links }: v.InferOutput<typeof schema> = await callApi(next, rooted);
    all.push(...items);
    next = meta.has_more && links.next !== null ? pathOf(links.next) : null;
  }
  return all;
};

const pathOf = (address: string): string => {
  const { pathname, search } = new URL(address, location.origin);
  return pathname + search;
};

const errorBody = v.object({
  description: v.optional(v.string()),
  details: v.optional(v.record(v.string(), v.array(v.object({ description: v.string() })))),
  error: v.optional(v.union([v.string(), v.object({ message: v.string() })])),
});

const reasonIn = (text: string): string => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), errorBody), text);
  if (!read.success) return text.slice(0, 200);
  const { details, description, error } = read.output;
  const found = Object.values(details ?? {}).flatMap((each) => each.map((one) => one.description));
  if (found.length > 0) return found.join("; ");
  return description ?? (typeof error === "object" ? error.message : error) ?? "";
};
