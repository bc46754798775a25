import type { Policy } from "#core";
import { type NamedVersion, policyVersions } from "../store/policyVersions.ts";
import { compilePolicy } from "./compilePolicy.ts";

/** Versions never change, so an isolate compiles each once; `policy: null`: it no longer compiles. */
const compiled = new Map<number, { readonly seenAt: string; readonly policy: Policy | null }>();

/** What an isolate holds compiled, for a query that fetches the texts only where it must. */
export type AtHand = readonly { readonly version: number; readonly seenAt: string }[];

/** Older policies by version, for what ran while they were in force. One that no longer compiles is missing. */
export async function earlierPolicies(
  db: D1Database,
  versions: readonly number[],
): Promise<ReadonlyMap<number, Policy>> {
  return earlierPoliciesIn(await policyVersions(db, versions, earlierAtHand()));
}

export function earlierAtHand(): AtHand {
  return [...compiled].map(([version, { seenAt }]) => ({ version, seenAt }));
}

/** The same for versions that were read already. */
export function earlierPoliciesIn(named: readonly NamedVersion[]): ReadonlyMap<number, Policy> {
  for (const { policy, replies, ...version } of named) {
    if (policy === null || replies === null) continue;
    const read = compilePolicy({ policy, replies });
    compiled.set(version.version, { seenAt: version.seenAt, policy: read.ok ? read.value : null });
  }
  return new Map(
    named.flatMap(({ version }) => {
      const policy = compiled.get(version)?.policy ?? null;
      return policy === null ? [] : [[version, policy] as const];
    }),
  );
}
