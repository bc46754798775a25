import type { Context } from "hono";
import { dayNumber, dayStart, instantText, parseDay, visitSchedule } from "#core";
import { currentPolicy } from "../policy/currentPolicy.ts";
import { openShell } from "../shell.ts";
import { notCalled } from "../store/notCalled.ts";

const FACT = /^[a-z][a-z0-9_]{0,39}$/;
const FACTS_AT_MOST = 3;

/**
 * `GET /api/lists/not-called?from=2026-01-01&to=2026-04-01&splitBy=region,contract_kind`: customers whom nobody reached by a
 * callback in `[from, to)`, so that nobody is missed (D10). `&after=` asks for the page after that customer id.
 */
export async function notCalledList(c: Context<{ Bindings: Env }>): Promise<Response> {
  const [from, to] = [parseDay(c.req.query("from") ?? ""), parseDay(c.req.query("to") ?? "")];
  const splitBy = (c.req.query("splitBy") ?? "").split(",").filter((key) => key !== "");
  const after = Number(c.req.query("after") ?? 0);
  const isRight = splitBy.length <= FACTS_AT_MOST && splitBy.every((key) => FACT.test(key));
  if (from === null || to === null || from >= to || !isRight || !Number.isSafeInteger(after)) {
    const message =
      "Give from and to as dates (to later than from), and up to three facts in splitBy, separated by commas.";
    return Response.json({ error: "invalid", message }, { status: 400 });
  }
  const shell = openShell(c.env, new Date());
  const policy = (await currentPolicy(shell))?.policy ?? null;
  const zone = (policy === null ? null : visitSchedule(policy))?.zone ?? "Etc/UTC";
  const period = {
    from: instantText(dayStart(zone, dayNumber(from))),
    to: instantText(dayStart(zone, dayNumber(to))),
  };
  return Response.json(await notCalled(c.env.DB, period, { splitBy, after }), {
    headers: { "Cache-Control": "no-store" },
  });
}
