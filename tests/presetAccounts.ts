import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { describePolicyProblem, type Policy, readPolicy } from "#core";
import { CUSTOMER_EVENTS, TICKET_EVENTS } from "../setup/steps/eventTypes.ts";
import { presetDocument } from "./core/preset.ts";
import type { RunningStandin } from "../standin/index.ts";
import { standinWithApp } from "./standinWithApp.ts";
import { startSink } from "./webhookSink.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** `POST ?preset=<name>&now=<instant>` opens a new local Zendesk and answers a `PresetAccount`. */
    presetAccountsUrl: string;
  }
}

/** A local Zendesk as setup leaves it: app with the preset, its fields, the webhook; and the groups the preset names. */
export type PresetAccount = {
  readonly url: string;
  readonly sinkUrl: string;
  readonly webhookSecret: string;
  readonly levelFieldId: number;
  readonly groups: { readonly [name: string]: number };
};

/** For the stories of the presets: each has an account of its own, whose clock it may move. */
export default async function presetAccounts(project: TestProject): Promise<() => Promise<void>> {
  const closing: (() => Promise<void>)[] = [];
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? "/", "http://localhost").searchParams;
    open(asked.get("preset") ?? "", new Date(asked.get("now") ?? ""), closing).then(
      (account) => response.end(JSON.stringify(account)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  project.provide("presetAccountsUrl", `http://127.0.0.1:${port}/`);
  return async () => {
    server.closeAllConnections();
    server.close();
    await Promise.all(closing.map((close) => close()));
  };
}

async function open(name: string, now: Date, closing: (() => Promise<void>)[]): Promise<PresetAccount> {
  const policy = presetPolicy(name);
  const running = await standinWithApp(`preset: ${name}`, now);
  const sink = await startSink(() => settled(running));
  closing.push(
    () => running.close(),
    () => sink.close(),
  );
  const post = (path: string, body: unknown): Promise<unknown> => answered(running.url, "POST", path, body);
  for (const { key, title, type, options } of policy.organizationFields())
    await post("organization_fields", { organization_field: { key, title, type, ...choices(options) } });
  let levelFieldId = 0;
  for (const { options, ...field } of policy.ticketFields()) {
    const made = await post("ticket_fields", { ticket_field: { ...field, ...choices(options) } });
    if (field.title === "Service level") levelFieldId = Number(inside(made, "ticket_field", "id"));
  }
  const groups: { [name: string]: number } = { Support: 1 };
  for (const group of groupsOf(policy))
    if (groups[group] === undefined)
      groups[group] = Number(inside(await post("groups", { group: { name: group } }), "group", "id"));
  const webhook = await post("webhooks", {
    webhook: {
      name: "Tierwise",
      endpoint: sink.url,
      http_method: "POST",
      request_format: "json",
      status: "active",
      subscriptions: [...TICKET_EVENTS, ...CUSTOMER_EVENTS],
    },
  });
  const id = String(inside(webhook, "webhook", "id"));
  const secret = await answered(running.url, "GET", `webhooks/${id}/signing_secret`);
  const webhookSecret = String(inside(secret, "signing_secret", "secret"));
  return { url: running.url, sinkUrl: sink.url, webhookSecret, levelFieldId, groups };
}

const policies = new Map<string, Policy>();

function presetPolicy(name: string): Policy {
  const known = policies.get(name);
  if (known !== undefined) return known;
  const read = readPolicy({ policy: { preset: name }, presets: { [name]: presetDocument(name) } });
  if (!read.ok) throw new Error(read.error.map(describePolicyProblem).join("\n"));
  policies.set(name, read.value);
  return read.value;
}

/** Rejects when events and jobs do not come to rest within five seconds. */
async function settled({ standin }: RunningStandin): Promise<void> {
  for (let waited = 0; waited < 5000; waited += 1) {
    if (standin.dispatcher.pending() === 0 && standin.jobs.pending() === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error("the account does not come to rest");
}

const choices = (options: readonly { readonly value: string }[]): { readonly [key: string]: unknown } =>
  options.length === 0 ? {} : { custom_field_options: options };

function groupsOf({ document }: Policy): ReadonlySet<string> {
  const ofRoles = document.roles.flatMap(({ resolve }) =>
    resolve.flatMap((way) => (way.by === "group" ? [way.group] : [])),
  );
  return new Set([...ofRoles, ...document.serviceLevels.flatMap(({ onArrival }) => onArrival.group ?? [])]);
}

async function answered(url: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${url}/api/v2/${path}`, {
    method,
    headers: { authorization: "Bearer agent:1", "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${text}`);
  return JSON.parse(text);
}

function inside(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === "object" && found !== null
        ? Object.entries(found).find(([name]) => name === key)?.[1]
        : null,
    value,
  );
}
