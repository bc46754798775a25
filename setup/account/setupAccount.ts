import type { Policy } from "#core";
import type { Zendesk } from "#zendesk";
import type { SecretStore } from "./secretStore.ts";
import type { SetupRecord } from "./setupRecord.ts";

/** What the steps work on: one Zendesk account and the Worker that serves it. */
export type SetupAccount = {
  readonly zendesk: Zendesk;
  /** "https://acme.zendesk.com", or the local stand-in's address. */
  readonly zendeskUrl: string;
  readonly subdomain: string;
  /** Zendesk's number of the account, where the person gave it. */
  readonly accountId: string | null;
  /** Where Zendesk reaches the Worker; no trailing slash. */
  readonly workerUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Written into the app's settings when the app is installed for the first time. */
  readonly preset: string;
  readonly policy: Policy;
  readonly secrets: SecretStore;
  readonly record: SetupRecord;
  readonly zcli: ZcliTarget;
  /** The project's folder, which holds `dist/app` and `wrangler.toml`. */
  readonly project: string;
};

/** Where the real zcli uploads to. It always speaks https, so the stand-in brings a certificate. */
export type ZcliTarget = {
  /** "acme.zendesk.com" or "127.0.0.1:8791". */
  readonly host: string;
  readonly certificateFile: string | null;
};
