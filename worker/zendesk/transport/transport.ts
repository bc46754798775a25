import * as v from "valibot";
import { failed, ok } from "../result.ts";
import type { ZendeskResult } from "../zendeskError.ts";
import type { TokenSource } from "./accessToken.ts";
import { ACCOUNT_ENDPOINT, type BudgetGate, readBudget } from "./budget.ts";
import { describeCause } from "./describeCause.ts";
import { endpointOf } from "./endpointOf.ts";
import { parseJson, readError } from "./readError.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type Call = {
  readonly method: Method;
  /** Path and query, beginning with "/". */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
};

type Schema = v.GenericSchema;
type Reply = { readonly response: Response; readonly text: string };

/** One signed-in way to Zendesk; every resource goes through it. */
export type Transport = {
  /** The reply's JSON, unread; null for an empty reply. */
  request(call: Call): Promise<ZendeskResult<unknown>>;
  /** The reply's JSON, checked. */
  ask<S extends Schema>(call: Call, schema: S): Promise<ZendeskResult<v.InferOutput<S>>>;
};

export function createTransport(options: {
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly tokens: TokenSource;
  readonly budget: BudgetGate;
  readonly onWarning: (warning: string) => void;
}): Transport {
  const { budget, tokens, now } = options;

  const waitSeconds = async (endpoint: string): Promise<number> => {
    const until = Math.max(
      ...(await Promise.all([budget.blockedUntil(endpoint), budget.blockedUntil(ACCOUNT_ENDPOINT)])),
    );
    return Math.ceil(Math.max(0, until - now()) / 1000);
  };

  const send = async (call: Call, token: string): Promise<ZendeskResult<Reply>> => {
    try {
      const response = await options.fetch(`${options.baseUrl}${call.path}`, {
        method: call.method,
        headers: {
          accept: "application/json",
          ...(call.body === undefined ? {} : { "content-type": "application/json" }),
          ...call.headers,
          authorization: `Bearer ${token}`,
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
      return ok({ response, text: await response.text() });
    } catch (cause) {
      // Whatever fetch throws, it is that no (whole) reply came.
      return failed({ reason: "unavailable", status: null, detail: describeCause(cause) });
    }
  };

  const settle = async ({ response, text }: Reply, endpoint: string): Promise<ZendeskResult<unknown>> => {
    await budget.observe(response.headers);
    const warning = response.headers.get("x-zendesk-api-warn");
    if (warning !== null) options.onWarning(`${endpoint}: ${warning}`);
    if (response.ok) {
      if (text.trim() === "") return ok(null);
      const body = parseJson(text);
      return body === undefined
        ? failed({ reason: "unreadable", status: response.status, detail: "the reply is not JSON" })
        : ok(body);
    }
    const error = readError({
      status: response.status,
      headers: response.headers,
      text,
      endpoint,
      nowMs: now(),
    });
    if (error.reason === "rate_limited") {
      await budget.block(limitHit(response.headers, endpoint), now() + error.retryAfterSeconds * 1000);
    }
    return failed(error);
  };

  const request = async (call: Call): Promise<ZendeskResult<unknown>> => {
    const endpoint = endpointOf(call.method, call.path);
    const wait = await waitSeconds(endpoint);
    if (wait > 0) return failed({ reason: "rate_limited", retryAfterSeconds: wait, endpoint });
    const token = await tokens.current();
    if (!token.ok) return token;
    const first = await send(call, token.value);
    if (!first.ok) return first;
    if (first.value.response.status !== 401) return settle(first.value, endpoint);
    // A token can end early (revoked, clocks apart): one new one, then the answer stands.
    const renewed = await tokens.replace(token.value);
    if (!renewed.ok) return renewed;
    const second = await send(call, renewed.value);
    return second.ok ? settle(second.value, endpoint) : second;
  };

  return {
    request,
    async ask(call, schema) {
      const reply = await request(call);
      if (!reply.ok) return reply;
      const parsed = v.safeParse(schema, reply.value);
      if (parsed.success) return ok(parsed.output);
      const issue = parsed.issues[0];
      return failed({
        reason: "unreadable",
        status: 200,
        detail: `${endpointOf(call.method, call.path)}: ${v.getDotPath(issue) ?? "body"}: ${issue.message}`,
      });
    },
  };
}

/** The account's limit when its own headers say that nothing is left, else the endpoint's. */
function limitHit(headers: Headers, endpoint: string): string {
  const account = readBudget(headers).find((reading) => reading.name === ACCOUNT_ENDPOINT);
  return account?.remaining === 0 ? ACCOUNT_ENDPOINT : endpoint;
}
