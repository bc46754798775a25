import type { Context } from "hono";
import * as v from "valibot";
import { openShell, type Shell } from "../shell.ts";
import { putAccount, readAccount } from "../store/account.ts";

/** `GET /api/own-user`: the user Tierwise acts as in Zendesk, to whom nobody gives work; null while nobody can say. */
export async function ownUser(c: Context<{ Bindings: Env }>): Promise<Response> {
  const id = await ownUserId(openShell(c.env, new Date()));
  return Response.json({ id }, { headers: { "Cache-Control": "no-store" } });
}

const StoredId = v.number();
/** Another OAuth client may act as somebody else. */
const LOOK_AGAIN_MS = 24 * 3_600_000;

async function ownUserId(shell: Shell): Promise<number | null> {
  const entry = (await readAccount(shell.db)).get("own_user_id");
  const stored = v.safeParse(StoredId, entry?.value);
  const known = stored.success ? stored.output : null;
  const age = shell.now.getTime() - Date.parse(entry?.readAt ?? "");
  if (known !== null && age < LOOK_AGAIN_MS) return known;
  const me = await shell.zendesk.users.me();
  if (!me.ok) return known;
  await putAccount(shell.db, "own_user_id", me.value.id, shell.nowText).run();
  return me.value.id;
}
