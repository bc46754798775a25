import * as v from "valibot";
import { ok } from "../result.ts";
import { signingSecret, type Webhook, webhook } from "../schemas/webhook.ts";
import { collect } from "../transport/paging.ts";
import type { Transport } from "../transport/transport.ts";
import type { ZendeskResult } from "../zendeskError.ts";

export type NewWebhook = {
  readonly name: string;
  readonly description?: string;
  readonly endpoint: string;
  readonly http_method: "POST";
  readonly request_format: "json";
  readonly status: "active" | "inactive";
  /** Event types, or exactly `["conditional_ticket_events"]`; the kind cannot be changed later. */
  readonly subscriptions: readonly string[];
};

/** Webhooks (facts/zendesk-api 1.5); admins only. */
export type Webhooks = {
  list(): Promise<ZendeskResult<Webhook[]>>;
  create(created: NewWebhook): Promise<ZendeskResult<Webhook>>;
  update(id: string, changes: Partial<NewWebhook>): Promise<ZendeskResult<null>>;
  remove(id: string): Promise<ZendeskResult<null>>;
  /** The text that signs every delivery; used as it is, not decoded. */
  secret(id: string): Promise<ZendeskResult<string>>;
};

const one = v.looseObject({ webhook });

export function createWebhooks(transport: Transport): Webhooks {
  const path = "/api/v2/webhooks";
  return {
    list: () => collect(transport, path, "webhooks", webhook),
    async create(created) {
      const answer = await transport.ask({ method: "POST", path, body: { webhook: created } }, one);
      return answer.ok ? ok(answer.value.webhook) : answer;
    },
    async update(id, changes) {
      const answer = await transport.request({
        method: "PATCH",
        path: `${path}/${id}`,
        body: { webhook: changes },
      });
      return answer.ok ? ok(null) : answer;
    },
    async remove(id) {
      const answer = await transport.request({ method: "DELETE", path: `${path}/${id}` });
      return answer.ok ? ok(null) : answer;
    },
    async secret(id) {
      const answer = await transport.ask(
        { method: "GET", path: `${path}/${id}/signing_secret` },
        signingSecret,
      );
      return answer.ok ? ok(answer.value.signing_secret.secret) : answer;
    },
  };
}
