import { env } from "cloudflare:workers";
import { sign } from "./signedRequest.ts";

/** A token as Zendesk's proxy makes it for the app, with claims changed where a test wants that. */
export async function token(
  changes: {
    readonly claims?: Record<string, unknown>;
    readonly header?: Record<string, unknown>;
    readonly secret?: string;
  } = {},
): Promise<string> {
  const header = { alg: "HS256", typ: "JWT", ...changes.header };
  const claims = {
    iss: "standin",
    aud: "tierwise",
    exp: Math.floor(Date.now() / 1000) + 60,
    ...changes.claims,
  };
  const text = `${base64Url(JSON.stringify(header))}.${base64Url(JSON.stringify(claims))}`;
  const signature = await sign(changes.secret ?? env.APP_SECRET, text);
  return `${text}.${urlSafe(signature)}`;
}

export function base64Url(text: string): string {
  return urlSafe(btoa(text));
}

function urlSafe(base64: string): string {
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
