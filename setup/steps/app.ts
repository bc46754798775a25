import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { ADMIN_SETTING, failed, ok } from "#core";
import type { AppSettings, Installation } from "#zendesk";
import { appSecretFor } from "../account/appSecret.ts";
import type { SetupAccount } from "../account/setupAccount.ts";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";
import type { Step } from "../step.ts";
import { runZcli } from "../tool/runZcli.ts";
import { APP_NAME, findInstallation } from "./installation.ts";
import { type StagedApp, stageApp } from "./stageApp.ts";

const READ_BACK_TRIES = 20;
const READ_BACK_PAUSE_MS = 500;

const zcliConfig = v.looseObject({ app_id: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)) });

/** The app, uploaded through the real zcli and installed with its settings. Settings that people changed stay. */
export const app: Step = {
  title: "App",
  async check(account) {
    const staged = stageApp(account.project, account.workerUrl);
    if (!staged.ok) return staged;
    try {
      const installed = await findInstallation(account);
      return installed.ok ? ok(differences(account, staged.value, installed.value)) : installed;
    } finally {
      staged.value.remove();
    }
  },
  async apply(account) {
    const staged = stageApp(account.project, account.workerUrl);
    if (!staged.ok) return staged;
    try {
      const installed = await findInstallation(account);
      return installed.ok ? await upload(account, staged.value, installed.value) : installed;
    } finally {
      staged.value.remove();
    }
  },
  async remains(account) {
    const installed = await findInstallation(account);
    if (!installed.ok) return installed;
    return ok(installed.value === null ? [] : [`App "${APP_NAME}" with its settings, the policy included`]);
  },
  async undo(account) {
    const installed = await findInstallation(account);
    if (!installed.ok) return installed;
    const installation = installed.value;
    if (installation !== null) {
      const { apps } = account.zendesk;
      const gone = await patiently(() => apps.removeInstallation(installation.id));
      if (!gone.ok && gone.error.reason !== "not_found") return problemOf("Removing the app", gone.error);
      const deleted = await patiently(() => apps.remove(installation.app_id));
      if (!deleted.ok && deleted.error.reason !== "not_found")
        return problemOf("Deleting the app", deleted.error);
    }
    account.record.change({ appId: null, packageHash: null });
    return ok(null);
  },
};

function differences(
  account: SetupAccount,
  staged: StagedApp,
  installed: Installation | null,
): readonly string[] {
  if (installed === null) return [`App "${APP_NAME}" is not installed.`];
  const { settings, enabled } = installed;
  return [
    ...(account.record.read().packageHash === staged.hash ? [] : ["The uploaded app is not this version."]),
    ...(settings["worker_url"] === account.workerUrl ? [] : ["The app's settings name another Worker."]),
    ...(hasText(settings["policy"]) ? [] : ["The app's settings hold no policy."]),
    ...(enabled ? [] : ["The app is switched off."]),
  ];
}

const hasText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";

/** All plain settings as they are, ours filled in where they are missing. */
function settingsFor(account: SetupAccount, installed: Installation | null, appSecret: string): AppSettings {
  const kept = installed?.settings ?? {};
  return {
    ...kept,
    name: APP_NAME,
    worker_url: account.workerUrl,
    app_secret: appSecret,
    policy: hasText(kept["policy"]) ? (kept["policy"] ?? "") : `preset: ${account.preset}\n`,
    replies: kept["replies"] ?? "",
    // Ours to name, not to write: zcli asks for every parameter that its configuration leaves out.
    [ADMIN_SETTING]: kept[ADMIN_SETTING] ?? "",
  };
}

async function upload(
  account: SetupAccount,
  staged: StagedApp,
  installed: Installation | null,
): Promise<SetupResult<null>> {
  const token = await patiently(() => account.zendesk.accessToken());
  if (!token.ok) return problemOf("Signing in", token.error);
  const appSecret = appSecretFor(account);
  const settings = settingsFor(account, installed, appSecret);
  const { name: _name, title: _title, ...parameters } = settings;
  // Dotfiles are never packed; the configuration with the settings must not be either.
  writeFileSync(join(staged.folder, ".zcliignore"), "zcli.apps.config.json\n");
  const configFile = join(staged.folder, "zcli.apps.config.json");
  writeFileSync(configFile, JSON.stringify({ parameters }), { mode: 0o600 });
  const run = await runZcli([installed === null ? "apps:create" : "apps:update", staged.folder], {
    cwd: staged.folder,
    token: token.value,
    target: account.zcli,
    ...(installed === null ? {} : { appId: installed.app_id }),
  });
  const appId = installed?.app_id ?? uploadedAppId(configFile);
  if (run.exitCode !== 0 || appId === null) {
    return failed({
      what: `zcli could not upload the app: ${run.tail === "" ? `exit code ${run.exitCode}` : run.tail}`,
      todo: "Private apps need Suite Growth or Support Professional; the OAuth client must belong to an admin.",
    });
  }
  account.record.change({ appId, packageHash: staged.hash });
  const readBack = await installedWith(account, settings);
  if (!readBack.ok) return readBack;
  // The Worker learns the key only once the app has it: sidebars fall back to Zendesk's fields in between.
  return account.secrets.write({ APP_SECRET: appSecret });
}

/** zcli writes the new app's id into its configuration; null: it did not get that far. */
function uploadedAppId(configFile: string): number | null {
  const text = readFileSync(configFile, "utf8");
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), zcliConfig), text);
  return read.success ? read.output.app_id : null;
}

/** zcli does not wait for its last request, and prints success whatever came of it: look until it is true. */
async function installedWith(account: SetupAccount, settings: AppSettings): Promise<SetupResult<null>> {
  for (let tries = 0; tries < READ_BACK_TRIES; tries += 1) {
    const installed = await findInstallation(account);
    if (!installed.ok) return installed;
    const { value } = installed;
    if (value !== null && value.settings["worker_url"] === settings["worker_url"]) {
      if (value.enabled) return ok(null);
      const { apps } = account.zendesk;
      const on = await patiently(() => apps.updateInstallation(value.id, { enabled: true, settings }));
      return on.ok ? ok(null) : problemOf("Switching the app on", on.error);
    }
    await sleep(READ_BACK_PAUSE_MS);
  }
  return failed({
    what: "The app was uploaded, but is not installed with our settings.",
    todo: "Look at Admin Center → Apps → Zendesk Support apps for the reason, then run setup again.",
  });
}
