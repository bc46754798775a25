import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { appManifest } from "./appManifest.ts";

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const writeJson = (file: string, value: unknown): void =>
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

const versionOf = (packageJson: unknown): string => {
  if (typeof packageJson === "object" && packageJson !== null && "version" in packageJson) {
    if (typeof packageJson.version === "string") return packageJson.version;
  }
  throw new Error("package.json has no version");
};

/** Only what Zendesk reads; our own texts are compiled into the script. */
const zendeskTexts = (translations: unknown): object => {
  if (typeof translations === "object" && translations !== null && "app" in translations) {
    return { app: translations.app };
  }
  throw new Error('a translations file has no "app"');
};

/**
 * Makes the build a complete app package beside the assets: `manifest.json` and `translations/`.
 * `project` is the folder that holds both sources, `target` the package's folder (emptied first).
 */
export function packagePlugin(project: string, target: string, workerUrl: string | null): Plugin {
  return {
    name: "tierwise-package",
    buildStart: () => rmSync(target, { recursive: true, force: true }),
    closeBundle() {
      mkdirSync(join(target, "translations"), { recursive: true });
      const version = versionOf(readJson(join(project, "package.json")));
      const manifest = appManifest(readJson(join(project, "manifest.json")), version, workerUrl);
      writeJson(join(target, "manifest.json"), manifest);
      for (const file of readdirSync(join(project, "translations"))) {
        const texts = zendeskTexts(readJson(join(project, "translations", file)));
        writeJson(join(target, "translations", file), texts);
      }
    },
  };
}
