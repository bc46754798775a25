import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./harness.ts";

const run = promisify(execFile);
/** wrangler itself, to be run by this Node. */
export const WRANGLER = join(ROOT, "node_modules/wrangler/bin/wrangler.js");

/** A Worker as wrangler would upload it: its modules by name, the main one first. */
export type BuiltWorker = {
  readonly modules: readonly {
    readonly name: string;
    readonly kind: "code" | "text";
    readonly contents: string;
  }[];
};

/** Builds the product's Worker, or the one file given, as `wrangler deploy` does; uploads nothing. */
export async function buildWorker(
  what: { readonly main?: string; readonly minify?: boolean } = {},
): Promise<BuiltWorker> {
  const folder = mkdtempSync(join(tmpdir(), "tierwise-bench-"));
  const entry = what.main === undefined ? [] : [what.main, "--name", "floor"];
  const minify = what.minify === true ? ["--minify"] : [];
  try {
    await run(process.execPath, [WRANGLER, "deploy", ...entry, ...minify, "--dry-run", "--outdir", folder], {
      cwd: ROOT,
    });
    return { modules: modulesIn(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function modulesIn(folder: string): BuiltWorker["modules"] {
  return readdirSync(folder)
    .filter((name) => /[.](?:js|yaml)$/.test(name))
    .toSorted((a, b) => Number(b.endsWith(".js")) - Number(a.endsWith(".js")))
    .map((name) => ({
      name,
      kind: name.endsWith(".js") ? ("code" as const) : ("text" as const),
      contents: readFileSync(join(folder, name), "utf8"),
    }));
}
