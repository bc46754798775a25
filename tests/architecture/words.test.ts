import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "./seededTree.ts";

const ROOMS = ["core", "worker", "app", "standin", "setup", "tools"];
const NAMES_THAT_SAY_NOTHING = /^(utils?|helpers?|common|manager|service|misc)[.]tsx?$/i;

/** Every file git knows or would add. */
function projectFiles(): string[] {
  return execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
    cwd: PROJECT_ROOT,
    encoding: "utf8",
  })
    .split("\n")
    .filter((path) => path !== "");
}

describe("the words of the project", () => {
  it("has no file whose name says nothing", () => {
    const files = projectFiles().filter((path) => ROOMS.some((room) => path.startsWith(`${room}/`)));
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((path) => NAMES_THAT_SAY_NOTHING.test(basename(path)))).toEqual([]);
  });

  it("gives a reason for every lint rule it switches off", () => {
    const bare = projectFiles()
      .filter((path) => /[.]tsx?$/.test(path))
      .filter((path) =>
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
