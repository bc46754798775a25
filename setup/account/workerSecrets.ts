import { createHash } from "node:crypto";
import * as v from "valibot";
import { failed, ok } from "#core";
import { runTool } from "../tool/runTool.ts";
import type { SecretName, SecretStore, Secrets } from "./secretStore.ts";
import type { SetupRecord } from "./setupRecord.ts";

const SIGN_IN =
  "Run `npx wrangler login`, and make sure the Worker exists: `npm run deploy` once before setup.";

const listed = v.array(v.looseObject({ name: v.string() }));

const entries = (secrets: Secrets): [SecretName, string][] =>
  Object.entries(secrets).flatMap(([name, value]): [SecretName, string][] =>
    isSecretName(name) && value !== undefined ? [[name, value]] : [],
  );

const isSecretName = (name: string): name is SecretName =>
  [
    "ZENDESK_CLIENT_ID",
    "ZENDESK_CLIENT_SECRET",
    "WEBHOOK_SECRET",
    "WEBHOOK_SECRET_PREVIOUS",
    "APP_SECRET",
  ].includes(name);

/**
 * Secrets of the deployed Worker, through wrangler. Their values can't be read back; so that a second run knows that
 * nothing changed, the record keeps a hash of each (they are long and random: the hash tells nothing).
 */
export function workerSecrets(project: string, record: SetupRecord): SecretStore {
  const wrangler = (args: readonly string[], input?: string) =>
    runTool("wrangler", args, { cwd: project, ...(input === undefined ? {} : { input }) });

  const names: SecretStore["names"] = async () => {
    const run = await wrangler(["secret", "list", "--format", "json"]);
    if (run.exitCode !== 0)
      return failed({ what: `wrangler can't list the Worker's secrets: ${run.tail}`, todo: SIGN_IN });
    const start = run.stdout.indexOf("[");
    const parsed = v.safeParse(
      v.pipe(v.string(), v.parseJson(), listed),
      run.stdout.slice(Math.max(0, start)),
    );
    return parsed.success
      ? ok(parsed.output.map(({ name }) => name))
      : failed({ what: "wrangler's list of secrets could not be read.", todo: SIGN_IN });
  };

  return {
    place: "the Worker",
    read: () => null,
    names,
    async differing(wanted) {
      const there = await names();
      if (!there.ok) return there;
      const known = record.read().secretHashes;
      return ok(
        entries(wanted)
          .filter(([name, value]) => !there.value.includes(name) || known[name] !== hashOf(value))
          .map(([name]) => name),
      );
    },
    async write(secrets) {
      const run = await wrangler(["secret", "bulk"], JSON.stringify(secrets));
      if (run.exitCode !== 0)
        return failed({ what: `wrangler can't set the secrets: ${run.tail}`, todo: SIGN_IN });
      const hashes = Object.fromEntries(entries(secrets).map(([name, value]) => [name, hashOf(value)]));
      record.change({ secretHashes: { ...record.read().secretHashes, ...hashes } });
      return ok(null);
    },
    async clear() {
      const there = await names();
      if (!there.ok) return there;
      const gone = Object.fromEntries(there.value.filter(isSecretName).map((name) => [name, null]));
      if (Object.keys(gone).length > 0) {
        const run = await wrangler(["secret", "bulk"], JSON.stringify(gone));
        if (run.exitCode !== 0)
          return failed({ what: `wrangler can't delete the secrets: ${run.tail}`, todo: SIGN_IN });
      }
      record.change({ secretHashes: {} });
      return ok(null);
    },
  };
}

const hashOf = (value: string): string => createHash("sha256").update(value).digest("hex");
