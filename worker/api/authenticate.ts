import { verify } from "hono/jwt";
import type { Context, MiddlewareHandler } from "hono";

/** Who the token is made for; the app sets it as a claim. */
const AUDIENCE = "tierwise";

/**
 * Lets through what Zendesk's proxy signed with the app's secret setting: HS256 only, our audience, our account as the
 * issuer, not expired. It proves the account, never the person (DESIGN "Security"), so it opens reading only.
 */
export const authenticate: MiddlewareHandler<{ Bindings: Env }> = async (c, next) => {
  if (!(await hasAppToken(c))) {
    const message = "Sign the request with the app's secret (HS256, aud tierwise, iss the subdomain, exp).";
    return c.json({ error: "unauthenticated", message }, 401, { "WWW-Authenticate": "Bearer" });
  }
  await next();
  return undefined;
};

/** Whether the request carries the app's token. */
export async function hasAppToken(c: Context<{ Bindings: Env }>): Promise<boolean> {
  const token = /^Bearer (?<token>\S+)$/i.exec(c.req.header("authorization") ?? "")?.groups?.["token"];
  return token !== undefined && (await isOurs(token, c.env));
}

async function isOurs(token: string, env: Env): Promise<boolean> {
  const secrets = [env.APP_SECRET, env.APP_SECRET_PREVIOUS ?? ""].filter((secret) => secret !== "");
  for (const secret of secrets) {
    try {
      const claims = await verify(token, secret, { alg: "HS256", aud: AUDIENCE, iss: env.ZENDESK_SUBDOMAIN });
      // The library accepts a token without an expiry; we do not.
      if (typeof claims.exp === "number") return true;
    } catch {
      // Not signed with this one, or not valid: the next secret decides.
    }
  }
  return false;
}
