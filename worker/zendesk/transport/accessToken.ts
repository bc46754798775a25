import * as v from "valibot";
import { failed, ok } from "../result.ts";
import type { ZendeskResult } from "../zendeskError.ts";
import { describeCause } from "./describeCause.ts";
import { parseJson, readError } from "./readError.ts";

/** A bearer token and when it ends, in epoch milliseconds. */
export type AccessToken = { readonly token: string; readonly expiresAt: number };

/** Where tokens outlive this process, so that isolates share one. */
export type TokenStore = {
  read(): Promise<AccessToken | null>;
  write(token: AccessToken): Promise<void>;
};

/** Gives a valid token; concurrent callers share one request for a new one. */
export type TokenSource = {
  current(): Promise<ZendeskResult<string>>;
  /** Call it when Zendesk refused this token: a new one is fetched, unless another caller already did. */
  replace(refused: string): Promise<ZendeskResult<string>>;
};

const ASKED_LIFETIME_SECONDS = 3600;
/** Zendesk's default for new clients where the reply names no lifetime (facts/zendesk-api 3.5, unconfirmed). */
const ASSUMED_LIFETIME_SECONDS = 1800;
const RENEW_BEFORE_END_MS = 60_000;

const tokenReply = v.looseObject({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  expires_in: v.nullish(v.number()),
});

/**
 * OAuth client credentials (facts/zendesk-api 3.5): the token acts as the user whom the OAuth client belongs to.
 * There is no refresh token; a new one is simply asked for.
 */
export function createTokenSource(options: {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly store: TokenStore;
}): TokenSource {
  let held: AccessToken | null = null;
  let underWay: Promise<ZendeskResult<string>> | null = null;

  const isFresh = (token: AccessToken): boolean => token.expiresAt - RENEW_BEFORE_END_MS > options.now();

  const once = (work: () => Promise<ZendeskResult<string>>): Promise<ZendeskResult<string>> => {
    underWay ??= work().finally(() => {
      underWay = null;
    });
    return underWay;
  };

  const fetchNew = async (): Promise<ZendeskResult<string>> => {
    const asked = await askForToken(options);
    if (!asked.ok) return asked;
    held = asked.value;
    await options.store.write(asked.value);
    return ok(asked.value.token);
  };

  const storedUnless = async (refused: string | null): Promise<ZendeskResult<string>> => {
    const stored = await options.store.read();
    if (stored !== null && stored.token !== refused && isFresh(stored)) {
      held = stored;
      return ok(stored.token);
    }
    return fetchNew();
  };

  return {
    async current() {
      if (held !== null && isFresh(held)) return ok(held.token);
      return once(() => storedUnless(null));
    },
    async replace(refused) {
      if (held !== null && held.token !== refused && isFresh(held)) return ok(held.token);
      held = null;
      return once(() => storedUnless(refused));
    },
  };
}

async function askForToken(options: {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
}): Promise<ZendeskResult<AccessToken>> {
  const endpoint = "POST /oauth/tokens";
  let response: Response;
  let text: string;
  try {
    response = await options.fetch(`${options.baseUrl}/oauth/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({
        grant_type: "client_credentials",
        client_id: options.clientId,
        client_secret: options.clientSecret,
        scope: options.scope,
        expires_in: ASKED_LIFETIME_SECONDS,
      }),
    });
    text = await response.text();
  } catch (cause) {
    return failed({ reason: "unavailable", status: null, detail: describeCause(cause) });
  }
  if (!response.ok) {
    const error = readError({
      status: response.status,
      headers: response.headers,
      text,
      endpoint,
      nowMs: options.now(),
    });
    // A wrong client id or secret is answered with 400 or 401, depending on the OAuth error.
    return failed(error.reason === "invalid" ? { reason: "unauthenticated", detail: error.detail } : error);
  }
  const parsed = v.safeParse(tokenReply, parseJson(text));
  if (!parsed.success) {
    return failed({ reason: "unreadable", status: response.status, detail: "no access_token in the reply" });
  }
  const lifetimeSeconds = parsed.output.expires_in ?? ASSUMED_LIFETIME_SECONDS;
  return ok({ token: parsed.output.access_token, expiresAt: options.now() + lifetimeSeconds * 1000 });
}

/** Keeps the token in memory only. */
export function memoryTokenStore(): TokenStore {
  let held: AccessToken | null = null;
  return {
    read: () => Promise.resolve(held),
    write: (token) => {
      held = token;
      return Promise.resolve();
    },
  };
}
