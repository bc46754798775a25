import * as v from "valibot";
import type { Result } from "#core";
import { requestZendesk } from "./requestZendesk.ts";
import type { Zaf } from "./zaf.ts";
import type { ZafProblem } from "./zafProblem.ts";

const MOST_PAGES = 10;

const Meta = v.optional(
  v.object({ has_more: v.boolean(), after_cursor: v.optional(v.nullable(v.string())) }),
);

/** A list of Zendesk's: its address without paging, the key it has in the answer, and what each item must be. */
export type PagedList<Item> = {
  readonly path: `/api/v2/${string}`;
  readonly key: string;
  readonly item: v.GenericSchema<unknown, Item>;
  /** Whether what is looked for is on this page, so that no further one is asked for. Else all are. */
  readonly isEnough?: (page: readonly Item[]) => boolean;
};

/** Reads a list of Zendesk's with the agent's own session, by pages of a hundred; of a longer one the first thousand. */
export async function requestPages<Item>(
  zaf: Zaf,
  { path, key, item, isEnough }: PagedList<Item>,
): Promise<Result<readonly Item[], ZafProblem>> {
  const Page = v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((page) => ({ items: page[key], meta: page["meta"] })),
    v.object({ items: v.array(item), meta: Meta }),
  );
  const first = `${path}${path.includes("?") ? "&" : "?"}page[size]=100` as const;
  const items: Item[] = [];
  let after = "";
  for (let page = 0; page < MOST_PAGES; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one page names the next
    const answer = await requestZendesk(zaf, `${first}${after}`, Page);
    if (!answer.ok) return answer;
    const { meta } = answer.value;
    items.push(...answer.value.items);
    if (isEnough?.(answer.value.items) === true) break;
    // Zendesk names a next page on the last one too.
    if (meta?.has_more !== true || meta.after_cursor == null) break;
    after = `&page[after]=${encodeURIComponent(meta.after_cursor)}`;
  }
  return { ok: true, value: items };
}
