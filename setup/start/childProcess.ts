import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const STOP_WITHIN_MS = 6_000;
const STOP_POLL_MS = 50;

/** A program that runs beside us, with all that it starts itself. */
export type Running = {
  /** Resolves with the exit code when it ends, for whatever reason. */
  readonly ended: Promise<number>;
  /** Everything it said so far, both streams. */
  said(): string;
  /** Ends it and its children: politely, then by force. */
  stop(): Promise<void>;
};

/** Starts a Node script as the head of its own process group, so that nothing of it outlives us. */
export function startChild(
  script: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly logFile: string },
): Running {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const log = createWriteStream(options.logFile);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      log.write(chunk);
    });
  }
  const ended = new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
  // If we die without a word (an uncaught error), the group still goes.
  const atExit = (): void => signalGroup(child, "SIGKILL");
  process.once("exit", atExit);
  return {
    ended,
    said: () => said,
    async stop() {
      signalGroup(child, "SIGTERM");
      const until = Date.now() + STOP_WITHIN_MS;
      while (groupLives(child) && Date.now() < until) await sleep(STOP_POLL_MS);
      signalGroup(child, "SIGKILL");
      process.off("exit", atExit);
      log.end();
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    if (child.exitCode === null) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"]);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}

function groupLives(child: ChildProcess): boolean {
  if (child.pid === undefined) return false;
  if (process.platform === "win32") return child.exitCode === null;
  try {
    process.kill(-child.pid, 0);
    return true;
  } catch {
    return false;
  }
}
