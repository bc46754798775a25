import { createHmac } from "node:crypto";

const MINUTE_SECONDS = 60;

/** The token Zendesk's proxy puts on a request of the app: HS256, a minute long. */
export function appToken(secret: string, subdomain: string): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: subdomain, aud: "tierwise", iat: now, exp: now + MINUTE_SECONDS };
  const unsigned = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${unsigned}.${createHmac("sha256", secret).update(unsigned).digest("base64url")}`;
}
