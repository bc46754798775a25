import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";

/** Who asks. A session may do all its user may; an OAuth token only what its scopes allow. */
export type Actor =
  | { kind: "user"; user: User; scopes: "all" | readonly string[] }
  | { kind: "anonymous"; because: "no_credentials" | "wrong_credentials" | "invalid_token" };

const SESSION = /^Bearer agent:(\d{1,16})$/i;
const TOKEN = /^Bearer (\S+)$/i;

/**
 * Reads the Authorization header: a bearer OAuth token, or `Bearer agent:<user id>` (that user's session; the stand-in
 * listens on loopback only). API tokens and passwords (Basic) are refused as Zendesk refuses them. Never throws.
 */
export const authenticate = (standin: Standin, request: Request): Actor => {
  const header = request.headers.get("authorization");
  if (header === null) return { kind: "anonymous", because: "no_credentials" };
  const session = SESSION.exec(header);
  if (session !== null) {
    const user = standin.state.users.get(Number(session[1]));
    return user === undefined || user.presence !== "present" || user.suspended
      ? { kind: "anonymous", because: "wrong_credentials" }
      : { kind: "user", user, scopes: "all" };
  }
  const bearer = TOKEN.exec(header);
  if (bearer === null) return { kind: "anonymous", because: "wrong_credentials" };
  const token = standin.state.oauthTokens.get(bearer[1] ?? "");
  if (token === undefined || token.expires_at_ms <= standin.clock.elapsedMs())
    return { kind: "anonymous", because: "invalid_token" };
  const user = standin.state.users.get(token.user_id);
  if (user === undefined || user.presence !== "present")
    return { kind: "anonymous", because: "invalid_token" };
  return { kind: "user", user, scopes: token.scopes };
};
