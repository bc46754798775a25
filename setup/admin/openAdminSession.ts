import { createHash, randomBytes } from "node:crypto";
import { ADMIN_SETTING, adminProofPreimage, adminProofText, failed, ok } from "#core";
import type { Installation, Zendesk } from "#zendesk";
import * as v from "valibot";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";
import { APP_NAME } from "../steps/installation.ts";
import { type AskWorker, askWorker, wentWrong } from "./askWorker.ts";

const NONCE_BYTES = 32;
const opened = v.object({ token: v.string(), expiresAt: v.string() });

/**
 * Opens an admin's session with the Worker: writes the fingerprint of a fresh nonce into the app's settings, which
 * only admins can, and shows the Worker the nonce. All other settings are sent as they are; whoever saves the settings
 * in the same second is told of here, as Zendesk has no other guard for it.
 * @returns how to ask the Worker as this admin, for 15 minutes.
 */
export async function openAdminSession(zendesk: Zendesk, workerUrl: string): Promise<SetupResult<AskWorker>> {
  const all = await patiently(() => zendesk.apps.installations());
  if (!all.ok) return problemOf("Apps", all.error);
  const installation = all.value.find(isOurs);
  if (installation === undefined) {
    return failed({ what: `The app ${APP_NAME} is not installed.`, todo: "Run `npm run setup` first." });
  }
  const nonce = randomBytes(NONCE_BYTES).toString("base64url");
  const fingerprint = createHash("sha256").update(adminProofPreimage(nonce)).digest("hex");
  const settings = {
    ...installation.settings,
    [ADMIN_SETTING]: adminProofText(fingerprint, new Date().toISOString()),
  };
  const written = await patiently(() => zendesk.apps.updateInstallation(installation.id, { settings }));
  if (!written.ok) return problemOf("Writing into the app's settings", written.error);
  const lost = keptSettings(installation, written.value);
  if (lost.length > 0) {
    return failed({
      what: `Zendesk's answer shows other settings than before: ${lost.join(", ")}.`,
      todo: "Look at the app's settings in Zendesk: somebody may just have changed them. Then try again.",
    });
  }
  const answer = await askWorker(workerUrl)("POST", "/api/admin/session", opened, { nonce });
  return answer.ok
    ? ok(askWorker(workerUrl, answer.value.token))
    : failed(wentWrong(answer.error, workerUrl));
}

const isOurs = ({ settings }: Installation): boolean =>
  settings["name"] === APP_NAME || settings["title"] === APP_NAME;

/** Names of the plain settings that are not as they were. */
function keptSettings(before: Installation, after: Installation): readonly string[] {
  return Object.keys(before.settings).filter(
    (name) => name !== ADMIN_SETTING && (before.settings[name] ?? "") !== (after.settings[name] ?? ""),
  );
}
