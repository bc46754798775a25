import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateLocalDatabase } from "../../setup/start/localWorker.ts";
import { PROJECT_ROOT } from "../architecture/seededTree.ts";
import { launchBrowser } from "./browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder for `startLocal` with the Worker's empty, migrated database; help desks begin with a copy of it. */
    migratedFolder: string;
  }
}

/** What every help desk needs and none changes: the browser unpacked, and a database as the migrations leave it. */
export default async function oncePerRun(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "tierwise-migrated-"));
  const [browser, migrated] = await Promise.all([
    launchBrowser(),
    migrateLocalDatabase(PROJECT_ROOT, folder),
  ]);
  await browser.close();
  if (!migrated.ok) throw new Error(`${migrated.error.what} ${migrated.error.todo}`);
  project.provide("migratedFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
