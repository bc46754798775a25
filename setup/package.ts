import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { zipSync } from "fflate";

/** Zendesk refuses larger packages of private apps (facts: uploading and installing a private app). */
const MOST_BYTES = 2 * 1024 * 1024;
/** Test settings of Zendesk's command line tool, which may hold secrets, and its leftovers. */
const NEVER_PACKED = /^(zcli\.apps\.config\.json|\.|tmp\/|node_modules\/)/;
/** A fixed time, so that the same sources give the same bytes. */
const PACKED_AT = new Date("2026-01-01T00:00:00");

/** The Worker that an app is packaged for when nobody says another: the one `npm start` runs. */
export const LOCAL_WORKER_URL = "http://localhost:8787";

/** A packaged app. `bytes` is the size of the file. */
export type AppPackage = { readonly file: string; readonly version: string; readonly bytes: number };

/** Why there is no package, in words that say what to do. */
export type PackageProblem = {
  readonly reason: "not_built" | "bad_address" | "too_large";
  readonly message: string;
};

export type PackageResult =
  | { readonly ok: true; readonly value: AppPackage }
  | { readonly ok: false; readonly error: PackageProblem };

const problem = (reason: PackageProblem["reason"], message: string): PackageResult => ({
  ok: false,
  error: { reason, message },
});

type Manifest = { readonly [key: string]: unknown };

const isManifest = (value: unknown): value is Manifest => typeof value === "object" && value !== null;

function readManifest(folder: string): Manifest | null {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    return isManifest(manifest) ? manifest : null;
  } catch {
    return null;
  }
}

/**
 * Names the Worker's host in a built app's manifest: the only place that its secure requests may go to.
 * Returns false when `folder` holds no built app. Throws on an address that is none.
 */
export function allowWorker(folder: string, workerUrl: string): boolean {
  const manifest = readManifest(folder);
  if (manifest === null) return false;
  const allowed = { ...manifest, domainWhitelist: [new URL(workerUrl).hostname] };
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(allowed, null, 2)}\n`);
  return true;
}

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !NEVER_PACKED.test(path))
    .sort();

/**
 * Zips the built app in `folder` into `target/tierwise-<version>.zip`, its manifest allowing the Worker at
 * `workerUrl`. The same build gives the same bytes.
 */
export function packageApp(folder: string, target: string, workerUrl: string): PackageResult {
  if (!URL.canParse(workerUrl)) {
    return problem(
      "bad_address",
      `"${workerUrl}" is no address. Give the Worker's, like https://tierwise.example.workers.dev`,
    );
  }
  if (!allowWorker(folder, workerUrl)) {
    return problem("not_built", `There is no built app in ${folder}. Run: npm run build:app`);
  }
  const named = readManifest(folder)?.["version"];
  const version = typeof named === "string" ? named : "0.0.0";
  const files = filesOf(folder).map(
    (path) => [path, new Uint8Array(readFileSync(join(folder, path)))] as const,
  );
  const zip = zipSync(Object.fromEntries(files), { level: 9, mtime: PACKED_AT });
  if (zip.byteLength > MOST_BYTES) {
    return problem(
      "too_large",
      `The package has ${zip.byteLength} bytes; Zendesk takes ${MOST_BYTES} at most.`,
    );
  }
  const file = join(target, `tierwise-${version}.zip`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, zip);
  return { ok: true, value: { file, version, bytes: zip.byteLength } };
}

function main(): void {
  const { values } = parseArgs({ options: { "worker-url": { type: "string" } } });
  const workerUrl = values["worker-url"] ?? process.env["TIERWISE_WORKER_URL"] ?? LOCAL_WORKER_URL;
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const result = packageApp(here("../dist/app"), here("../dist"), workerUrl);
  if (!result.ok) {
    console.error(result.error.message);
    process.exitCode = 1;
    return;
  }
  const { file, bytes } = result.value;
  console.log(
    `${relative(process.cwd(), file)}  ${Math.ceil(bytes / 1024)} kB  for the Worker at ${workerUrl}`,
  );
  if (workerUrl === LOCAL_WORKER_URL) {
    console.log("For your own account: npm run package -- --worker-url https://YOUR-WORKER");
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
