import type { Context } from "hono";
import * as v from "valibot";
import { hasAppToken } from "../api/authenticate.ts";
import { findInstallation } from "../policy/findInstallation.ts";
import { openShell } from "../shell.ts";
import { putAudit } from "../store/audit.ts";
import { mayUse } from "../store/limitedUses.ts";
import { readBody } from "../webhooks/readBody.ts";
import { makeAdminToken } from "./adminToken.ts";
import { isProved } from "./isProved.ts";

const BODY_LIMIT_BYTES = 1024;
/** Each try costs a request to Zendesk. Tries that carry the app's token have a count of their own. */
const TRIES = { limit: 10, seconds: 60 };
/** Longer than any proof is taken. */
const USED_ONCE = { limit: 1, seconds: 3600 };

const Asked = v.object({ nonce: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)) });

/**
 * `POST /api/admin/session {nonce}`: the admin handshake. Whoever could write the nonce's fingerprint into the app's
 * settings is an admin in Zendesk's eyes, and gets a token for 15 minutes; each nonce once. Every refusal looks alike.
 */
export async function openSession(c: Context<{ Bindings: Env }>): Promise<Response> {
  const now = new Date();
  const nonce = await nonceIn(c.req.raw);
  if (nonce === null) return refused();
  const door = (await hasAppToken(c)) ? "admin_session:app" : "admin_session:open";
  if (!(await mayUse(c.env.DB, door, TRIES, now.getTime()))) return tooMany();
  const shell = openShell(c.env, now);
  const found = await findInstallation(shell);
  if (!found.ok) return unreachable();
  if (!(await isProved(found.value?.adminProof, nonce, now))) return refused();
  if (!(await mayUse(c.env.DB, `admin_nonce:${nonce}`, USED_ONCE, now.getTime()))) return refused();
  const { id, token, expiresAt } = await makeAdminToken(c.env, now);
  await putAudit(c.env.DB, { what: "admin_session", subject: `session:${id}` }, shell.nowText).run();
  return Response.json({ token, expiresAt }, { headers: { "Cache-Control": "no-store" } });
}

async function nonceIn(request: Request): Promise<string | null> {
  const bytes = await readBody(request, BODY_LIMIT_BYTES);
  if (bytes === null) return null;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Asked), new TextDecoder().decode(bytes));
  return read.success ? read.output.nonce : null;
}

function refused(): Response {
  const message =
    "Write a fresh nonce's fingerprint into the app's settings, as an admin of this Zendesk, and send the nonce at once.";
  return Response.json({ error: "refused", message }, { status: 401 });
}

function tooMany(): Response {
  const message = "Too many tries; wait a minute.";
  return Response.json({ error: "too_many", message }, { status: 429, headers: { "Retry-After": "60" } });
}

function unreachable(): Response {
  const message = "Zendesk does not answer the Worker just now; try again in half a minute.";
  return Response.json({ error: "unavailable", message }, { status: 503, headers: { "Retry-After": "30" } });
}
