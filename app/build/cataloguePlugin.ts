import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { compileCatalogue } from "./compileCatalogue.ts";

const PREFIX = "virtual:catalogue/";

/** Serves `virtual:catalogue/<locale>`: that translations file, compiled, so that no parser reaches the browser. */
export function cataloguePlugin(translationsFolder: string): Plugin {
  return {
    name: "tierwise-catalogue",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const file = resolve(translationsFolder, `${id.slice(PREFIX.length + 1)}.json`);
      this.addWatchFile(file);
      const catalogue = compileCatalogue(JSON.parse(readFileSync(file, "utf8")));
      return `export default ${JSON.stringify(catalogue)}`;
    },
  };
}
