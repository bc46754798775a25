import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { failed, ok } from "#core";
import type { SetupResult } from "../setupResult.ts";
import { type Running, startChild } from "./childProcess.ts";

export type LocalStandin = {
  readonly url: string;
  /** Where the real zcli uploads to. */
  readonly httpsHost: string;
  readonly certificateFile: string;
  readonly running: Running;
  /** Sets the account's clock; null: the real time. */
  setClock(now: Date | null): Promise<void>;
  /** True when no delivery of a webhook and no job is under way. */
  isIdle(): Promise<boolean>;
};

const START_WITHIN_MS = 30_000;
const POLL_MS = 100;

/** Starts the local Zendesk and waits until it answers. */
export async function startLocalStandin(options: {
  readonly project: string;
  readonly folder: string;
  readonly port: number;
  readonly httpsPort: number;
}): Promise<SetupResult<LocalStandin>> {
  const { project, folder, port, httpsPort } = options;
  const logFile = join(folder, "standin.log");
  const running = startChild(join(project, "standin/serve.ts"), [], {
    cwd: project,
    env: {
      STANDIN_PORT: String(port),
      STANDIN_HTTPS_PORT: String(httpsPort),
      STANDIN_SNAPSHOT: join(folder, "standin-snapshot.json"),
    },
    logFile,
  });
  let isOver = false;
  void running.ended.then(() => {
    isOver = true;
  });
  const until = Date.now() + START_WITHIN_MS;
  while (!isOver && Date.now() < until) {
    const url = /^standin (http\S+)$/m.exec(running.said())?.[1];
    const certificateFile = /^certificate (.+)$/m.exec(running.said())?.[1];
    if (url !== undefined && certificateFile !== undefined) {
      return ok({ url, httpsHost: `127.0.0.1:${httpsPort}`, certificateFile, running, ...control(url) });
    }
    await sleep(POLL_MS);
  }
  await running.stop();
  return failed({
    what: `The local Zendesk did not start: ${running.said().slice(-500)}`,
    todo: `See ${logFile}.`,
  });
}

function control(url: string): Pick<LocalStandin, "setClock" | "isIdle"> {
  return {
    async setClock(now) {
      await fetch(`${url}/__standin/clock`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(now === null ? { live: true } : { now: now.toISOString() }),
      });
    },
    async isIdle() {
      const reply = await fetch(`${url}/__standin/idle`);
      const body: unknown = await reply.json();
      return typeof body === "object" && body !== null && "idle" in body && body.idle === true;
    },
  };
}
