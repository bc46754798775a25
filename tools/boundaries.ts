import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";

const ROOMS = ["core", "worker", "app", "standin", "setup", "tools"];

/** A broken boundary: who imported what, and which rule forbids it. */
export type Violation = { readonly rule: string; readonly from: string; readonly to: string };

/**
 * Checks who imports whom below `root`.
 * @returns how many modules were read (zero means the check itself is broken) and every violation.
 */
export async function checkBoundaries(root: string): Promise<{ modules: number; violations: Violation[] }> {
  const { default: config } = (await import(
    pathToFileURL(resolve(import.meta.dirname, "../.dependency-cruiser.mjs")).href
  )) as {
    default: { forbidden: never[]; options: Record<string, unknown> };
  };
  const rooms = ROOMS.filter((room) => existsSync(resolve(root, room)));
  const { output } = await cruise(rooms, {
    ...config.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  if (typeof output === "string") throw new Error(`dependency-cruiser answered with text: ${output}`);
  return { modules: ownModules(output), violations: violations(output) };
}

function ownModules(result: ICruiseResult): number {
  return result.modules.filter(
    (module) => /[.]tsx?$/.test(module.source) && !module.source.includes("node_modules"),
  ).length;
}

function violations(result: ICruiseResult): Violation[] {
  return result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

if (import.meta.main) {
  const { modules, violations: broken } = await checkBoundaries(resolve(import.meta.dirname, ".."));
  for (const { rule, from, to } of broken) console.error(`${rule}: ${from} → ${to}`);
  if (modules === 0) console.error("boundaries: no module was read, so nothing was checked");
  console.log(`boundaries: ${modules} modules, ${broken.length} violations`);
  process.exitCode = modules === 0 || broken.length > 0 ? 1 : 0;
}
