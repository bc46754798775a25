import { ok } from "#core";
import { appSecretFor } from "../account/appSecret.ts";
import type { Secrets } from "../account/secretStore.ts";
import type { SetupAccount } from "../account/setupAccount.ts";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";
import type { Step } from "../step.ts";
import { findInstallation } from "./installation.ts";
import { EVENT_WEBHOOK, TICKET_WEBHOOK } from "./webhook.ts";

/** What the Worker must know: the OAuth client, the webhooks' signing secrets, the app's key. */
export const workerSecretsStep: Step = {
  title: "Worker's secrets",
  async check(account) {
    const wanted = await wantedSecrets(account);
    if (!wanted.ok) return wanted;
    const differing = await account.secrets.differing(wanted.value);
    if (!differing.ok) return differing;
    const names = await account.secrets.names();
    if (!names.ok) return names;
    const missing = [...differing.value, ...(names.value.includes("APP_SECRET") ? [] : ["APP_SECRET"])];
    return ok(missing.map((name) => `${name} is not up to date in ${account.secrets.place}.`));
  },
  async apply(account) {
    const wanted = await wantedSecrets(account);
    if (!wanted.ok) return wanted;
    const names = await account.secrets.names();
    if (!names.ok) return names;
    if (names.value.includes("APP_SECRET")) return account.secrets.write(wanted.value);
    const renewed = await renewAppSecret(account);
    return renewed.ok ? account.secrets.write({ ...wanted.value, APP_SECRET: renewed.value }) : renewed;
  },
  async remains(account) {
    const names = await account.secrets.names();
    if (!names.ok) return names;
    return ok(
      names.value.length === 0 ? [] : [`Secrets in ${account.secrets.place}: ${names.value.join(", ")}`],
    );
  },
  undo: (account) => account.secrets.clear(),
};

async function wantedSecrets(account: SetupAccount): Promise<SetupResult<Secrets>> {
  const { zendesk, clientId, clientSecret } = account;
  const client = { ZENDESK_CLIENT_ID: clientId, ZENDESK_CLIENT_SECRET: clientSecret };
  const webhooks = await patiently(() => zendesk.webhooks.list());
  if (!webhooks.ok) return problemOf("Webhooks", webhooks.error);
  const secretOf = async (name: string): Promise<SetupResult<string | null>> => {
    const webhook = webhooks.value.find((each) => each.name === name);
    if (webhook === undefined) return ok(null);
    const secret = await patiently(() => zendesk.webhooks.secret(webhook.id));
    return secret.ok ? ok(secret.value) : problemOf("The webhook's secret", secret.error);
  };
  const events = await secretOf(EVENT_WEBHOOK);
  if (!events.ok) return events;
  const tickets = await secretOf(TICKET_WEBHOOK);
  if (!tickets.ok) return tickets;
  // Every webhook has its own secret. Where there are two, the Worker takes the second as it takes one being rotated.
  return ok({
    ...client,
    ...(events.value === null ? {} : { WEBHOOK_SECRET: events.value }),
    ...(tickets.value === null ? {} : { WEBHOOK_SECRET_PREVIOUS: tickets.value }),
  });
}

/** The Worker has lost the key, and nobody can read it: the app gets a new one. */
async function renewAppSecret(account: SetupAccount): Promise<SetupResult<string>> {
  const installed = await findInstallation(account);
  if (!installed.ok) return installed;
  const appSecret = appSecretFor(account);
  const installation = installed.value;
  if (installation === null) return ok(appSecret);
  const settings = { ...installation.settings, app_secret: appSecret };
  const done = await patiently(() => account.zendesk.apps.updateInstallation(installation.id, { settings }));
  return done.ok ? ok(appSecret) : problemOf("The app's settings", done.error);
}
