import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "./seededTree.ts";

type LockedPackage = {
  readonly optionalDependencies?: { readonly [name: string]: string };
  readonly resolved?: string;
};
type Lock = { readonly packages: { readonly [path: string]: LockedPackage } };

const lock = JSON.parse(readFileSync(join(PROJECT_ROOT, "package-lock.json"), "utf8")) as Lock;
const project = JSON.parse(readFileSync(join(PROJECT_ROOT, "package.json"), "utf8")) as {
  dependencies: { [name: string]: string };
  devDependencies: { [name: string]: string };
};

/** npm drops the binaries of other platforms silently when the registry lacks them; then `npm ci` fails there. */
function missingFrom(packages: Lock["packages"]): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${name}, wanted by ${path || "the project"}`),
  );
}

function isLocked(packages: Lock["packages"], from: string, name: string): boolean {
  const folders = from
    .split("/node_modules/")
    .map((_, depth, parts) => parts.slice(0, depth + 1).join("/node_modules/"));
  return ["", ...folders.filter((folder) => folder !== "").map((folder) => `${folder}/`)].some(
    (folder) => `${folder}node_modules/${name}` in packages,
  );
}

describe("the lock file", () => {
  it("holds every platform's optional packages", () => {
    expect(missingFrom(lock.packages)).toEqual([]);
  });

  it("is found incomplete when one platform is missing", () => {
    const gone = Object.keys(lock.packages).find((path) =>
      path.endsWith("node_modules/@biomejs/cli-darwin-arm64"),
    );
    expect(gone).toBeDefined();
    const packages = Object.fromEntries(Object.entries(lock.packages).filter(([path]) => path !== gone));
    expect(missingFrom(packages)).toEqual([expect.stringContaining("@biomejs/cli-darwin-arm64")]);
  });

  it("names no download address", () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
  });

  it("goes with exact versions in package.json", () => {
    const ranges = Object.entries({ ...project.dependencies, ...project.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(ranges).toEqual([]);
  });
});
