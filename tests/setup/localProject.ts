import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as v from "valibot";

const repository = resolve(import.meta.dirname, "../..");

export type LocalProject = {
  readonly folder: string;
  /** Changes the built app, as a new version would. */
  touchApp(): void;
  remove(): void;
};

/** A folder like the project's after a build: our manifest, translations, assets and presets, an empty page as the app. */
export function localProject(): LocalProject {
  const folder = mkdtempSync(join(tmpdir(), "tierwise-project-"));
  const app = join(folder, "dist/app");
  mkdirSync(join(app, "translations"), { recursive: true });
  cpSync(join(repository, "policies"), join(folder, "policies"), { recursive: true });
  cpSync(join(repository, "wrangler.toml"), join(folder, "wrangler.toml"));
  cpSync(join(repository, "assets"), join(app, "assets"), { recursive: true });
  cpSync(join(repository, "manifest.json"), join(app, "manifest.json"));
  for (const file of readdirSync(join(repository, "translations"))) {
    const whole: unknown = JSON.parse(readFileSync(join(repository, "translations", file), "utf8"));
    const texts = v.parse(v.object({ app: v.looseObject({}) }), whole);
    writeFileSync(join(app, "translations", file), JSON.stringify(texts));
  }
  const page = join(app, "assets/index.html");
  const write = (version: number): void =>
    writeFileSync(page, `<!doctype html><title>Tierwise ${version}</title>`);
  let version = 1;
  write(version);
  return {
    folder,
    touchApp: () => {
      version += 1;
      write(version);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
