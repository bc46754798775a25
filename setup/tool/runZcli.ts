import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ZcliTarget } from "../account/setupAccount.ts";
import { runTool, type ToolRun } from "./runTool.ts";

/**
 * Runs the real zcli, signed in by our token. Its HOME is thrown away: without that it would look for profiles and
 * try to install a key store. Its exit code proves little (it prints failures as success): read back through the API.
 */
export async function runZcli(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly token: string;
    readonly target: ZcliTarget;
    readonly appId?: number;
  },
): Promise<ToolRun> {
  const { host, certificateFile } = options.target;
  const dot = host.indexOf(".");
  const home = zcliHome();
  try {
    return await runTool("zcli", args, {
      cwd: options.cwd,
      env: {
        HOME: home,
        USERPROFILE: home,
        XDG_CONFIG_HOME: home,
        XDG_CACHE_HOME: home,
        XDG_DATA_HOME: home,
        ZENDESK_SUBDOMAIN: host.slice(0, dot),
        ZENDESK_DOMAIN: host.slice(dot + 1),
        ZENDESK_OAUTH_TOKEN: options.token,
        ...(certificateFile === null ? {} : { NODE_EXTRA_CA_CERTS: certificateFile }),
        ...(options.appId === undefined ? {} : { ZENDESK_APP_ID: String(options.appId) }),
      },
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * A new folder with zcli's own (empty) configuration: where that is missing, zcli's parallel reads of it all make it,
 * and now and then one reads the half-made file and fails.
 */
export function zcliHome(): string {
  const home = mkdtempSync(join(tmpdir(), "tierwise-zcli-"));
  writeFileSync(join(home, ".zcli"), "{}");
  return home;
}
