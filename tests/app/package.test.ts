import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appManifest } from "../../app/build/appManifest.ts";
import { packageApp } from "../../setup/package.ts";
import { validatePackage } from "../../standin/apps/package/validatePackage.ts";

const project = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const sourceManifest: unknown = JSON.parse(readFileSync(project("manifest.json"), "utf8"));
const WORKER = "https://tierwise.example.workers.dev:8443/";

describe("the app's package", () => {
  let folder = "";

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tierwise-package-"));
    const app = join(folder, "app");
    cpSync(project("assets"), join(app, "assets"), { recursive: true });
    cpSync(project("translations"), join(app, "translations"), { recursive: true });
    writeFileSync(join(app, "assets/index.html"), "<!doctype html><title>Tierwise</title>");
    writeFileSync(join(app, "manifest.json"), JSON.stringify(appManifest(sourceManifest, "1.2.3", null)));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const packaged = (workerUrl = WORKER) => packageApp(join(folder, "app"), folder, workerUrl);
  const bytes = () => new Uint8Array(readFileSync(join(folder, "tierwise-1.2.3.zip")));

  it("keeps every rule of Zendesk's own package check", () => {
    expect(packaged()).toMatchObject({ ok: true, value: { version: "1.2.3" } });
    expect(validatePackage(bytes())).toMatchObject({ ok: true, warnings: [] });
  });

  it("lets secure requests go to the Worker's host alone", () => {
    packaged();
    const manifest: unknown = JSON.parse(new TextDecoder().decode(unzipSync(bytes())["manifest.json"]));
    expect(manifest).toMatchObject({ domainWhitelist: ["tierwise.example.workers.dev"] });
  });

  it("never holds test settings, which may be secrets, nor hidden files", () => {
    writeFileSync(join(folder, "app/zcli.apps.config.json"), '{"parameters":{"app_secret":"x"}}');
    writeFileSync(join(folder, "app/.env"), "SECRET=x");
    mkdirSync(join(folder, "app/tmp"));
    writeFileSync(join(folder, "app/tmp/app.zip"), "x");
    packaged();
    const names = Object.keys(unzipSync(bytes()));
    expect(names.filter((name) => /zcli|env|tmp/.test(name))).toEqual([]);
    expect(names).toContain("assets/index.html");
  });

  it("is the same, byte for byte, for the same build", () => {
    packaged();
    const first = bytes();
    packaged();
    expect(bytes()).toEqual(first);
  });

  it("is not made from nothing, nor for an address that is none", () => {
    expect(packageApp(join(folder, "nowhere"), folder, WORKER)).toMatchObject({
      ok: false,
      error: { reason: "not_built" },
    });
    expect(packaged("tierwise")).toMatchObject({ ok: false, error: { reason: "bad_address" } });
  });
});
