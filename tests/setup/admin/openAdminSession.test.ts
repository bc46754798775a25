import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join, resolve } from "node:path";
import { ADMIN_SETTING, adminProofPreimage, parseAdminProof } from "#core";
import { createZendesk } from "#zendesk";
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { adminOptions } from "../../../setup/admin/adminOptions.ts";
import { openAdminSession } from "../../../setup/admin/openAdminSession.ts";
import { manifestSchema } from "../../../standin/apps/package/manifest.ts";
import type { RunningStandin } from "../../../standin/index.ts";
import { standinWithApp } from "../../standinWithApp.ts";

const POLICY = "preset: it-services\n# our own words\n";

let standin: RunningStandin;
let worker: Server;
let workerUrl: string;
/** What the Worker heard. */
let heard: { url: string; authorization: string | undefined; nonce: string }[] = [];

beforeAll(async () => {
  standin = await standinWithApp(POLICY);
  const project = resolve(import.meta.dirname, "../../..");
  const manifest: unknown = JSON.parse(readFileSync(join(project, "manifest.json"), "utf8"));
  const app = standin.standin.state.apps.get(4_242);
  if (app === undefined) throw new Error("the app is not there");
  app.manifest.parameters = v.parse(manifestSchema, manifest).parameters;
  const settings = installation().settings;
  settings.set("worker_url", "https://worker.test");
  settings.set("app_secret", "nobody reads me");
  worker = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      const { nonce } = v.parse(v.object({ nonce: v.optional(v.string(), "") }), JSON.parse(body || "{}"));
      heard.push({ url: request.url ?? "", authorization: request.headers.authorization, nonce });
      // The Worker's own check, as far as it can be seen from here.
      const proof = parseAdminProof(installation().settings.get(ADMIN_SETTING));
      const isProved =
        proof?.fingerprint === createHash("sha256").update(adminProofPreimage(nonce)).digest("hex");
      const answer = isProved
        ? { token: "t0ken", expiresAt: "2026-11-22T10:15:00Z" }
        : { error: "refused", message: "Write a fresh nonce." };
      response.writeHead(isProved ? 200 : 401, { "content-type": "application/json" });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((listening) => worker.listen(0, "127.0.0.1", listening));
  const address = worker.address();
  workerUrl = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});
afterAll(async () => {
  await standin.close();
  await new Promise((closed) => worker.close(closed));
});
beforeEach(() => {
  heard = [];
});

function installation() {
  const found = standin.standin.state.appInstallations.get(77);
  if (found === undefined) throw new Error("the app is not installed");
  return found;
}
const zendesk = () =>
  createZendesk({
    baseUrl: standin.url,
    clientId: "tierwise_local",
    clientSecret: "standin-client-secret",
  });

it("writes a fingerprint into the app's settings, shows the Worker its nonce, and is let in", async () => {
  const opened = await openAdminSession(zendesk(), workerUrl);
  expect(opened.ok).toBe(true);
  const proof = String(installation().settings.get(ADMIN_SETTING));
  expect(proof).not.toContain(heard[0]?.nonce);
  if (opened.ok) await opened.value("GET", "/api/admin/dead-letters", v.unknown());
  expect(heard.map(({ url, authorization }) => [url, authorization])).toEqual([
    ["/api/admin/session", undefined],
    ["/api/admin/dead-letters", "Bearer t0ken"],
  ]);
});

it("leaves every other setting as it is, the policy and the secret one too", async () => {
  await openAdminSession(zendesk(), workerUrl);
  const { [ADMIN_SETTING]: _proof, ...others } = Object.fromEntries(installation().settings);
  expect(others).toEqual({
    name: "Tierwise",
    policy: POLICY,
    worker_url: "https://worker.test",
    app_secret: "nobody reads me",
  });
});

it("uses another nonce every time", async () => {
  await openAdminSession(zendesk(), workerUrl);
  await openAdminSession(zendesk(), workerUrl);
  expect(new Set(heard.map(({ nonce }) => nonce)).size).toBe(2);
});

it("is refused to whoever is no admin, before the Worker is asked", async () => {
  const user = standin.standin.state.users.get(2);
  if (user === undefined) throw new Error("the stand-in has no user 2");
  user.role = "agent";
  const opened = await openAdminSession(zendesk(), workerUrl);
  user.role = "admin";
  expect(opened.ok).toBe(false);
  expect(!opened.ok && opened.error.todo).toContain("administrator");
  expect(heard).toEqual([]);
});

it("says that the Worker does not answer, and where it was looked for", async () => {
  const opened = await openAdminSession(zendesk(), "http://127.0.0.1:1");
  expect(!opened.ok && opened.error.what).toContain("http://127.0.0.1:1");
});

it("says that the app is not installed", async () => {
  installation().settings.set("name", "Another");
  const opened = await openAdminSession(zendesk(), workerUrl);
  installation().settings.set("name", "Tierwise");
  expect(!opened.ok && opened.error.what).toContain("not installed");
});

it("takes the local desk where no account is named, and no secret of it for another account", () => {
  const local = { ZENDESK_CLIENT_ID: "local", ZENDESK_CLIENT_SECRET: "secret" };
  expect(adminOptions({}, {}, local)).toEqual({
    ok: true,
    value: {
      zendeskUrl: "http://localhost:8790",
      clientId: "local",
      clientSecret: "secret",
      workerUrl: "http://localhost:8787",
    },
  });
  expect(adminOptions({ subdomain: "acme" }, {}, local)).toEqual({
    ok: false,
    error: "Missing: --client-id, --client-secret (or ZENDESK_CLIENT_SECRET), --worker-url.",
  });
  expect(
    adminOptions(
      { "client-secret": "flag" },
      {
        ZENDESK_SUBDOMAIN: "acme",
        ZENDESK_CLIENT_ID: "env",
        ZENDESK_CLIENT_SECRET: "env",
        TIERWISE_WORKER_URL: "https://w.test/",
      },
      local,
    ),
  ).toMatchObject({
    value: {
      zendeskUrl: "https://acme.zendesk.com",
      clientId: "env",
      clientSecret: "flag",
      workerUrl: "https://w.test",
    },
  });
});
