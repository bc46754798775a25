import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { describePolicyProblem, type Policy, readPolicy } from "#core";

/** A preset of ours as parsed YAML. */
export function presetDocument(name: string): unknown {
  return parse(readFileSync(new URL(`../../policies/${name}.yaml`, import.meta.url), "utf8"));
}

/** The preset `it-services`, with an account's own changes if there are any. */
export function itServices(changes: { readonly [key: string]: unknown } = {}): Policy {
  const read = readPolicy({
    policy: { preset: "it-services", ...changes },
    presets: { "it-services": presetDocument("it-services") },
  });
  if (read.ok) return read.value;
  throw new Error(read.error.map(describePolicyProblem).join("\n"));
}
