import { sign, verify } from "hono/jwt";
import { adminKey } from "../store/adminKey.ts";

/** Another audience than the app's token, and another key: neither opens the other's door. */
const AUDIENCE = "tierwise-admin";
const LASTS_SECONDS = 15 * 60;

/** Who acts, as far as Zendesk vouches: some admin of the account, from here to `expiresAt`. */
export type AdminSession = { readonly id: string; readonly token: string; readonly expiresAt: string };

export async function makeAdminToken(env: Env, now: Date): Promise<AdminSession> {
  const id = crypto.randomUUID();
  const issued = Math.floor(now.getTime() / 1000);
  const expires = issued + LASTS_SECONDS;
  const claims = { iss: env.ZENDESK_SUBDOMAIN, aud: AUDIENCE, jti: id, iat: issued, exp: expires };
  const token = await sign(claims, await adminKey(env.DB, now.getTime()), "HS256");
  return { id, token, expiresAt: new Date(expires * 1000).toISOString() };
}

/** The session's id; null: not one of ours, or over. */
export async function readAdminToken(env: Env, token: string, now: Date): Promise<string | null> {
  const key = await adminKey(env.DB, now.getTime());
  try {
    const claims = await verify(token, key, { alg: "HS256", aud: AUDIENCE, iss: env.ZENDESK_SUBDOMAIN });
    const { exp, jti } = claims;
    // The library accepts a token without an expiry; we do not.
    return typeof exp === "number" && typeof jti === "string" ? jti : null;
  } catch {
    return null;
  }
}
