import { execFile } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zcliHome } from "../../setup/tool/runZcli.ts";
import { type RunningStandin, startStandin } from "../../standin/index.ts";
import { callAs, TINY_APP, tinyManifest } from "./appsFixture.ts";

const run = promisify(execFile);
const ZCLI = fileURLToPath(new URL("../../node_modules/@zendesk/zcli/bin/run", import.meta.url));

/** The real command line tool, over https with a certificate that signs itself. */
describe("zcli against the stand-in", { timeout: 120_000 }, () => {
  let standin: RunningStandin;
  let home: string;
  let app: string;
  let token: string;

  beforeAll(async () => {
    standin = await startStandin({ httpsPort: 0 });
    home = zcliHome();
    app = join(home, "app");
    cpSync(TINY_APP, app, { recursive: true });
    writeFileSync(
      join(app, "zcli.apps.config.json"),
      JSON.stringify({
        parameters: { greeting: "Hi", policy: "", shared_secret: "secret", header_secret: "h" },
      }),
    );
    const response = await fetch(`${standin.url}/oauth/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        grant_type: "client_credentials",
        client_id: "tierwise_local",
        client_secret: "standin-client-secret",
        scope: "read write",
      }),
    });
    const body: unknown = await response.json();
    token =
      typeof body === "object" && body !== null && "access_token" in body
        ? String(body.access_token)
        : "agent:1";
  });

  afterAll(async () => {
    await standin.close();
    rmSync(home, { recursive: true, force: true });
  });

  const zcli = async (...args: string[]): Promise<string> => {
    const { stdout, stderr } = await run(process.execPath, [ZCLI, ...args], {
      cwd: home,
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: home,
        ZENDESK_SUBDOMAIN: "127",
        ZENDESK_DOMAIN: `0.0.1:${new URL(standin.httpsUrl ?? "").port}`,
        ZENDESK_OAUTH_TOKEN: token,
        NODE_EXTRA_CA_CERTS: standin.certificateFile ?? "",
      },
    });
    return stdout + stderr;
  };

  it("validates a package that follows the rules", async () => {
    expect(await zcli("apps:validate", app)).toContain("No validation errors");
  });

  it("says what is wrong with one that does not", async () => {
    const broken = join(home, "broken");
    cpSync(TINY_APP, broken, { recursive: true });
    writeFileSync(join(broken, "manifest.json"), tinyManifest({ frameworkVersion: "2.1" }));
    await expect(zcli("apps:validate", broken)).rejects.toThrow(/2\.1 is not a valid framework version/);
  });

  it("packages, leaving the zip", async () => {
    expect(await zcli("apps:package", app)).toContain("Package created");
    expect(readdirSync(join(app, "tmp")).some((name) => name.endsWith(".zip"))).toBe(true);
  });

  it("creates the app with its settings, then updates it", async () => {
    expect(await zcli("apps:create", app)).toContain("Successfully installed app: Tiny");
    const config: unknown = JSON.parse(readFileSync(join(app, "zcli.apps.config.json"), "utf8"));
    expect(config).toMatchObject({ app_id: expect.any(Number) });
    const { body } = await callAs(standin.url, 3, "GET", "/api/v2/apps/installations.json");
    expect(body).toMatchObject({
      installations: [{ settings: { name: "Tiny", greeting: "Hi" }, enabled: true }],
    });
    expect(JSON.stringify(body)).not.toContain('"secret"');

    writeFileSync(join(app, "manifest.json"), tinyManifest({ version: "1.1.0" }));
    expect(await zcli("apps:update", app)).toContain("Successfully updated app: Tiny");
    const apps = await callAs(standin.url, 1, "GET", "/api/v2/apps");
    expect(apps.body).toMatchObject({ apps: [{ version: "1.1.0" }] });
  });
});
