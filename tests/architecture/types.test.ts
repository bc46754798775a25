import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { PROJECT_ROOT, seededTree } from "./seededTree.ts";

const TSC = join(PROJECT_ROOT, "node_modules/typescript/bin/tsc");
const LEAVE_NOTHING_BEHIND = [
  "--noEmit",
  "--composite",
  "false",
  "--emitDeclarationOnly",
  "false",
  "--tsBuildInfoFile",
  "null",
];

const SEEDS = {
  fetch: "export const a = fetch;",
  console: 'console.log("x"); export {};',
  setTimeout: "setTimeout(() => 1, 1); export {};",
  document: "export const a = document;",
  process: "export const a = process;",
};

describe("TypeScript's project for core", () => {
  let said: string;

  beforeAll(() => {
    const { root, remove } = seededTree({
      ...Object.fromEntries(Object.entries(SEEDS).map(([name, text]) => [`core/${name}.ts`, text])),
      "core/index.ts": "export const first = (xs: string[]): string => xs[0];",
      "core/pure.ts": "export const twice = (n: number): number => 2 * n;",
    });
    said = spawnSync(process.execPath, [TSC, "-p", "core", ...LEAVE_NOTHING_BEHIND], {
      cwd: root,
      encoding: "utf8",
    }).stdout;
    remove();
  });

  it.each(Object.keys(SEEDS))("has no %s", (name) => {
    expect(said).toMatch(new RegExp(`core/${name}[.]ts.*Cannot find name '${name}'`));
  });

  it("refuses an index that may be missing", () => {
    expect(said).toMatch(/core\/index[.]ts.*TS2322/);
  });

  it("says nothing about a pure function", () => {
    expect(said).not.toContain("pure.ts");
  });
});
