import { failed, ok } from "#core";
import { createZendesk, type Zendesk } from "#zendesk";
import type { SetupResult } from "../setupResult.ts";
import { type AdminFlags, type AdminOptions, adminOptions } from "./adminOptions.ts";
import type { AskWorker } from "./askWorker.ts";
import { openAdminSession } from "./openAdminSession.ts";

/** What a command that only admins may run works with. */
export type AdminSession = {
  readonly options: AdminOptions;
  readonly zendesk: Zendesk;
  readonly ask: AskWorker;
};

/** Signs in to Zendesk and then to the Worker, with what flags, environment and the local desk give. */
export async function adminSession(
  flags: AdminFlags,
  env: NodeJS.ProcessEnv,
): Promise<SetupResult<AdminSession>> {
  const read = adminOptions(flags, env);
  if (!read.ok) return failed({ what: read.error, todo: "Give them as flags or in the environment." });
  const options = read.value;
  const { zendeskUrl, clientId, clientSecret } = options;
  const zendesk = createZendesk({ baseUrl: zendeskUrl, clientId, clientSecret });
  const ask = await openAdminSession(zendesk, options.workerUrl);
  return ask.ok ? ok({ options, zendesk, ask: ask.value }) : ask;
}
