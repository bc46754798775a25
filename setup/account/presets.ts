import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";

/** The ready-made policies, by name: `policies/it-services.yaml` is "it-services". */
export function readPresets(project: string): { readonly [name: string]: unknown } {
  const folder = join(project, "policies");
  return Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith(".yaml"))
      .map((file): [string, unknown] => [
        file.replace(/\.yaml$/, ""),
        parse(readFileSync(join(folder, file), "utf8")),
      ]),
  );
}

const named = v.looseObject({ name: v.looseObject({ en: v.string() }) });

/** What the presets are called, by name: "repair" is "Repair desk". */
export function presetTitles(project: string): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(readPresets(project)).map(([name, preset]) => {
      const read = v.safeParse(named, preset);
      return [name, read.success ? read.output.name.en : name];
    }),
  );
}
