import { jsonReply } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";

/** Records of an export's page at most. */
export const EXPORT_PAGE = 1_000;

/**
 * One page of an export by time: `items` from `startTime` on (epoch seconds), oldest first. A page never splits a second,
 * or the rest of that second would be lost; the next one begins at `end_time`, so items may come twice.
 */
export const timePage = <Item>(page: {
  url: string;
  plural: string;
  startTime: number;
  items: readonly Item[];
  timeOf: (item: Item) => number;
  view: (item: Item) => JsonObject;
}): Response => {
  const { items, timeOf, plural, startTime } = page;
  const next = new URL(page.url);
  const size = Math.min(EXPORT_PAGE, Math.max(1, Number(next.searchParams.get("per_page") ?? EXPORT_PAGE)));
  const last = items.slice(0, size).at(-1);
  const lastTime = last === undefined ? startTime : timeOf(last);
  const shown = items.filter((item, index) => index < size || timeOf(item) === lastTime);
  const end = shown.length === items.length;
  const endTime = end ? lastTime : lastTime + 1;
  next.searchParams.set("start_time", String(endTime));
  return jsonReply(200, {
    [plural]: shown.map(page.view),
    count: shown.length,
    end_of_stream: end,
    end_time: shown.length === 0 ? null : endTime,
    next_page: shown.length === 0 ? null : next.toString(),
  });
};
