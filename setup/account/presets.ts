import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
