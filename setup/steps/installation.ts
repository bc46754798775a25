import { ok } from "#core";
import type { Installation } from "#zendesk";
import type { SetupAccount } from "../account/setupAccount.ts";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";

/** The app's name in the manifest, and so in Zendesk's settings. */
export const APP_NAME = "Tierwise";

/** Our app's installation, by the id we remember or by its name; null: not installed. */
export async function findInstallation({
  zendesk,
  record,
}: SetupAccount): Promise<SetupResult<Installation | null>> {
  const all = await patiently(() => zendesk.apps.installations());
  if (!all.ok) return problemOf("Apps", all.error);
  const { appId } = record.read();
  const named = ({ settings }: Installation): boolean =>
    settings["name"] === APP_NAME || settings["title"] === APP_NAME;
  return ok(all.value.find(({ app_id }) => app_id === appId) ?? all.value.find(named) ?? null);
}
