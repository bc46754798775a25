import type { SetupResult } from "../setupResult.ts";

/** The Worker's secrets by name. Names with `_PREVIOUS` are accepted beside the current one. */
export const SECRET_NAMES = [
  "ZENDESK_CLIENT_ID",
  "ZENDESK_CLIENT_SECRET",
  "WEBHOOK_SECRET",
  "WEBHOOK_SECRET_PREVIOUS",
  "APP_SECRET",
] as const;
export type SecretName = (typeof SECRET_NAMES)[number];
export type Secrets = { readonly [name in SecretName]?: string };

/** Where the Worker's secrets live: a local file for `wrangler dev`, or the deployed Worker. */
export type SecretStore = {
  /** E.g. "the Worker" or the file's path, for messages. */
  readonly place: string;
  /** A secret's value where the place can give it back; a deployed Worker can't. */
  read(name: SecretName): string | null;
  /** Which of these are not there, or there with another value. */
  differing(wanted: Secrets): Promise<SetupResult<readonly SecretName[]>>;
  write(secrets: Secrets): Promise<SetupResult<null>>;
  /** Which secrets are there. */
  names(): Promise<SetupResult<readonly string[]>>;
  clear(): Promise<SetupResult<null>>;
};
