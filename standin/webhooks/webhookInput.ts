import * as v from "valibot";
import type { Json } from "../json.ts";
import type { Webhook } from "../records/webhook.ts";
import { EVENT_TYPES, TRIGGER_SUBSCRIPTION } from "./eventTypes.ts";

const json = v.custom<Json>((given) => given !== undefined);

/** Keys a webhook takes. */
export const webhookEntries = {
  name: v.optional(v.pipe(v.string(), v.minLength(1))),
  description: v.optional(v.nullable(v.string())),
  endpoint: v.optional(v.pipe(v.string(), v.url())),
  http_method: v.optional(v.picklist(["GET", "POST", "PUT", "PATCH", "DELETE"])),
  request_format: v.optional(v.picklist(["json", "xml", "form_encoded"])),
  status: v.optional(v.picklist(["active", "inactive"])),
  subscriptions: v.optional(v.array(v.string())),
  authentication: v.optional(
    v.nullable(
      v.object({
        type: v.picklist(["basic_auth", "bearer_token", "api_key"]),
        add_position: v.optional(v.string()),
        data: v.record(v.string(), json),
      }),
    ),
  ),
  custom_headers: v.optional(v.nullable(v.record(v.string(), v.string()))),
};
export const webhookInput = v.object(webhookEntries);
export type WebhookInput = v.InferOutput<typeof webhookInput>;

/** What is wrong with a webhook, in words; undefined when nothing is. Source: zendesk-api 1.1. */
export const webhookFault = (webhook: Webhook): string | undefined => {
  const events = webhook.subscriptions.filter((each) => each !== TRIGGER_SUBSCRIPTION);
  const unknown = events.find((each) => !EVENT_TYPES.has(each));
  if (webhook.subscriptions.length === 0) return "subscriptions cannot be empty";
  if (unknown !== undefined) return `${unknown} is not a supported event type`;
  if (events.length > 0 && events.length < webhook.subscriptions.length)
    return "conditional_ticket_events cannot be mixed with event types";
  if (webhook.subscriptions.length > 1 && events.length === 0)
    return "conditional_ticket_events stands alone";
  if (events.length > 0 && (webhook.http_method !== "POST" || webhook.request_format !== "json"))
    return "event subscriptions need POST and json";
  const secured = webhook.authentication !== null || Object.keys(webhook.custom_headers).length > 0;
  return secured && !webhook.endpoint.startsWith("https:")
    ? "authentication and custom headers need an https endpoint"
    : undefined;
};
