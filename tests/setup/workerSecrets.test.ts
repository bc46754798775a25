import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SecretStore } from "../../setup/account/secretStore.ts";
import { fileRecord } from "../../setup/account/setupRecord.ts";
import { workerSecrets } from "../../setup/account/workerSecrets.ts";

/** A wrangler with one Worker, or none until it is deployed. */
function fakeWrangler(state: { worker: Map<string, string> | null }) {
  const calls: string[] = [];
  const files: string[] = [];
  const run = async (args: readonly string[], input?: string) => {
    calls.push(args.slice(0, 2).join(" "));
    const answer = (exitCode: number, stdout: string) => ({ exitCode, stdout, tail: stdout });
    const [command, sub, file] = args;
    if (command === "deploy") {
      files.push(file ?? "");
      state.worker = new Map(Object.entries(JSON.parse(readFileSync(file ?? "", "utf8"))));
      return answer(0, "Deployed");
    }
    if (state.worker === null) return answer(1, "This Worker does not exist on your account. [code: 10007]");
    if (sub === "list") return answer(0, JSON.stringify([...state.worker.keys()].map((name) => ({ name }))));
    for (const [name, value] of Object.entries<string | null>(JSON.parse(input ?? "{}"))) {
      if (value === null) state.worker.delete(name);
      else state.worker.set(name, value);
    }
    return answer(0, "Done");
  };
  return { run, calls, files };
}

const REST = { ZENDESK_CLIENT_ID: "id", ZENDESK_CLIENT_SECRET: "cs", WEBHOOK_SECRET: "ws" };

describe("secrets of a deployed Worker", () => {
  let folder: string;
  const store = (wrangler: ReturnType<typeof fakeWrangler>): SecretStore =>
    workerSecrets(wrangler.run, fileRecord(join(folder, "record.json")));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tierwise-record-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("a Worker that is not there yet is deployed together with them, once all are known", async () => {
    const state: { worker: Map<string, string> | null } = { worker: null };
    const wrangler = fakeWrangler(state);
    const secrets = store(wrangler);
    await secrets.write({ APP_SECRET: "as" });
    expect(state.worker).toBeNull();
    expect(await secrets.names()).toEqual({ ok: true, value: ["APP_SECRET"] });
    await secrets.write(REST);
    expect(state.worker).toEqual(new Map(Object.entries({ APP_SECRET: "as", ...REST })));
    expect(wrangler.files.some((file) => existsSync(file))).toBe(false);
  });

  it("a second run finds nothing to do, and a changed secret only itself", async () => {
    const wrangler = fakeWrangler({ worker: new Map() });
    await store(wrangler).write({ APP_SECRET: "as", ...REST });
    expect(await store(wrangler).differing(REST)).toEqual({ ok: true, value: [] });
    expect(await store(wrangler).differing({ ...REST, WEBHOOK_SECRET: "new" })).toEqual({
      ok: true,
      value: ["WEBHOOK_SECRET"],
    });
  });

  it("the record holds no secret", async () => {
    await store(fakeWrangler({ worker: new Map() })).write({ APP_SECRET: "very-secret-value", ...REST });
    expect(readFileSync(join(folder, "record.json"), "utf8")).not.toContain("very-secret-value");
  });

  it("clearing takes away ours and leaves others", async () => {
    const state = { worker: new Map([["OTHER", "x"]]) };
    const wrangler = fakeWrangler(state);
    await store(wrangler).write({ APP_SECRET: "as", ...REST });
    await store(wrangler).clear();
    expect([...state.worker.keys()]).toEqual(["OTHER"]);
  });

  it("a wrangler that is not signed in is told with what to do", async () => {
    const run = async () => ({ exitCode: 1, stdout: "", tail: "You are not authenticated." });
    const names = await workerSecrets(run, fileRecord(join(folder, "record.json"))).names();
    expect(names).toMatchObject({ ok: false, error: { todo: expect.stringContaining("wrangler login") } });
  });
});
