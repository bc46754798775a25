import type { Attempt, InvocationStatus, Webhook } from "../records/webhook.ts";
import { isoSeconds } from "../clock.ts";
import { sign } from "./sign.ts";
import { ulid } from "./ulid.ts";

/** What is delivered: the method, address and body of one invocation. */
export type Delivery = { accountId: number; webhook: Webhook; invocationId: string; body: string };

const CONTENT_TYPES = {
  json: "application/json; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  form_encoded: "application/x-www-form-urlencoded; charset=utf-8",
} as const satisfies Record<Webhook["request_format"], string>;

/** The headers Zendesk sends; the signature's timestamp is the time of the attempt, on real time. Source: zendesk-api 1.2. */
export const deliveryHeaders = (delivery: Delivery, attemptedAt: Date): { [name: string]: string } => {
  const { webhook, body } = delivery;
  const timestamp = isoSeconds(attemptedAt);
  return {
    "Content-Type": CONTENT_TYPES[webhook.request_format],
    "User-Agent": "Zendesk Webhook",
    "X-Zendesk-Account-Id": String(delivery.accountId),
    "X-Zendesk-Webhook-Id": webhook.id,
    "X-Zendesk-Webhook-Invocation-Id": delivery.invocationId,
    "X-Zendesk-Webhook-Signature": sign(webhook.secret, timestamp, body),
    "X-Zendesk-Webhook-Signature-Timestamp": timestamp,
    ...authenticationHeaders(webhook),
    ...webhook.custom_headers,
  };
};

/** Sends once. Never throws: a network failure is an attempt without a status code. */
export const attemptDelivery = async (
  delivery: Delivery,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Attempt & { retryAfterSeconds: number | undefined }> => {
  const { webhook, body } = delivery;
  const startedAt = new Date();
  const headers = deliveryHeaders(delivery, startedAt);
  const base = {
    id: ulid(),
    invocation_id: delivery.invocationId,
    timestamp: startedAt.toISOString(),
    request: { endpoint: webhook.endpoint, http_method: webhook.http_method, headers, payload: body },
  };
  const withBody = webhook.http_method !== "GET" && webhook.http_method !== "DELETE";
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(webhook.endpoint, {
      method: webhook.http_method,
      headers,
      redirect: "manual",
      signal: AbortSignal.any([timeout, signal]),
      ...(withBody ? { body } : {}),
    });
    const payload = (await response.text()).slice(0, 10_000);
    const retryAfter = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
    return {
      ...base,
      status: statusOf(response.status),
      status_code: response.status,
      completed_at: new Date().toISOString(),
      response: { headers: Object.fromEntries(response.headers), payload },
      retryAfterSeconds: Number.isNaN(retryAfter) ? undefined : retryAfter,
    };
  } catch {
    return {
      ...base,
      status: timeout.aborted ? "timeout" : "failed",
      status_code: timeout.aborted ? 504 : null,
      completed_at: new Date().toISOString(),
      response: null,
      retryAfterSeconds: undefined,
    };
  }
};

const statusOf = (code: number): InvocationStatus => {
  if (code < 300) return "success";
  if (code < 400) return "failed";
  return code < 500 ? "client error" : "server error";
};

const authenticationHeaders = (webhook: Webhook): { [name: string]: string } => {
  const authentication = webhook.authentication;
  if (authentication === null) return {};
  const data = authentication["data"];
  const text = (key: string): string => {
    if (data === null || typeof data !== "object" || Array.isArray(data)) return "";
    const found = Object.entries(data).find(([name]) => name === key)?.[1];
    return typeof found === "string" ? found : "";
  };
  const kind = authentication["type"];
  if (kind === "bearer_token") return { Authorization: `Bearer ${text("token")}` };
  if (kind === "api_key") return { [text("name")]: text("value") };
  if (kind !== "basic_auth") return {};
  return {
    Authorization: `Basic ${Buffer.from(`${text("username")}:${text("password")}`).toString("base64")}`,
  };
};
