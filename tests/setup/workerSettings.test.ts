import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SetupAccount } from "../../setup/account/setupAccount.ts";
import { fileSecrets } from "../../setup/account/fileSecrets.ts";
import { fileRecord } from "../../setup/account/setupRecord.ts";
import { workerSettings } from "../../setup/steps/workerSettings.ts";
import { createZendesk } from "../../worker/zendesk/index.ts";
import { readPolicy } from "../../core/index.ts";
import { readPresets } from "../../setup/account/presets.ts";
import { type LocalProject, localProject } from "./localProject.ts";

describe("wrangler.toml of a real account", () => {
  let project: LocalProject;
  const account = (accountId: string | null): SetupAccount => {
    const policy = readPolicy({ policy: { preset: "it-services" }, presets: readPresets(project.folder) });
    if (!policy.ok) throw new Error("the preset has problems");
    return {
      zendesk: createZendesk({ baseUrl: "https://acme.zendesk.com", clientId: "c", clientSecret: "s" }),
      zendeskUrl: "https://acme.zendesk.com",
      subdomain: "acme",
      accountId,
      workerUrl: "https://tierwise.acme.workers.dev",
      clientId: "c",
      clientSecret: "s",
      preset: "it-services",
      policy: policy.value,
      secrets: fileSecrets(join(project.folder, "secrets.env")),
      record: fileRecord(join(project.folder, "record.json")),
      zcli: { host: "acme.zendesk.com", certificateFile: null },
      project: project.folder,
    };
  };
  const file = (): string => readFileSync(join(project.folder, "wrangler.toml"), "utf8");

  beforeEach(() => {
    project = localProject();
  });
  afterEach(() => project.remove());

  it("names the account, and nothing is left to do afterwards", async () => {
    expect(await workerSettings.apply(account("1234567"))).toMatchObject({ ok: true });
    expect(file()).toContain('ZENDESK_URL = "https://acme.zendesk.com"');
    expect(file()).toContain('ZENDESK_SUBDOMAIN = "acme"');
    expect(file()).toContain('ZENDESK_ACCOUNT_ID = "1234567"');
    expect(await workerSettings.check(account("1234567"))).toEqual({ ok: true, value: [] });
  });

  it("drops the stand-in's number where the account's is not given, and keeps one that was", async () => {
    await workerSettings.apply(account(null));
    expect(file()).toContain('ZENDESK_ACCOUNT_ID = ""');
    await workerSettings.apply(account("1234567"));
    expect(await workerSettings.check(account(null))).toEqual({ ok: true, value: [] });
  });

  it("changes no other line", async () => {
    const others = (text: string): readonly string[] =>
      text.split("\n").filter((line) => !/^ZENDESK_(URL|SUBDOMAIN|ACCOUNT_ID) /.test(line));
    const before = others(file());
    await workerSettings.apply(account(null));
    expect(others(file())).toEqual(before);
  });
});
