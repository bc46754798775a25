import { leadsOf } from "#core";
import type { Context } from "hono";
import { currentPolicy } from "../policy/currentPolicy.ts";
import { openShell } from "../shell.ts";
import { openHandovers } from "../store/handovers.ts";

/**
 * `GET /api/handovers`: hand-overs that run or are to come (A16), and who may hand over others' tasks beside admins. What is
 * shown goes by it; who really may is decided when a hand-over arrives.
 */
export async function handovers(c: Context<{ Bindings: Env }>): Promise<Response> {
  const shell = openShell(c.env, new Date());
  const policy = (await currentPolicy(shell))?.policy ?? null;
  const open = await openHandovers(shell.db);
  const body = {
    handovers: open.map(({ id, fromId, toId, startsOn, untilOn, byId }) => ({
      ticketId: id,
      fromId,
      toId,
      startsOn,
      untilOn,
      byId,
    })),
    leads: policy === null ? { groups: [], emails: [] } : leadsOf(policy),
  };
  return Response.json(body, { headers: { "Cache-Control": "no-store" } });
}
