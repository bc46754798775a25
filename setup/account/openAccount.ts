import { resolve } from "node:path";
import { failed, ok } from "#core";
import { createZendesk } from "#zendesk";
import type { SetupResult } from "../setupResult.ts";
import { runTool } from "../tool/runTool.ts";
import { accountPolicy } from "./accountPolicy.ts";
import { fileSecrets } from "./fileSecrets.ts";
import { readPresets } from "./presets.ts";
import type { SetupAccount, ZcliTarget } from "./setupAccount.ts";
import { fileRecord } from "./setupRecord.ts";
import { type Wrangler, workerSecrets } from "./workerSecrets.ts";

/** What a person (or `npm start`) has to say about the account. */
export type AccountOptions = {
  readonly project: string;
  readonly zendeskUrl: string;
  readonly subdomain: string;
  readonly accountId: string | null;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly workerUrl: string;
  readonly preset: string;
  /** A file for the secrets instead of the deployed Worker. */
  readonly localSecrets: string | null;
  /** Default: the account's own host. */
  readonly zcli: ZcliTarget | null;
  readonly recordFile?: string;
  readonly onWarning?: (warning: string) => void;
};

/** Opens the account for the steps; fails where the policy or the sign-in does not work. */
export async function openAccount(options: AccountOptions): Promise<SetupResult<SetupAccount>> {
  const { project, clientId, clientSecret, preset } = options;
  const worker = URL.parse(options.workerUrl);
  const isLocal = worker?.hostname === "localhost" || worker?.hostname === "127.0.0.1";
  if (worker === null || (worker.protocol !== "https:" && !isLocal)) {
    return failed({
      what: `${options.workerUrl} is no https address.`,
      todo: "Give the Worker's address as `npm run deploy` prints it, e.g. https://tierwise.acme.workers.dev.",
    });
  }
  const zendeskUrl = options.zendeskUrl.replace(/\/+$/, "");
  const zendesk = createZendesk({
    baseUrl: zendeskUrl,
    clientId,
    clientSecret,
    ...(options.onWarning === undefined ? {} : { onWarning: options.onWarning }),
  });
  const policy = await accountPolicy(zendesk, readPresets(project), preset);
  if (!policy.ok) return policy;
  const record = fileRecord(options.recordFile ?? resolve(project, `.tierwise/${options.subdomain}.json`));
  const wrangler: Wrangler = (args, input) =>
    runTool("wrangler", args, { cwd: project, ...(input === undefined ? {} : { input }) });
  return ok({
    zendesk,
    zendeskUrl,
    subdomain: options.subdomain,
    accountId: options.accountId,
    workerUrl: options.workerUrl.replace(/\/+$/, ""),
    clientId,
    clientSecret,
    preset,
    policy: policy.value,
    secrets:
      options.localSecrets === null ? workerSecrets(wrangler, record) : fileSecrets(options.localSecrets),
    record,
    zcli: options.zcli ?? { host: new URL(zendeskUrl).host, certificateFile: null },
    project,
  });
}
