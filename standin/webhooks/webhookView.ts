import type { Json, JsonObject } from "../json.ts";
import type { Attempt, Invocation, Webhook } from "../records/webhook.ts";

/** A webhook as REST shows it: no secret, no password, no token. */
export const webhookView = (webhook: Webhook): JsonObject => ({
  id: webhook.id,
  name: webhook.name,
  description: webhook.description,
  endpoint: webhook.endpoint,
  http_method: webhook.http_method,
  request_format: webhook.request_format,
  status: webhook.status,
  subscriptions: webhook.subscriptions,
  created_at: webhook.created_at,
  created_by: webhook.created_by,
  ...(webhook.updated_at === null ? {} : { updated_at: webhook.updated_at, updated_by: webhook.updated_by }),
  ...(webhook.authentication === null ? {} : { authentication: shownAuthentication(webhook.authentication) }),
  ...(Object.keys(webhook.custom_headers).length === 0 ? {} : { custom_headers: webhook.custom_headers }),
});

const shownAuthentication = (authentication: JsonObject): JsonObject => {
  const { data, ...rest } = authentication;
  const username = authentication["type"] === "basic_auth" && isObject(data) ? data["username"] : undefined;
  return username === undefined ? rest : { ...rest, data: { username } };
};

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One line of the invocation log. */
export const invocationView = (invocation: Invocation): JsonObject => ({
  id: invocation.id,
  latest_completed_at: invocation.latest_completed_at,
  status: invocation.status,
  status_code: invocation.status_code ?? 0,
  ...(invocation.event_id === null ? {} : { zendesk_event_id: invocation.event_id }),
});

/** One attempt with all that was sent and came back. */
export const attemptView = (attempt: Attempt): JsonObject => ({
  id: attempt.id,
  invocation_id: attempt.invocation_id,
  status: attempt.status,
  status_code: attempt.status_code ?? 0,
  timestamp: attempt.timestamp,
  completed_at: attempt.completed_at,
  request:
    attempt.request === null
      ? null
      : {
          endpoint: attempt.request.endpoint,
          http_method: attempt.request.http_method,
          headers: keyValues(attempt.request.headers),
          payload: attempt.request.payload,
        },
  response:
    attempt.response === null
      ? null
      : { headers: keyValues(attempt.response.headers), payload: attempt.response.payload },
});

/** Headers as a list of `{key, value}`. */
export const keyValues = (headers: { readonly [name: string]: string }): JsonObject[] =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));
