import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";

/** The ready-made policies, by name: `policies/it-services.yaml` is "it-services". Each is parsed only when it is used. */
export function readPresets(project: string): { readonly [name: string]: unknown } {
  const folder = join(project, "policies");
  const parsed = new Map<string, unknown>();
  const presetIn = (file: string): unknown => {
    if (!parsed.has(file)) parsed.set(file, parse(readFileSync(join(folder, file), "utf8")));
    return parsed.get(file);
  };
  return Object.defineProperties(
    {},
    Object.fromEntries(
      readdirSync(folder)
        .filter((file) => file.endsWith(".yaml"))
        .toSorted()
        .map((file) => [basename(file, ".yaml"), { enumerable: true, get: () => presetIn(file) }]),
    ),
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
