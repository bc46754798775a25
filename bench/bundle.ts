import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import * as v from "valibot";
import { buildWorker, type BuiltWorker, WRANGLER } from "./buildWorker.ts";
import { ROOT } from "./harness.ts";
import { median } from "./median.ts";
import { reported, type Row } from "./row.ts";

const wrangler = promisify(execFile);
const STARTS = 3;

/** Size of what `wrangler deploy` uploads, and the CPU time until it can take its first request. */
export async function run(): Promise<Row[]> {
  const plain = await buildWorker();
  const minified = await buildWorker({ minify: true });
  const starts: number[] = [];
  for (let start = 0; start < STARTS; start++) starts.push(await startUpMs());
  return [
    reported("Worker bundle, gz", gzKilobytes(plain), "kB"),
    reported("Worker bundle minified, gz", gzKilobytes(minified), "kB"),
    reported("Worker start-up, active CPU on this machine", median(starts), "ms"),
  ];
}

function gzKilobytes({ modules }: BuiltWorker): number {
  return modules.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0) / 1000;
}

/** The parts of a V8 CPU profile that are read here; times in microseconds. */
const profile = v.object({
  nodes: v.array(v.object({ id: v.number(), callFrame: v.object({ functionName: v.string() }) })),
  samples: v.array(v.number()),
  timeDeltas: v.array(v.number()),
});

async function startUpMs(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "tierwise-bench-"));
  const file = join(folder, "startup.cpuprofile");
  try {
    await wrangler(process.execPath, [WRANGLER, "check", "startup", "--outfile", file], { cwd: ROOT });
    const { nodes, samples, timeDeltas } = v.parse(profile, JSON.parse(readFileSync(file, "utf8")));
    const idle = new Set(
      nodes.flatMap(({ id, callFrame }) => (callFrame.functionName === "(idle)" ? [id] : [])),
    );
    return samples.reduce((sum, id, index) => sum + (idle.has(id) ? 0 : (timeDeltas[index] ?? 0)), 0) / 1000;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
