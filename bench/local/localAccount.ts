import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import { describePolicyProblem, type Policy, readPolicy } from "#core";
import { type RunningStandin, startStandin } from "../../standin/index.ts";
import { ROOT } from "../harness.ts";

const APP_ID = 9001;
const EVENTS = ["ticket", "organization"] as const;

/** A local Zendesk account made ready for the Worker, and the hand of its admin. */
export type LocalAccount = {
  readonly running: RunningStandin;
  readonly webhookId: string;
  readonly webhookSecret: string;
  /** A call by the account's admin; throws when it is refused. */
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Waits until these background jobs are done. */
  jobDone(reply: unknown): Promise<void>;
};

const webhookReply = v.object({ webhook: v.object({ id: v.string() }) });
const secretReply = v.object({ signing_secret: v.object({ secret: v.string() }) });
const jobReply = v.object({
  job_status: v.object({
    id: v.string(),
    status: v.string(),
    results: v.optional(v.nullable(v.array(v.unknown()))),
  }),
});
const refused = v.object({ success: v.literal(false) });

/** Starts a stand-in with fields, app and webhook as setup makes them; the webhook still points nowhere. */
export async function openLocalAccount(): Promise<LocalAccount> {
  const running = await startStandin({ port: 0 });
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${running.url}${path}`, {
      method,
      headers: { authorization: "Bearer agent:1", "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} ${path} was answered with ${response.status}: ${text.slice(0, 500)}`);
    return text === "" ? null : JSON.parse(text);
  };
  const policy = itServices();
  for (const { key, title, type, options } of policy.organizationFields()) {
    await ask("POST", "/api/v2/organization_fields", {
      organization_field: {
        key,
        title,
        type,
        ...(options.length === 0 ? {} : { custom_field_options: options }),
      },
    });
  }
  for (const { title, type, options, tag } of policy.ticketFields()) {
    await ask("POST", "/api/v2/ticket_fields", {
      ticket_field: {
        title,
        type,
        ...(type === "tagger" ? { custom_field_options: options } : {}),
        ...(tag === null ? {} : { tag }),
      },
    });
  }
  installApp(running);
  const created = await ask("POST", "/api/v2/webhooks", {
    webhook: {
      name: "Tierwise",
      endpoint: "http://127.0.0.1:9/webhooks/zendesk",
      http_method: "POST",
      request_format: "json",
      status: "inactive",
      subscriptions: EVENTS.flatMap(eventTypes),
    },
  });
  const webhookId = v.parse(webhookReply, created).webhook.id;
  const secret = v.parse(secretReply, await ask("GET", `/api/v2/webhooks/${webhookId}/signing_secret`));
  return {
    running,
    webhookId,
    webhookSecret: secret.signing_secret.secret,
    ask,
    jobDone: async (reply) => {
      const { id } = v.parse(jobReply, reply).job_status;
      for (;;) {
        const { status, results } = v.parse(
          jobReply,
          await ask("GET", `/api/v2/job_statuses/${id}`),
        ).job_status;
        const failure = results?.find((result) => v.is(refused, result));
        if (failure !== undefined) throw new Error(`job ${id} refused an item: ${JSON.stringify(failure)}`);
        if (status === "completed") return;
        if (status !== "queued" && status !== "working") throw new Error(`job ${id} ended as ${status}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}

const CHANGES = {
  ticket: [
    "created",
    "status_changed",
    "priority_changed",
    "tags_changed",
    "custom_field_changed",
    "organization_changed",
  ],
  organization: ["created", "custom_field_changed", "tags_changed", "name_changed"],
} as const satisfies Record<(typeof EVENTS)[number], readonly string[]>;

const eventTypes = (subject: (typeof EVENTS)[number]): readonly string[] =>
  CHANGES[subject].map((change) => `zen:event-type:${subject}.${change}`);

function itServices(): Policy {
  const preset: unknown = parse(readFileSync(join(ROOT, "policies/it-services.yaml"), "utf8"));
  const read = readPolicy({ policy: { preset: "it-services" }, presets: { "it-services": preset } });
  if (!read.ok) throw new Error(read.error.map(describePolicyProblem).join("\n"));
  return read.value;
}

/** Only the settings matter to the Worker, so the app comes without its package. */
function installApp({ standin }: RunningStandin): void {
  const at = new Date().toISOString();
  const stamp = { created_at: at, updated_at: at };
  standin.state.apps.set(APP_ID, {
    id: APP_ID,
    name: "Tierwise",
    manifest: {
      name: "Tierwise",
      defaultLocale: "en",
      location: {},
      parameters: [],
      domainWhitelist: [],
      singleInstall: true,
    },
    files: new Map(),
    public_key: "",
    ...stamp,
  });
  standin.state.appInstallations.set(APP_ID, {
    id: APP_ID,
    app_id: APP_ID,
    product: "support",
    settings: new Map([
      ["name", "Tierwise"],
      ["policy", "preset: it-services\n"],
      ["replies", ""],
    ]),
    enabled: true,
    role_restrictions: null,
    group_restrictions: [],
    ...stamp,
  });
}
