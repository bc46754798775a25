import type { MiddlewareHandler } from "hono";
import { takeFault } from "../control/controlBoard.ts";
import type { Standin } from "../standin.ts";
import { authenticate, type Actor } from "./authenticate.ts";
import { countRequest } from "./countRequest.ts";
import type { StandinEnvironment } from "./environment.ts";
import { mayCall } from "./permissions.ts";
import {
  forbiddenRole,
  forbiddenScope,
  invalidToken,
  jsonReply,
  notAuthenticated,
  tooManyRequests,
} from "./reply.ts";
import { requiredScopes } from "./requiredScope.ts";

const MAX_LOGGED_REQUESTS = 50_000;

/** The way into the API: faults, authentication, scopes, roles, rate limits, log. Control calls do not pass here. */
export const apiGate =
  (standin: Standin): MiddlewareHandler<StandinEnvironment> =>
  async (context, next) => {
    const startedMs = performance.now();
    const { method } = context.req;
    const url = new URL(context.req.url);
    const path = url.pathname.replace(/\.json$/, "");
    const actor = authenticate(standin, context.req.raw);
    context.set("actor", actor);

    const refusal = await refuse(standin, actor, method, path, context.env?.incoming?.socket);
    let headers: { [name: string]: string } = {};
    let reply = refusal;
    if (reply === undefined && path !== "/oauth/tokens") {
      const counted = countRequest(standin, actor, method, path);
      headers = counted.headers;
      reply = counted.refusal;
    }
    if (reply === undefined) await next();
    else context.res = reply;
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);

    standin.control.requests.push({
      method,
      path: url.pathname + url.search,
      status: context.res.status,
      at: new Date().toISOString(),
      user: actor.kind === "user" ? actor.user.id : null,
      ms: Math.round(performance.now() - startedMs),
    });
    if (standin.control.requests.length > MAX_LOGGED_REQUESTS) standin.control.requests.splice(0, 1_000);
  };

/** The reply that keeps a request out, if any: a fault, missing credentials, scope or role. */
const refuse = async (
  standin: Standin,
  actor: Actor,
  method: string,
  path: string,
  socket: { destroy(): unknown } | undefined,
): Promise<Response | undefined> => {
  const fault = takeFault(standin.control, method, path);
  if (fault !== undefined) {
    if (fault.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault.drop) {
      socket?.destroy();
      return new Response(null, { status: 502 });
    }
    if (fault.status === 429)
      return tooManyRequests(
        "Number of allowed API requests per minute exceeded",
        fault.retryAfterSeconds ?? 10,
      );
    if (fault.status !== undefined)
      return jsonReply(
        fault.status,
        { error: "FaultInjected", description: `The stand-in was told to answer ${fault.status}` },
        fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) },
      );
  }
  if (path === "/oauth/tokens") return undefined;
  if (actor.kind === "anonymous") {
    if (actor.because === "invalid_token") return invalidToken();
    return method === "GET" && path === "/api/v2/users/me" ? undefined : notAuthenticated();
  }
  if (!mayCall(actor, method, path)) return forbiddenRole();
  if (actor.scopes === "all") return undefined;
  const wanted = requiredScopes(method, path);
  const { scopes } = actor;
  return wanted.some((scope) => scopes.includes(scope)) ? undefined : forbiddenScope(wanted[0] ?? "read");
};
