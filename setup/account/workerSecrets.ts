import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { failed, ok } from "#core";
import type { SetupResult } from "../setupResult.ts";
import type { ToolRun } from "../tool/runTool.ts";
import { SECRET_NAMES, type SecretName, type SecretStore, type Secrets } from "./secretStore.ts";
import type { SetupRecord } from "./setupRecord.ts";

/** Runs wrangler in the project; `input` goes to its standard input. */
export type Wrangler = (args: readonly string[], input?: string) => Promise<ToolRun>;

/** Without these wrangler deploys nothing (`[secrets]` in wrangler.toml). */
const REQUIRED: readonly SecretName[] = [
  "ZENDESK_CLIENT_ID",
  "ZENDESK_CLIENT_SECRET",
  "WEBHOOK_SECRET",
  "APP_SECRET",
];

const SIGN_IN = "Run `npx wrangler login`; what else a first deployment needs is in docs/install.md.";
/** Wrangler's words for a Worker that was never deployed (docs/unconfirmed.md). */
const NO_WORKER = /10007|does not exist|not found/i;

const listed = v.pipe(v.string(), v.parseJson(), v.array(v.looseObject({ name: v.string() })));

type There = { readonly kind: "no_worker" } | { readonly kind: "worker"; readonly names: readonly string[] };

/**
 * Secrets of the deployed Worker, through wrangler. Their values can't be read back; so that a second run knows that
 * nothing changed, the record keeps a hash of each (they are long and random: the hash tells nothing).
 * A Worker that is not there yet can take no secrets: it is deployed together with them, once all are known.
 */
export function workerSecrets(wrangler: Wrangler, record: SetupRecord): SecretStore {
  let waiting: Secrets = {};

  const there = async (): Promise<SetupResult<There>> => {
    const run = await wrangler(["secret", "list", "--format", "json"]);
    if (run.exitCode !== 0) {
      if (NO_WORKER.test(run.tail)) return ok({ kind: "no_worker" });
      return failed({ what: `wrangler can't list the Worker's secrets: ${run.tail}`, todo: SIGN_IN });
    }
    const parsed = v.safeParse(listed, run.stdout.slice(Math.max(0, run.stdout.indexOf("["))));
    if (!parsed.success)
      return failed({ what: "wrangler's list of secrets could not be read.", todo: SIGN_IN });
    return ok({ kind: "worker", names: parsed.output.map(({ name }) => name) });
  };

  const written = (secrets: Secrets): SetupResult<null> => {
    const hashes = Object.fromEntries(entries(secrets).map(([name, value]) => [name, hashOf(value)]));
    record.change({ secretHashes: { ...record.read().secretHashes, ...hashes } });
    return ok(null);
  };

  const deployWith = async (secrets: Secrets): Promise<SetupResult<null>> => {
    waiting = { ...waiting, ...secrets };
    if (REQUIRED.some((name) => waiting[name] === undefined)) return ok(null);
    const run = await withSecretsFile(waiting, (file) => wrangler(["deploy", "--secrets-file", file]));
    return run.exitCode === 0
      ? written(waiting)
      : failed({ what: `wrangler can't deploy the Worker: ${run.tail}`, todo: SIGN_IN });
  };

  const put = async (secrets: { readonly [name: string]: string | null }): Promise<SetupResult<null>> => {
    const run = await wrangler(["secret", "bulk"], JSON.stringify(secrets));
    return run.exitCode === 0
      ? ok(null)
      : failed({ what: `wrangler can't change the secrets: ${run.tail}`, todo: SIGN_IN });
  };

  return {
    place: "the Worker",
    read: () => null,
    async names() {
      const found = await there();
      if (!found.ok) return found;
      return ok(found.value.kind === "worker" ? found.value.names : Object.keys(waiting));
    },
    async differing(wanted) {
      const found = await there();
      if (!found.ok) return found;
      const names = found.value.kind === "worker" ? found.value.names : [];
      const known = record.read().secretHashes;
      return ok(
        entries(wanted)
          .filter(([name, value]) => !names.includes(name) || known[name] !== hashOf(value))
          .map(([name]) => name),
      );
    },
    async write(secrets) {
      const found = await there();
      if (!found.ok) return found;
      if (found.value.kind === "no_worker") return deployWith(secrets);
      const done = await put(secrets);
      return done.ok ? written(secrets) : done;
    },
    async clear() {
      const found = await there();
      if (!found.ok) return found;
      const names = found.value.kind === "worker" ? found.value.names : [];
      const gone = SECRET_NAMES.filter((name) => names.includes(name));
      record.change({ secretHashes: {} });
      return gone.length === 0 ? ok(null) : put(Object.fromEntries(gone.map((name) => [name, null])));
    },
  };
}

const entries = (secrets: Secrets): [SecretName, string][] =>
  SECRET_NAMES.flatMap((name): [SecretName, string][] => {
    const value = secrets[name];
    return value === undefined ? [] : [[name, value]];
  });

/** The file exists only while wrangler reads it, and only for its owner. */
async function withSecretsFile(secrets: Secrets, use: (file: string) => Promise<ToolRun>): Promise<ToolRun> {
  const folder = mkdtempSync(join(tmpdir(), "tierwise-secrets-"));
  try {
    const file = join(folder, "secrets.json");
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const hashOf = (value: string): string => createHash("sha256").update(value).digest("hex");
