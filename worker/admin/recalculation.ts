import * as v from "valibot";
import { customersMoved, recalculationStanding } from "../recalculation/recalculationStanding.ts";
import type { AdminContext } from "./adminEnvironment.ts";
import { readQuery } from "./readQuery.ts";

const MOVES_PER_PAGE = 500;

const whole = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const Asked = v.object({ version: v.optional(whole), after: v.optional(whole, "0") });

/**
 * `GET /api/admin/recalculation?version&after`: how far the judging of everybody under a policy has come (the newest
 * without `version`), and who moved by it, a page at a time: `{standing, moves, next}`; `next` goes back as `after`.
 */
export async function recalculation(c: AdminContext): Promise<Response> {
  const asked = readQuery(c, Asked);
  if (!asked.ok) return asked.error;
  const { version, after } = asked.value;
  c.set("isContinued", after > 0);
  const { DB: db } = c.env;
  const standing = await recalculationStanding(db, version ?? null);
  if (standing === null) return Response.json({ standing: null, moves: [], next: null });
  const page = { by: "recalculation", after, limit: MOVES_PER_PAGE } as const;
  const moves = await customersMoved(db, standing.version, page);
  const last = moves.length === MOVES_PER_PAGE ? moves.at(-1) : undefined;
  return Response.json({ standing, moves, next: last?.id ?? null });
}
