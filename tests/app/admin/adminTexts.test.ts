import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../../architecture/seededTree.ts";

const IMPORT = /(?: from |\bimport\()"(\.[^"]+)"/g;
const ADMIN_TEXT = /"admin\.[a-zA-Z.]+"/;
const OWN_PAGE = join(PROJECT_ROOT, "app/locations/nav-bar/NavBarPage.tsx");

/** The app's modules that `file` leads to, at once or later, but for those that only its own page leads to. */
function withoutOwnPage(file: string, found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (file === OWN_PAGE || found.has(file)) return found;
  const text = readFileSync(file, "utf8");
  found.set(file, text);
  for (const [, path = ""] of text.matchAll(IMPORT)) withoutOwnPage(join(dirname(file), path), found);
  return found;
}

it("texts of the app's own page are asked for by nothing that is shown without them", () => {
  const modules = withoutOwnPage(join(PROJECT_ROOT, "app/start.tsx"));
  expect(modules.size).toBeGreaterThan(100);
  const asking = [...modules].filter(([, text]) => ADMIN_TEXT.test(text));
  expect(asking.map(([file]) => relative(PROJECT_ROOT, file))).toEqual([]);
});
