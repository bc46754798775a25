import type { Policy } from "#core";
import type { PolicyVersion } from "../store/policyVersions.ts";
import { policyVersions } from "../store/policyVersions.ts";
import { compilePolicy } from "./compilePolicy.ts";

/** Versions never change, so an isolate compiles each once. Null: it no longer compiles. */
const compiled = new Map<number, Policy | null>();

/** Older policies by version, for what ran while they were in force. One that no longer compiles is missing. */
export async function earlierPolicies(
  db: D1Database,
  versions: readonly number[],
): Promise<ReadonlyMap<number, Policy>> {
  const unknown = versions.filter((version) => !compiled.has(version));
  for (const version of await policyVersions(db, unknown)) compiled.set(version.version, policyOf(version));
  return new Map(
    versions.flatMap((version) => {
      const policy = compiled.get(version);
      return policy === undefined || policy === null ? [] : [[version, policy] as const];
    }),
  );
}

/** As far as this isolate holds them; for readers who must not ask the store again. */
export function earlierAtHand(): ReadonlyMap<number, Policy> {
  return new Map([...compiled].flatMap(([version, policy]) => (policy === null ? [] : [[version, policy]])));
}

function policyOf(version: PolicyVersion): Policy | null {
  const read = compilePolicy(version);
  return read.ok ? read.value : null;
}
