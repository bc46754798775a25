import { ADMIN_SETTING } from "#core";
import type { Installation, ZendeskResult } from "#zendesk";
import { putAccount } from "../store/account.ts";
import type { Shell } from "../shell.ts";
import type { PolicyTexts } from "./compilePolicy.ts";

/** The name the app is installed under unless TIERWISE_APP_ID says which it is. */
const APP_NAME = "tierwise";

export type FoundInstallation = {
  readonly appId: number;
  readonly installationId: number;
  readonly texts: PolicyTexts;
  /** What an admin wrote there to open a session; "" otherwise. */
  readonly adminProof: string;
};

/** Our app's installation, and its settings; null when the app is not installed. Keeps its ids in the store. */
export async function findInstallation(shell: Shell): Promise<ZendeskResult<FoundInstallation | null>> {
  const listed = await shell.zendesk.apps.installations();
  if (!listed.ok) return listed;
  const installation = listed.value.find((candidate) => isOurs(candidate, shell.appId));
  if (installation === undefined) return { ok: true, value: null };
  const { id: installationId, app_id: appId } = installation;
  await shell.db.batch([
    putAccount(shell.db, "app_id", appId, shell.nowText),
    putAccount(shell.db, "installation_id", installationId, shell.nowText),
  ]);
  const texts = {
    policy: textOf(installation.settings["policy"]),
    replies: textOf(installation.settings["replies"]),
  };
  return {
    ok: true,
    value: { appId, installationId, texts, adminProof: textOf(installation.settings[ADMIN_SETTING]) },
  };
}

function isOurs(installation: Installation, appId: string): boolean {
  if (appId !== "") return String(installation.app_id) === appId;
  const names = [installation.settings["name"], installation.settings["title"]];
  return names.some((name) => typeof name === "string" && name.trim().toLowerCase() === APP_NAME);
}

function textOf(setting: unknown): string {
  return typeof setting === "string" ? setting : "";
}
