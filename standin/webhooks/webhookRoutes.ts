import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import * as v from "valibot";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readPlain, readWrapped } from "../http/readBody.ts";
import { badRequest, jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { Webhook } from "../records/webhook.ts";
import type { Standin } from "../standin.ts";
import { attemptDelivery } from "./attemptDelivery.ts";
import { TRIGGER_SUBSCRIPTION } from "./eventTypes.ts";
import { ulid } from "./ulid.ts";
import { type WebhookInput, webhookEntries, webhookFault, webhookInput } from "./webhookInput.ts";
import { attemptView, invocationView, keyValues, webhookView } from "./webhookView.ts";

const MAX_TRIAL_WEBHOOKS = 10;
const TEST_TIMEOUT_MS = 10_000;

/** The secret that signs a test call when no webhook is named. Published by Zendesk; zendesk-api 1.3. */
export const TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

const testInput = v.object({
  request: v.object({
    endpoint: v.pipe(v.string(), v.url()),
    http_method: v.optional(v.picklist(["GET", "POST", "PUT", "PATCH", "DELETE"]), "POST"),
    request_format: v.optional(v.picklist(["json", "xml", "form_encoded"]), "json"),
    payload: v.optional(v.string(), ""),
  }),
});

/** /api/v2/webhooks (admins). Source: zendesk-api 1.5. */
export const webhookRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const path = "/api/v2/webhooks";
  const find = (id: string): Webhook | undefined => standin.state.webhooks.get(id);

  const changed = (before: Webhook, input: WebhookInput, by: number): Webhook => ({
    ...before,
    name: input.name ?? before.name,
    description: input.description ?? before.description,
    endpoint: input.endpoint ?? before.endpoint,
    http_method: input.http_method ?? before.http_method,
    request_format: input.request_format ?? before.request_format,
    status: input.status ?? before.status,
    subscriptions: input.subscriptions ?? before.subscriptions,
    authentication: input.authentication === undefined ? before.authentication : plain(input.authentication),
    custom_headers: input.custom_headers === undefined ? before.custom_headers : (input.custom_headers ?? {}),
    updated_at: standin.clock.exact(),
    updated_by: String(by),
  });

  app.get(path, (context) => {
    const name = context.req.query("filter[name_contains]")?.toLowerCase();
    const status = context.req.query("filter[status]");
    const items = [...standin.state.webhooks.values()].filter(
      (webhook) =>
        (name === undefined || webhook.name.toLowerCase().includes(name)) &&
        (status === undefined || webhook.status === status),
    );
    const url = new URL(context.req.url);
    if (!url.searchParams.has("page[size]")) url.searchParams.set("page[size]", "100");
    return paginate({ url: url.toString(), plural: "webhooks", items, view: webhookView });
  });
  app.post(path, async (context) => {
    const user = actingUser(context);
    const read = await readWrapped(context.req.raw, "webhook", webhookInput, webhookEntries);
    if (!read.ok) return read.reply;
    const input = read.value;
    if (
      input.name === undefined ||
      input.endpoint === undefined ||
      input.http_method === undefined ||
      input.request_format === undefined
    )
      return badRequest("name, endpoint, http_method and request_format are required");
    if (standin.state.account.plan === "trial" && standin.state.webhooks.size >= MAX_TRIAL_WEBHOOKS)
      return badRequest("Trial accounts are limited to 10 webhooks");
    const blank: Webhook = {
      id: ulid(),
      name: input.name,
      description: "",
      endpoint: input.endpoint,
      http_method: input.http_method,
      request_format: input.request_format,
      status: "active",
      subscriptions: [],
      authentication: null,
      custom_headers: {},
      secret: randomBytes(32).toString("base64"),
      created_at: standin.clock.exact(),
      created_by: String(user.id),
      updated_at: null,
      updated_by: null,
    };
    const webhook: Webhook = { ...changed(blank, input, user.id), updated_at: null, updated_by: null };
    const fault = webhookFault(webhook);
    if (fault !== undefined) return badRequest(fault);
    standin.state.webhooks.set(webhook.id, webhook);
    return jsonReply(201, { webhook: webhookView(webhook) }, read.warning);
  });

  app.post(`${path}/test`, async (context) => {
    const id = context.req.query("webhook_id");
    const known = id === undefined ? undefined : find(id);
    if (id !== undefined && known === undefined) return recordNotFound();
    const read = await readPlain(context.req.raw, testInput);
    if (!read.ok) return read.reply;
    const { payload, ...request } = read.value.request;
    const webhook: Webhook = { ...(known ?? TEST_WEBHOOK), ...request };
    const delivery = { accountId: standin.state.account.id, webhook, invocationId: ulid(), body: payload };
    const attempt = await attemptDelivery(delivery, TEST_TIMEOUT_MS, new AbortController().signal);
    return jsonReply(200, {
      response: {
        headers: keyValues(attempt.response?.headers ?? {}),
        status_code: attempt.status_code ?? 0,
        payload: attempt.response?.payload ?? "",
      },
    });
  });

  app.get(`${path}/:id`, (context) => {
    const webhook = find(context.req.param("id"));
    return webhook === undefined ? recordNotFound() : jsonReply(200, { webhook: webhookView(webhook) });
  });
  app.on(["PUT", "PATCH"], `${path}/:id`, async (context) => {
    const webhook = find(context.req.param("id"));
    if (webhook === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "webhook", webhookInput, webhookEntries);
    if (!read.ok) return read.reply;
    const after = changed(webhook, read.value, actingUser(context).id);
    const switched =
      webhook.subscriptions.includes(TRIGGER_SUBSCRIPTION) !==
      after.subscriptions.includes(TRIGGER_SUBSCRIPTION);
    const fault = switched ? "the kind of a webhook cannot be changed" : webhookFault(after);
    if (fault !== undefined) return badRequest(fault);
    standin.state.webhooks.set(webhook.id, after);
    return noContent();
  });
  app.delete(`${path}/:id`, (context) =>
    standin.state.webhooks.delete(context.req.param("id")) ? noContent() : recordNotFound(),
  );

  const secretReply = (status: number, webhook: Webhook): Response =>
    jsonReply(status, { signing_secret: { secret: webhook.secret, algorithm: "SHA256" } });
  app.get(`${path}/:id/signing_secret`, (context) => {
    const webhook = find(context.req.param("id"));
    return webhook === undefined ? recordNotFound() : secretReply(200, webhook);
  });
  app.post(`${path}/:id/signing_secret`, (context) => {
    const webhook = find(context.req.param("id"));
    if (webhook === undefined) return recordNotFound();
    webhook.secret = randomBytes(32).toString("base64");
    return secretReply(201, webhook);
  });

  app.get(`${path}/:id/invocations`, (context) => {
    const webhook = find(context.req.param("id"));
    if (webhook === undefined) return recordNotFound();
    const status = context.req.query("filter[status]");
    const from = Date.parse(context.req.query("filter[from_ts]") ?? "");
    const to = Date.parse(context.req.query("filter[to_ts]") ?? "");
    const items = [...standin.state.invocations.values()].filter((each) => {
      const at = Date.parse(each.latest_completed_at);
      return (
        each.webhook_id === webhook.id &&
        (status === undefined || each.status === status) &&
        (Number.isNaN(from) || at >= from) &&
        (Number.isNaN(to) || at <= to)
      );
    });
    const url = new URL(context.req.url);
    if (!url.searchParams.has("page[size]")) url.searchParams.set("page[size]", "100");
    return paginate({ url: url.toString(), plural: "invocations", items, view: invocationView });
  });
  app.get(`${path}/:id/invocations/:invocation/attempts`, (context) => {
    const invocation = standin.state.invocations.get(context.req.param("invocation"));
    return invocation?.webhook_id === context.req.param("id")
      ? jsonReply(200, { attempts: invocation.attempts.map(attemptView) })
      : recordNotFound();
  });
  return app;
};

const plain = (authentication: WebhookInput["authentication"]): Webhook["authentication"] =>
  authentication === null || authentication === undefined
    ? null
    : {
        type: authentication.type,
        add_position: authentication.add_position ?? "header",
        data: authentication.data,
      };

const TEST_WEBHOOK: Webhook = {
  id: "01HSTANDINTEST000000000000",
  name: "test",
  description: "",
  endpoint: "",
  http_method: "POST",
  request_format: "json",
  status: "active",
  subscriptions: [],
  authentication: null,
  custom_headers: {},
  secret: TEST_SECRET,
  created_at: "",
  created_by: "",
  updated_at: null,
  updated_by: null,
};
