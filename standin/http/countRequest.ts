import type { Actor } from "./authenticate.ts";
import { ACCOUNT_LIMIT_PER_MINUTE, ENDPOINT_LIMITS, type LimitReply } from "./endpointLimits.ts";
import { tooManyOrganizationUpdates, tooManyRequests, tooManyUserUpdates } from "./reply.ts";
import type { Standin } from "../standin.ts";

const MINUTE_SECONDS = 60;

/** The headers every counted reply carries, and the refusal if a limit is used up. */
export type Counted = { headers: { [name: string]: string }; refusal: Response | undefined };

/** Counts a request against the account's limit and its endpoint's. Headers as in zendesk-api 3.2. */
export const countRequest = (standin: Standin, actor: Actor, method: string, path: string): Counted => {
  const { plan } = standin.state.account;
  const account = standin.rates.count("account", ACCOUNT_LIMIT_PER_MINUTE[plan], MINUTE_SECONDS);
  const headers: { [name: string]: string } = {
    "x-rate-limit": String(account.limit),
    "x-rate-limit-remaining": String(account.remaining),
    "ratelimit-limit": String(account.limit),
    "ratelimit-remaining": String(account.remaining),
    "ratelimit-reset": String(account.resetSeconds),
  };
  if (!account.allowed)
    return {
      headers,
      refusal: tooManyRequests("Number of allowed API requests per minute exceeded", account.resetSeconds),
    };
  const who = actor.kind === "user" ? actor.user.id : 0;
  for (const rule of ENDPOINT_LIMITS) {
    const limit = rule.limit[plan];
    if (limit === undefined || rule.method !== method || !rule.path.test(path)) continue;
    const record = path.replace(/\/tags$/, "");
    const key = {
      account: rule.name,
      path: `${rule.name} ${record}`,
      path_and_user: `${rule.name} ${record} ${who}`,
    }[rule.per];
    const reading = standin.rates.count(key, limit, rule.windowSeconds);
    headers[`zendesk-ratelimit-${rule.name}`] =
      `total=${reading.limit}; remaining=${reading.remaining}; resets=${reading.resetSeconds}`;
    if (!reading.allowed) return { headers, refusal: refusalOf(rule.reply, reading.resetSeconds) };
  }
  return { headers, refusal: undefined };
};

const refusalOf = (reply: LimitReply, retryAfterSeconds: number): Response => {
  switch (reply) {
    case "standard":
      return tooManyRequests("Number of allowed API requests per minute exceeded", retryAfterSeconds);
    case "incremental":
      return tooManyRequests(
        "Number of allowed incremental export API requests per minute exceeded",
        retryAfterSeconds,
      );
    case "organization":
      return tooManyOrganizationUpdates(retryAfterSeconds);
    case "user":
      return tooManyUserUpdates();
  }
};
