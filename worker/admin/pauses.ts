import { parseInstant } from "#core";
import * as v from "valibot";
import { pauseReport } from "../promises/pauseReport.ts";
import type { AdminContext } from "./adminEnvironment.ts";
import { readQuery } from "./readQuery.ts";

const instant = v.pipe(
  v.string(),
  v.check((text) => parseInstant(text) !== null, "Wanted: an instant such as 2026-11-01T00:00:00Z"),
);
const Asked = v.object({
  from: instant,
  to: instant,
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)), "0"),
});

/**
 * `GET /api/admin/pauses?from&to&after`: tickets that stood still in `[from, to)` although their customer had already
 * replied (I8), a page at a time: `{tickets, next}`; `next` goes back as `after`.
 */
export async function pauses(c: AdminContext): Promise<Response> {
  const asked = readQuery(c, Asked);
  if (!asked.ok) return asked.error;
  const { from, to, after } = asked.value;
  c.set("isContinued", after > 0);
  return Response.json(await pauseReport(c.env.DB, utc(from), utc(to), after));
}

/** As instants are stored, so that texts compare. */
const utc = (text: string): string => `${new Date(text).toISOString().slice(0, 19)}Z`;
