import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { failed, ok } from "#core";
import type { SetupResult } from "../setupResult.ts";
import { runTool, toolFile } from "../tool/runTool.ts";
import { type Running, startChild } from "./childProcess.ts";

export type Cron = "* * * * *" | "*/5 * * * *" | "17 3 * * *";

export type LocalWorker = {
  readonly url: string;
  readonly running: Running;
  /** Runs a cron's work now, as Cloudflare would. False: it failed or the Worker is gone. */
  tick(cron: Cron): Promise<boolean>;
  /** What `GET /healthz` says; null: no answer. */
  health(): Promise<Health | null>;
};

/** The part of `GET /healthz` that tells whether work is under way. */
const health = v.looseObject({
  policy: v.looseObject({ version: v.nullable(v.number()), problem: v.nullable(v.string()) }),
  sweep: v.looseObject({ caughtUp: v.boolean() }),
  effects: v.looseObject({ pending: v.number(), submitted: v.number(), failed: v.number() }),
});
export type Health = v.InferOutput<typeof health>;

/** Nothing leaves this machine, nothing asks a question. */
const QUIET: NodeJS.ProcessEnv = {
  CI: "true",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_WRITE_LOGS: "false",
};

const START_WITHIN_MS = 60_000;
const POLL_MS = 200;
const DATABASE = "tierwise";

/** Brings the local database up to date. Not while the Worker runs. */
export async function migrateLocalDatabase(project: string, folder: string): Promise<SetupResult<null>> {
  const args = ["d1", "migrations", "apply", DATABASE, "--local", "--persist-to", join(folder, "worker")];
  const run = await runTool("wrangler", args, { cwd: project, env: QUIET });
  return run.exitCode === 0
    ? ok(null)
    : failed({
        what: `The local database could not be made: ${run.tail}`,
        todo: "Delete the folder .tierwise and try again.",
      });
}

/** Starts the Worker in workerd, with the secrets that setup wrote, and waits until it answers. */
export async function startLocalWorker(options: {
  readonly project: string;
  readonly folder: string;
  readonly port: number;
  readonly zendeskUrl: string;
  readonly vars: { readonly [name: string]: string };
  readonly secretsFile: string;
}): Promise<SetupResult<LocalWorker>> {
  const { project, folder, port } = options;
  const logFile = join(folder, "worker.log");
  const vars = { ZENDESK_URL: options.zendeskUrl, ...options.vars };
  const running = startChild(
    toolFile("wrangler"),
    [
      "dev",
      "--ip=127.0.0.1",
      `--port=${port}`,
      "--inspector-port=0",
      `--env-file=${options.secretsFile}`,
      `--persist-to=${join(folder, "worker")}`,
      ...Object.entries(vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]),
      "--show-interactive-dev-session=false",
    ],
    { cwd: project, env: QUIET, logFile },
  );
  const worker = talkTo(`http://localhost:${port}`, running);
  let isOver = false;
  void running.ended.then(() => {
    isOver = true;
  });
  const until = Date.now() + START_WITHIN_MS;
  while (!isOver && Date.now() < until) {
    if ((await worker.health()) !== null) return ok(worker);
    await sleep(POLL_MS);
  }
  await running.stop();
  return failed({
    what: `The Worker did not start: ${running.said().trim().slice(-800)}`,
    todo: `See ${logFile}.`,
  });
}

function talkTo(url: string, running: Running): LocalWorker {
  return {
    url,
    running,
    async tick(cron) {
      const query = new URLSearchParams({ cron, time: String(Date.now()) });
      try {
        const reply = await fetch(`${url}/cdn-cgi/handler/scheduled?${query.toString()}`);
        await reply.text();
        return reply.ok;
      } catch {
        return false;
      }
    },
    async health() {
      try {
        const reply = await fetch(`${url}/healthz`);
        const read = v.safeParse(health, await reply.json());
        return read.success ? read.output : null;
      } catch {
        return null;
      }
    },
  };
}
