import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { plainFont } from "./plainFont.ts";

const WEIGHTS = /-(400|700)-normal[.]woff$/;

/**
 * Lays Noto Sans SC out in `folder` as fonts of the system, once: a machine without Chinese fonts would show the app's
 * frame blank where it writes Chinese. (Agents' own machines have such fonts; the app carries none.)
 */
export function layOutChineseFonts(folder: string): void {
  if (existsSync(folder)) return;
  const files = join(
    dirname(createRequire(import.meta.url).resolve("@fontsource/noto-sans-sc/400.css")),
    "files",
  );
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  for (const name of readdirSync(files).filter((each) => WEIGHTS.test(each))) {
    writeFileSync(join(unfinished, name.replace(/woff$/, "ttf")), plainFont(readFileSync(join(files, name))));
  }
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another run was faster, with the same.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
