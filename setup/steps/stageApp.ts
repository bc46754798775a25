import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failed, ok } from "#core";
import type { SetupResult } from "../setupResult.ts";

/** A copy of the built app, ready for upload, outside the project: it will hold secrets for a moment. */
export type StagedApp = {
  readonly folder: string;
  /** Hash over all files, so that an unchanged app is not uploaded again. */
  readonly hash: string;
  remove(): void;
};

/** Copies `dist/app` and names the Worker's host as the only one that secure requests may go to. */
export function stageApp(project: string, workerUrl: string): SetupResult<StagedApp> {
  const built = join(project, "dist/app");
  if (!existsSync(join(built, "manifest.json"))) {
    return failed({
      what: "The app is not built yet (dist/app).",
      todo: "Run `npm run build:app`, then setup again.",
    });
  }
  const folder = mkdtempSync(join(tmpdir(), "tierwise-app-"));
  cpSync(built, folder, { recursive: true });
  const manifestFile = join(folder, "manifest.json");
  const manifest: unknown = JSON.parse(readFileSync(manifestFile, "utf8"));
  const whitelisted = { ...Object(manifest), domainWhitelist: [new URL(workerUrl).hostname] };
  writeFileSync(manifestFile, `${JSON.stringify(whitelisted, null, 2)}\n`);
  return ok({ folder, hash: hashOf(folder), remove: () => rmSync(folder, { recursive: true, force: true }) });
}

function hashOf(folder: string): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .toSorted()) {
    hash.update(entry.slice(folder.length)).update(readFileSync(entry));
  }
  return hash.digest("hex");
}
