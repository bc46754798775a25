import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { startLocal } from "./start/startLocal.ts";

/**
 * `npm start`: the whole product on this machine. Prints one line `ready <workspace address>` when everything answers;
 * progress goes to stderr. SIGINT and SIGTERM stop all of it.
 * `--keep` goes on with the last run's account, `--empty` loads no demo. STANDIN_PORT, STANDIN_HTTPS_PORT, WORKER_PORT.
 */
const { values } = parseArgs({
  options: { keep: { type: "boolean", default: false }, empty: { type: "boolean", default: false } },
});
const ORPHAN_CHECK_MS = 500;
const project = resolve(import.meta.dirname, "..");
const port = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const standinPort = port("STANDIN_PORT", 8790);

const begun = Date.now();
const tell = (text: string): void =>
  console.error(`${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${text}`);

let stopping = false;
let stop: () => Promise<void> = () => Promise.resolve();
const leave = async (exitCode: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await stop();
  process.exit(exitCode);
};
// Before everything is up there is nothing to wait for: leaving ends all children with us.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void leave(0));
// npm hands a signal to the shell it starts us in, which ends without telling us: then we are somebody else's child.
const parent = process.ppid;
const isRunByNpm = process.env["npm_lifecycle_event"] === "start";
const orphanCheck = setInterval(() => {
  if (isRunByNpm && process.ppid !== parent) void leave(0);
}, ORPHAN_CHECK_MS);
orphanCheck.unref();

const desk = await startLocal({
  project,
  standinPort,
  standinHttpsPort: port("STANDIN_HTTPS_PORT", standinPort + 1),
  workerPort: port("WORKER_PORT", 8787),
  folder: resolve(project, process.env["TIERWISE_FOLDER"] ?? ".tierwise/local"),
  keep: values.keep,
  demo: values.empty ? "none" : "year",
  tell,
});
if (desk.ok) {
  stop = () => desk.value.stop();
  tell("Stop it with Ctrl+C.");
  console.log(`ready ${desk.value.workspaceUrl}`);
  const what = await desk.value.broken;
  if (!stopping) console.error(what);
} else {
  console.error(`✗ ${desk.error.what}\n    → ${desk.error.todo}`);
}
await leave(1);
