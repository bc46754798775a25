import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { failed, ok, type Result } from "#core";
import { parseSecrets } from "../account/fileSecrets.ts";
import type { Secrets } from "../account/secretStore.ts";
import { LOCAL_ACCOUNT } from "../start/localAccount.ts";

/** Where the account and its Worker are, and the OAuth client of an admin, for commands that only admins may run. */
export type AdminOptions = {
  readonly zendeskUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly workerUrl: string;
};

/** Flags of `node:util`'s parseArgs, the same for every such command. */
export const ADMIN_FLAGS = {
  subdomain: { type: "string" },
  "zendesk-url": { type: "string" },
  "client-id": { type: "string" },
  "client-secret": { type: "string" },
  "worker-url": { type: "string" },
} as const;

export type AdminFlags = { readonly [name in keyof typeof ADMIN_FLAGS]?: string | undefined };

/** For the commands' usage texts. */
export const ADMIN_USAGE = `The account is the one that \`npm start\` runs, or:
  --subdomain NAME       the Zendesk account: NAME.zendesk.com       (ZENDESK_SUBDOMAIN)
  --client-id ID         an admin's confidential OAuth client        (ZENDESK_CLIENT_ID)
  --client-secret TEXT   its secret; better given in the environment (ZENDESK_CLIENT_SECRET)
  --worker-url URL       where the Worker answers                    (TIERWISE_WORKER_URL)
  --zendesk-url URL      another address than NAME.zendesk.com       (ZENDESK_URL)`;

const LOCAL_ZENDESK = "http://localhost:8790";
const LOCAL_WORKER = "http://localhost:8787";

/**
 * Flags, then the environment; with no account named, the local desk with the secrets that `npm start` left. Fails with
 * a sentence that names what is missing.
 */
export function adminOptions(
  flags: AdminFlags,
  env: NodeJS.ProcessEnv,
  local: Secrets = localSecrets(env),
): Result<AdminOptions, string> {
  const given = (flag: string | undefined, variable: string): string | null => {
    const value = flag ?? env[variable] ?? "";
    return value === "" ? null : value;
  };
  const subdomain = given(flags.subdomain, "ZENDESK_SUBDOMAIN");
  const isLocal = subdomain === null || subdomain === LOCAL_ACCOUNT.subdomain;
  const byDefault = (value: string | undefined): string | null => (isLocal ? (value ?? null) : null);
  const found = {
    zendeskUrl:
      given(flags["zendesk-url"], "ZENDESK_URL") ??
      (isLocal ? LOCAL_ZENDESK : `https://${subdomain}.zendesk.com`),
    clientId:
      given(flags["client-id"], "ZENDESK_CLIENT_ID") ??
      byDefault(local.ZENDESK_CLIENT_ID ?? LOCAL_ACCOUNT.clientId),
    clientSecret:
      given(flags["client-secret"], "ZENDESK_CLIENT_SECRET") ??
      byDefault(local.ZENDESK_CLIENT_SECRET ?? LOCAL_ACCOUNT.clientSecret),
    workerUrl:
      given(flags["worker-url"], "TIERWISE_WORKER_URL") ??
      given(undefined, "WORKER_URL") ??
      byDefault(LOCAL_WORKER),
  };
  const { zendeskUrl, clientId, clientSecret, workerUrl } = found;
  if (clientId === null || clientSecret === null || workerUrl === null) {
    const missing = [
      ...(clientId === null ? ["--client-id"] : []),
      ...(clientSecret === null ? ["--client-secret (or ZENDESK_CLIENT_SECRET)"] : []),
      ...(workerUrl === null ? ["--worker-url"] : []),
    ];
    return failed(`Missing: ${missing.join(", ")}.`);
  }
  return ok({ zendeskUrl, clientId, clientSecret, workerUrl: workerUrl.replace(/\/+$/, "") });
}

/** What `npm start` left, as far as it is there. */
export function localSecrets(env: NodeJS.ProcessEnv): Secrets {
  const folder = env["TIERWISE_FOLDER"] ?? ".tierwise/local";
  const file = resolve(import.meta.dirname, "../..", folder, "secrets.env");
  return existsSync(file) ? parseSecrets(readFileSync(file, "utf8")) : {};
}
