import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The project's root, for reading its own configuration. */
export const PROJECT_ROOT = resolve(import.meta.dirname, "../..");

const CONFIGURATION = ["tsconfig.base.json", "core/tsconfig.json", ".oxlintrc.json", "biome.json"];

/**
 * A small tree with the project's rooms, configuration and packages, and the given files (path → text).
 * Seeded violations live here, so that a guard is seen to bite without a bad file in the project.
 */
export function seededTree(files: { readonly [path: string]: string }): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), "tierwise-seed-"));
  const imports = { "#core": "./core/index.ts", "#zendesk": "./worker/zendesk/index.ts" };
  write(root, "package.json", JSON.stringify({ name: "seed", type: "module", imports }));
  for (const path of CONFIGURATION) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    copyFileSync(join(PROJECT_ROOT, path), join(root, path));
  }
  symlinkSync(join(PROJECT_ROOT, "node_modules"), join(root, "node_modules"), "junction");
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
