import type { Json, JsonObject } from "../json.ts";

/** A webhook. `subscriptions` are event types, or exactly `conditional_ticket_events`. */
export type Webhook = {
  id: string;
  name: string;
  description: string;
  endpoint: string;
  http_method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  request_format: "json" | "xml" | "form_encoded";
  status: "active" | "inactive";
  subscriptions: string[];
  authentication: JsonObject | null;
  custom_headers: { [name: string]: string };
  secret: string;
  created_at: string;
  created_by: string;
  updated_at: string | null;
  updated_by: string | null;
};

/** Statuses of the invocation log. Source: zendesk-api 1.4. */
export type InvocationStatus =
  | "accepted"
  | "success"
  | "failed"
  | "timeout"
  | "circuit broken"
  | "throttled"
  | "client error"
  | "server error";

/** One try of a delivery. Instants are ISO. */
export type Attempt = {
  id: string;
  invocation_id: string;
  status: InvocationStatus;
  status_code: number | null;
  timestamp: string;
  completed_at: string;
  request: {
    endpoint: string;
    http_method: string;
    headers: { [name: string]: string };
    payload: string;
  } | null;
  response: { headers: { [name: string]: string }; payload: string } | null;
};

/** One delivery of one event (or one firing of a trigger) to one webhook. */
export type Invocation = {
  id: string;
  webhook_id: string;
  event_id: string | null;
  event_type: string;
  latest_completed_at: string;
  status: InvocationStatus;
  status_code: number | null;
  attempts: Attempt[];
};

/** An event as it goes on the wire. Source: zendesk-api 1.6. */
export type ZendeskEvent = {
  account_id: number;
  detail: JsonObject;
  event: { readonly [key: string]: Json };
  id: string;
  subject: string;
  time: string;
  type: string;
  zendesk_event_version: string;
};
