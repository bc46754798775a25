import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { failed, ok } from "#core";
import type { SetupResult } from "../setupResult.ts";
import { runTool } from "../tool/runTool.ts";

export type Build = {
  readonly name: string;
  readonly config: string;
  /** A file that the build writes last or always. */
  readonly product: string;
  readonly sources: readonly string[];
};

export const APP_BUILD: Build = {
  name: "the app",
  config: "app/vite.config.ts",
  product: "dist/app/manifest.json",
  sources: ["app", "core", "translations", "assets", "manifest.json", "package.json"],
};
export const WORKSPACE_BUILD: Build = {
  name: "the workspace",
  config: "standin/workspace/vite.config.ts",
  product: "dist/workspace/index.html",
  sources: ["standin/workspace", "package.json"],
};

/** Builds what is missing or older than its sources. @returns whether it was built */
export async function buildIfOlder(project: string, build: Build): Promise<SetupResult<boolean>> {
  const product = join(project, build.product);
  const isFresh =
    existsSync(product) &&
    build.sources.every((source) => newest(join(project, source)) <= statSync(product).mtimeMs);
  if (isFresh) return ok(false);
  const run = await runTool("vite", ["build", "--config", build.config], { cwd: project });
  return run.exitCode === 0
    ? ok(true)
    : failed({
        what: `Building ${build.name} failed: ${run.tail}`,
        todo: `Try \`npx vite build --config ${build.config}\`.`,
      });
}

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
