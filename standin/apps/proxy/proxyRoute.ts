import { Hono } from "hono";
import * as v from "valibot";
import { authenticate } from "../../http/authenticate.ts";
import type { StandinEnvironment } from "../../http/environment.ts";
import { readPlain } from "../../http/readBody.ts";
import { forbiddenRole, jsonReply, recordNotFound } from "../../http/reply.ts";
import type { Standin } from "../../standin.ts";
import { prepareRequest, type Prepared, requestOptionsSchema } from "./prepareRequest.ts";

/** Limit UNCONFIRMED. */
const TIMEOUT_MS = 30_000;

const proxyBody = v.object({ installation_id: v.number(), request: requestOptionsSchema });

/**
 * `POST /__standin/apps/proxy`: what Zendesk's proxy does for `client.request` to other servers. Always answers 200 with
 * `{status, status_text, headers, body}` of the reply; a request it will not send has status 0–499 of its own.
 */
export const proxyRoute = (standin: Standin): Hono<StandinEnvironment> => {
  const routes = new Hono<StandinEnvironment>();
  routes.post("/__standin/apps/proxy", async (context) => {
    const actor = authenticate(standin, context.req.raw);
    if (actor.kind === "anonymous" || actor.user.role === "end-user") return forbiddenRole();
    const body = await readPlain(context.req.raw, proxyBody);
    if (!body.ok) return body.reply;
    const installation = standin.state.appInstallations.get(body.value.installation_id);
    const app = installation && standin.state.apps.get(installation.app_id);
    if (installation === undefined || app === undefined) return recordNotFound();
    // Tokens are checked against the wall clock by whoever receives them, so they are made by it.
    const nowSeconds = Math.floor(Date.now() / 1000);
    const prepared = prepareRequest(app, installation, body.value.request, nowSeconds);
    return prepared.ok ? send(prepared) : jsonReply(200, refusal(prepared));
  });
  return routes;
};

const send = async ({ url, method, headers, body }: Extract<Prepared, { ok: true }>): Promise<Response> => {
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body === null || method === "GET" || method === "HEAD" ? {} : { body }),
      redirect: "follow",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return jsonReply(200, {
      status: response.status,
      status_text: response.statusText,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    });
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === "TimeoutError";
    return jsonReply(
      200,
      failure(timedOut ? 504 : 502, timedOut ? "Gateway Timeout" : "Bad Gateway", url.host),
    );
  }
};

const failure = (status: number, statusText: string, detail: string) => ({
  status,
  status_text: statusText,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify({ error: statusText, description: detail }),
});

/** How Zendesk words these is UNCONFIRMED. */
const refusal = ({ reason, detail }: Extract<Prepared, { ok: false }>) => {
  switch (reason) {
    case "bad_url":
      return failure(400, "Bad Request", `not an address: ${detail}`);
    case "domain":
      return failure(403, "Forbidden", `${detail} is not in the app's domainWhitelist`);
    case "header_name":
      return failure(400, "Bad Request", `header names must not contain "_": ${detail}`);
    case "algorithm":
      return failure(400, "Bad Request", `algorithm ${detail} is not supported`);
    case "scope":
      return failure(403, "Forbidden", `the setting's scopes do not allow ${detail}`);
  }
};
