import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PROJECT_ROOT } from "../architecture/seededTree.ts";
import { anyPort } from "./helpDesk.ts";

type Started = {
  readonly child: ChildProcess;
  out(): string;
  err(): string;
  readonly exited: Promise<number | null>;
};

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** `npm start` as a person types it, without a terminal, on ports of its own. */
function npmStart(ports: { standin: number; https: number; worker: number }): Started {
  const folder = mkdtempSync(join(tmpdir(), "tierwise-start-"));
  const child = spawn("npm", ["start", "--", "--empty"], {
    cwd: PROJECT_ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      STANDIN_PORT: String(ports.standin),
      STANDIN_HTTPS_PORT: String(ports.https),
      WORKER_PORT: String(ports.worker),
      TIERWISE_FOLDER: folder,
    },
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once("exit", done));
  cleanups.push(() => {
    child.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
  });
  return { child, out: () => said.out, err: () => said.err, exited };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).status < 500;
  } catch {
    return false;
  }
}

describe("npm start", () => {
  it("prints one ready line when everything answers, and ends all of it on SIGTERM", {
    timeout: 180_000,
  }, async () => {
    const [standin, https, worker] = await Promise.all([anyPort(), anyPort(), anyPort()]);
    const started = npmStart({ standin, https, worker });
    await vi.waitUntil(() => started.out().includes("ready "), { timeout: 160_000, interval: 250 });
    const address = `http://localhost:${standin}/agent`;
    expect(started.out().match(/^ready .*$/gm)).toEqual([`ready ${address}`]);
    expect(await answers(address)).toBe(true);
    expect(await answers(`http://localhost:${worker}/healthz`)).toBe(true);

    started.child.kill("SIGTERM");
    await started.exited;
    const isGone = async (): Promise<boolean> =>
      !(await answers(address)) && !(await answers(`http://localhost:${worker}/healthz`));
    await vi.waitUntil(isGone, { timeout: 15_000, interval: 250 });
  });

  it("says which port is taken and how to choose another", async () => {
    const [standin, https, worker] = await Promise.all([anyPort(), anyPort(), anyPort()]);
    const other = createServer().listen(standin, "127.0.0.1");
    cleanups.push(() => other.close());
    const started = npmStart({ standin, https, worker });
    expect(await started.exited).not.toBe(0);
    expect(started.err()).toContain(`Port ${standin}`);
    expect(started.err()).toContain("STANDIN_PORT=");
  });
});
