import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT, seededTree } from "./seededTree.ts";

const OXLINT = join(PROJECT_ROOT, "node_modules/oxlint/bin/oxlint");

function lint(path: string, text: string): { status: number | null; output: string } {
  const { root, remove } = seededTree({
    [path]: text,
    "worker/tsconfig.json": '{"extends":"../tsconfig.base.json","include":["."]}',
  });
  try {
    const { status, stdout } = spawnSync(
      process.execPath,
      [OXLINT, "--type-aware", "--deny-warnings", dirname(path)],
      {
        cwd: root,
        encoding: "utf8",
      },
    );
    return { status, output: stdout };
  } finally {
    remove();
  }
}

describe("the linter", () => {
  it.each([
    [
      "a promise nobody waits for",
      "no-floating-promises",
      "worker/a.ts",
      "async function f(): Promise<void> {}\nexport function g(): void { f(); }",
    ],
    [
      "a switch that forgets a case",
      "switch-exhaustiveness-check",
      "worker/a.ts",
      'export function f(x: "a" | "b"): number { switch (x) { case "a": return 1; } return 0; }',
    ],
    ["any", "no-explicit-any", "worker/a.ts", "export const f = (x: any): unknown => x;"],
    [
      "a non-null assertion",
      "no-non-null-assertion",
      "worker/a.ts",
      "export const f = (x: string | null): string => x!;",
    ],
    [
      "a translated text thrown away by a comma",
      "no-sequences",
      "worker/a.ts",
      'export const f = (t: () => string): string => (t(), "English");',
    ],
    ["a clock in core", "no-restricted-globals", "core/a.ts", "export const f = (): Date => new Date();"],
    [
      "dice in core",
      "no-restricted-properties",
      "core/a.ts",
      "export const f = (): number => Math.random();",
    ],
  ])("refuses %s", (_title, rule, path, text) => {
    const { status, output } = lint(path, text);
    expect(output).toContain(rule);
    expect(status).not.toBe(0);
  });

  it("accepts an awaited promise", () => {
    const { status, output } = lint(
      "worker/a.ts",
      "async function f(): Promise<void> {}\nexport async function g(): Promise<void> { await f(); }",
    );
    expect(output).toContain("Found 0 warnings and 0 errors");
    expect(status).toBe(0);
  });
});
