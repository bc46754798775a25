import { parseArgs } from "node:util";

/** What a run of setup shall do. */
export type Purpose = "apply" | "check" | "remove";

/** Flags and environment, as far as they were given. */
export type GivenOptions = {
  readonly purpose: Purpose;
  readonly subdomain: string | null;
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  readonly workerUrl: string | null;
  readonly zendeskUrl: string | null;
  readonly accountId: string | null;
  readonly preset: string | null;
  readonly localSecrets: string | null;
  readonly zcliHost: string | null;
  readonly zcliCertificate: string | null;
  /** No questions: take what is given. */
  readonly yes: boolean;
  readonly help: boolean;
};

export const USAGE = `npm run setup -- [options]

  --subdomain NAME       the Zendesk account: NAME.zendesk.com       (ZENDESK_SUBDOMAIN)
  --client-id ID         identifier of a confidential OAuth client   (ZENDESK_CLIENT_ID)
  --client-secret TEXT   its secret; better given in the environment (ZENDESK_CLIENT_SECRET)
  --worker-url URL       where the Worker answers                    (TIERWISE_WORKER_URL)
  --preset NAME          policy to begin with; default it-services   (TIERWISE_PRESET)
  --account-id NUMBER    pins the account's number in wrangler.toml  (ZENDESK_ACCOUNT_ID)
  --zendesk-url URL      another address than NAME.zendesk.com       (ZENDESK_URL)
  --local-secrets FILE   write secrets to FILE, not into the deployed Worker
  --zcli-host HOST, --zcli-certificate FILE   where zcli uploads to, for a local stand-in
  --check                only report what differs; exit code 3 if something does
  --remove               take away what setup made, after asking
  --yes                  ask nothing

Exit codes: 0 ready, 1 a problem, 2 wrong options, 3 something differs (--check).`;

/** Reads flags, then the environment. Throws a TypeError that names an unknown flag. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): GivenOptions {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      subdomain: text,
      "client-id": text,
      "client-secret": text,
      "worker-url": text,
      "zendesk-url": text,
      "account-id": text,
      preset: text,
      "local-secrets": text,
      "zcli-host": text,
      "zcli-certificate": text,
      check: flag,
      remove: flag,
      yes: flag,
      help: flag,
    },
  });
  if (values.check && values.remove) throw new TypeError("--check and --remove exclude each other.");
  const given = (flagValue: string | undefined, variable: string): string | null => {
    const value = flagValue ?? env[variable];
    return value === undefined || value === "" ? null : value;
  };
  return {
    purpose: values.remove ? "remove" : values.check ? "check" : "apply",
    subdomain: given(values.subdomain, "ZENDESK_SUBDOMAIN"),
    clientId: given(values["client-id"], "ZENDESK_CLIENT_ID"),
    clientSecret: given(values["client-secret"], "ZENDESK_CLIENT_SECRET"),
    workerUrl: given(values["worker-url"], "TIERWISE_WORKER_URL"),
    zendeskUrl: given(values["zendesk-url"], "ZENDESK_URL"),
    accountId: given(values["account-id"], "ZENDESK_ACCOUNT_ID"),
    preset: given(values.preset, "TIERWISE_PRESET"),
    localSecrets: values["local-secrets"] ?? null,
    zcliHost: values["zcli-host"] ?? null,
    zcliCertificate: values["zcli-certificate"] ?? null,
    yes: values.yes,
    help: values.help,
  };
}
