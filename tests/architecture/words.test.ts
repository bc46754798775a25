import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "./seededTree.ts";

const ROOMS = ["core", "worker", "app", "standin", "setup", "tools"];
const NAMES_THAT_SAY_NOTHING = /^(utils?|helpers?|common|manager|service|misc)[.]tsx?$/i;

/** Every source file of the project. */
function projectFiles(): string[] {
  return [...ROOMS, "tests", "bench"].flatMap((room) =>
    readdirSync(join(PROJECT_ROOT, room), { recursive: true, encoding: "utf8" })
      .filter((path) => /[.]tsx?$/.test(path) && !path.endsWith("worker-configuration.d.ts"))
      .map((path) => join(room, path)),
  );
}

describe("the words of the project", () => {
  it("has no file whose name says nothing", () => {
    const files = projectFiles().filter((path) => ROOMS.some((room) => path.startsWith(`${room}/`)));
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((path) => NAMES_THAT_SAY_NOTHING.test(basename(path)))).toEqual([]);
  });

  it("gives a reason for every lint rule it switches off", () => {
    const bare = projectFiles().filter((path) =>
      readFileSync(join(PROJECT_ROOT, path), "utf8")
        .split("\n")
        .some((line) => /(\/\/|\/\*) (oxlint|eslint)-disable/.test(line) && !line.includes(" -- ")),
    );
    expect(bare).toEqual([]);
  });

  it("skips and singles out no test", () => {
    const skipping = projectFiles()
      .filter((path) => path.startsWith("tests/") && path.endsWith(".test.ts"))
      .filter((path) =>
        /\b(it|test|describe)[.](skip|only|todo|fails)\b/.test(
          readFileSync(join(PROJECT_ROOT, path), "utf8"),
        ),
      );
    expect(skipping).toEqual([]);
  });
});
