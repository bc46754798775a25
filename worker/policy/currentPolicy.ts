import type { Policy } from "#core";
import type { Shell } from "../shell.ts";
import { latestGoodNumber, latestGoodVersion, type PolicyVersion } from "../store/policyVersions.ts";
import { checkPolicy } from "./checkPolicy.ts";
import { compilePolicy } from "./compilePolicy.ts";

export type CurrentPolicy = {
  readonly policy: Policy;
  readonly version: number;
  /** When it came into force. */
  readonly seenAt: string;
};

/** Compiled once per isolate; the version number in the store says whether it is still the right one. */
let compiled: CurrentPolicy | null = null;

/** The last good policy; read from the app's settings when the store has none. Null: there is none anywhere yet. */
export async function currentPolicy(shell: Shell): Promise<CurrentPolicy | null> {
  const known = await policyInForce(shell.db);
  if (known !== null) return known;
  await checkPolicy(shell);
  return policyInForce(shell.db);
}

/** The last good policy in the store; null: none was ever read. Asks nothing of Zendesk. */
export async function policyInForce(db: D1Database): Promise<CurrentPolicy | null> {
  const latest = await latestGoodNumber(db);
  if (latest === null) return null;
  const cached = compiledPolicy(latest.version, latest.seenAt);
  if (cached !== null) return cached;
  const version = await latestGoodVersion(db);
  return version === null ? null : rememberPolicy(version);
}

export function compiledPolicy(version: number, seenAt: string): CurrentPolicy | null {
  return compiled?.version === version && compiled.seenAt === seenAt ? compiled : null;
}

/** What the isolate holds, for a query that fetches the texts only when it must. */
export function compiledVersion(): { readonly version: number; readonly seenAt: string } | null {
  return compiled;
}

/** Null when a version that was good once no longer compiles (an older Worker wrote it): it counts as absent. */
export function rememberPolicy(version: PolicyVersion): CurrentPolicy | null {
  const read = compilePolicy(version);
  if (!read.ok) {
    console.error("a stored policy no longer compiles", { version: version.version, problem: read.error });
    return null;
  }
  compiled = { version: version.version, seenAt: version.seenAt, policy: read.value };
  return compiled;
}
