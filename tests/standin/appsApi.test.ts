import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningStandin, startStandin } from "../../standin/index.ts";
import type { BusEvent } from "../../standin/bus.ts";
import { callAs, installTinyApp, tinyAppZip, tinyManifest } from "./appsFixture.ts";

describe("apps in the stand-in", () => {
  let running: RunningStandin;
  let url: string;
  let appId: number;
  let installationId: number;

  beforeAll(async () => {
    running = await startStandin();
    url = running.url;
    ({ appId, installationId } = await installTinyApp(url));
  });
  afterAll(() => running.close());

  const installation = (): string => `/api/v2/apps/installations/${installationId}`;

  it("shows plain settings to every agent and secure ones to nobody", async () => {
    for (const user of [1, 3]) {
      const { status, body } = await callAs(url, user, "GET", `${installation()}.json`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        app_id: appId,
        product: "support",
        settings: { name: "Tiny", greeting: "Hello" },
        settings_objects: expect.arrayContaining([{ name: "greeting", value: "Hello" }]),
      });
      expect(JSON.stringify(body)).not.toContain("shared_secret");
      expect(JSON.stringify(body)).not.toContain("ssss");
    }
  });

  it("lets only admins write settings, and keeps those that are not given", async () => {
    const change = { settings: { greeting: "Hi", unknown: "x" } };
    expect((await callAs(url, 3, "PUT", installation(), change)).status).toBe(403);
    expect((await callAs(url, 1, "PUT", installation(), change)).body).toMatchObject({
      settings: { name: "Tiny", greeting: "Hi" },
    });
    const { settings } = running.standin.state.appInstallations.get(installationId) ?? {};
    expect(settings?.get("shared_secret")).toBe("s".repeat(32));
    expect(settings?.has("unknown")).toBe(false);
  });

  it("refuses an installation without a required setting", async () => {
    const { status, body } = await callAs(url, 1, "POST", "/api/v2/apps/installations", {
      app_id: appId,
      settings: { name: "Second" },
    });
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain("shared_secret");
  });

  it("fails the job of a package that breaks the rules, saying why", async () => {
    const broken = tinyAppZip({ "manifest.json": tinyManifest({ frameworkVersion: "1.0" }) });
    await expect(installTinyApp(url, {}, broken)).rejects.toThrow(/1\.0 is not a valid framework version/);
  });

  it("serves an app's assets, with a local SDK in place of the CDN's, and nothing else of the package", async () => {
    const page = await fetch(`${url}/apps-assets/${appId}/assets/iframe.html`);
    const html = await page.text();
    expect(html).not.toContain("static.zdassets.com");
    const script = /src="([^"]+)"/.exec(html)?.[1] ?? "";
    expect(await (await fetch(url + script)).text()).toContain("ZAFClient");
    expect((await fetch(`${url}/apps-assets/${appId}/manifest.json`)).status).toBe(404);
    expect((await fetch(`${url}/apps-assets/${appId}/assets/../manifest.json`)).status).toBe(404);
  });

  it("passes notifications on, and refuses more than 100 a minute", async () => {
    const heard: BusEvent[] = [];
    const stop = running.standin.bus.subscribe((event) => heard.push(event));
    const notify = (): ReturnType<typeof callAs> =>
      callAs(url, 3, "POST", "/api/v2/apps/notify", { app_id: appId, event: "tier_changed", body: "{}" });
    expect((await notify()).status).toBe(200);
    expect(heard).toEqual([
      {
        type: "app_notification",
        app_id: appId,
        event: "tier_changed",
        body: "{}",
        agent_id: null,
        sender_id: 3,
      },
    ]);
    for (let count = 1; count < 100; count += 1) await notify();
    const refused = await notify();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
    stop();
  });

  it("gives the app's public key to agents", async () => {
    const { body } = await callAs(url, 3, "GET", `/api/v2/apps/${appId}/public_key`);
    expect(body).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  });

  it("tells the workspace which secure settings are set, without their values, and only admins", async () => {
    const admin = await callAs(url, 1, "GET", "/__standin/apps/session");
    expect(admin.body).toMatchObject({
      apps: [{ slug: "tiny", secure_set: ["shared_secret", "header_secret"] }],
    });
    expect(JSON.stringify(admin.body)).not.toContain("ssss");
    const agent = await callAs(url, 3, "GET", "/__standin/apps/session");
    expect(agent.body).toMatchObject({ apps: [{ secure_set: [] }] });
  });

  describe("the proxy of client.request", () => {
    let server: Server;
    let target: string;
    let seen: { headers: IncomingHttpHeaders; url: string; body: string }[];

    beforeAll(async () => {
      seen = [];
      server = createServer((request, response) => {
        let body = "";
        request.on("data", (part) => (body += String(part)));
        request.on("end", () => {
          seen.push({ headers: request.headers, url: request.url ?? "", body });
          response.setHeader("content-type", "application/json");
          response.end('{"ok":true}');
        });
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      target = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
    });
    afterAll(() => new Promise((resolve) => server.close(resolve)));

    const ask = (request: object): ReturnType<typeof callAs> =>
      callAs(url, 3, "POST", "/__standin/apps/proxy", { installation_id: installationId, request });

    it("signs a token with the secret, which never leaves the server", async () => {
      const { body } = await ask({
        url: `${target}/brief`,
        secure: true,
        headers: { Authorization: "Bearer {{jwt.token}}" },
        jwt: {
          algorithm: "HS256",
          secret_key: "{{setting.shared_secret}}",
          expiry: 60,
          claims: { iss: "standin" },
        },
      });
      expect(body).toMatchObject({ status: 200, body: '{"ok":true}' });
      const token = seen.at(-1)?.headers.authorization?.replace("Bearer ", "") ?? "";
      const [head = "", claims = "", signature] = token.split(".");
      expect(signature).toBe(
        createHmac("sha256", "s".repeat(32)).update(`${head}.${claims}`).digest("base64url"),
      );
      const read: unknown = JSON.parse(Buffer.from(claims, "base64url").toString());
      expect(read).toMatchObject({ iss: "standin", iat: expect.any(Number), exp: expect.any(Number) });
      expect(JSON.stringify(body)).not.toContain("ssss");
    });

    it("fills a secure setting only where its scopes allow it", async () => {
      await ask({ url: `${target}/a`, secure: true, headers: { "X-Key": "{{setting.header_secret}}" } });
      expect(seen.at(-1)?.headers["x-key"]).toBe("h");
      const count = seen.length;
      const refused = await ask({ url: `${target}/?k={{setting.header_secret}}`, secure: true });
      expect(refused.body).toMatchObject({ status: 403 });
      const inBody = await ask({
        url: target,
        type: "POST",
        body: "{{setting.shared_secret}}",
        secure: true,
      });
      expect(inBody.body).toMatchObject({ status: 403 });
      expect(seen).toHaveLength(count);
    });

    it("fills nothing without secure: true", async () => {
      await ask({ url: `${target}/b`, headers: { "X-Key": "{{setting.header_secret}}" } });
      expect(seen.at(-1)?.headers["x-key"]).toBe("{{setting.header_secret}}");
    });

    it("calls only listed domains and this machine, and refuses header names with an underscore", async () => {
      expect((await ask({ url: "https://evil.example.com/", secure: true })).body).toMatchObject({
        status: 403,
      });
      expect((await ask({ url: target, headers: { x_key: "1" } })).body).toMatchObject({ status: 400 });
    });

    it("is for agents", async () => {
      const { status } = await callAs(url, 999, "POST", "/__standin/apps/proxy", {});
      expect(status).toBe(403);
    });
  });

  it("survives a restart with a snapshot, files and secrets included", async () => {
    const folder = mkdtempSync(join(tmpdir(), "standin-apps-"));
    const snapshotFile = join(folder, "account.json");
    const before = await startStandin({ snapshotFile });
    const installed = await installTinyApp(before.url);
    await before.close();
    const after = await startStandin({ snapshotFile });
    const page = await fetch(`${after.url}/apps-assets/${installed.appId}/assets/iframe.html`);
    expect(page.status).toBe(200);
    const { settings } = after.standin.state.appInstallations.get(installed.installationId) ?? {};
    expect(settings?.get("shared_secret")).toBe("s".repeat(32));
    await after.close();
    rmSync(folder, { recursive: true });
  });

  it("forgets a deleted app and its installations", async () => {
    expect((await callAs(url, 3, "DELETE", `/api/v2/apps/${appId}`)).status).toBe(403);
    expect((await callAs(url, 1, "DELETE", `/api/v2/apps/${appId}`)).status).toBe(204);
    expect((await callAs(url, 1, "GET", "/api/v2/apps/installations")).body).toEqual({ installations: [] });
  });
});
