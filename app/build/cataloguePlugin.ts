import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { compileCatalogue } from "./compileCatalogue.ts";

const PREFIX = "virtual:catalogue/";

/** Texts of the app's own page alone: who opens a sidebar does not load them. */
const ADMIN_KEY = "admin.";

/**
 * Serves `virtual:catalogue/<locale>`: that translations file, compiled, so that no parser reaches the browser; its texts of
 * the app's own page are in `virtual:catalogue/<locale>/admin` instead.
 */
export function cataloguePlugin(translationsFolder: string): Plugin {
  return {
    name: "tierwise-catalogue",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const [locale = "", part] = id.slice(PREFIX.length + 1).split("/");
      const file = resolve(translationsFolder, `${locale}.json`);
      this.addWatchFile(file);
      const catalogue = compileCatalogue(JSON.parse(readFileSync(file, "utf8")));
      const texts = Object.entries(catalogue).filter(
        ([key]) => key.startsWith(ADMIN_KEY) === (part === "admin"),
      );
      return `export default ${JSON.stringify(Object.fromEntries(texts))}`;
    },
  };
}
