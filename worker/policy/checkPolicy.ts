import { failed, type Policy } from "#core";
import { putAudit } from "../store/audit.ts";
import { restartExport } from "../store/cursors.ts";
import { latestGoodVersion, latestVersion, putPolicyVersion } from "../store/policyVersions.ts";
import { beginRecalculation } from "../store/recalculations.ts";
import type { Shell } from "../shell.ts";
import { compilePolicy, type PolicyTexts } from "./compilePolicy.ts";
import { criteriaChangeOf } from "./criteriaChangeOf.ts";
import { findInstallation } from "./findInstallation.ts";
import { noteRulesSince } from "./rulesSince.ts";

export type PolicyCheck =
  | { readonly kind: "unchanged" }
  | { readonly kind: "changed"; readonly version: number }
  /** Kept and shown, but the last good one goes on working. */
  | { readonly kind: "broken"; readonly version: number; readonly problem: string }
  | { readonly kind: "not_installed" }
  | { readonly kind: "unreachable"; readonly reason: string };

/** Reads the policy from the app's settings, which only Zendesk's admins can write, and keeps every version it sees. */
export async function checkPolicy(shell: Shell): Promise<PolicyCheck> {
  const found = await findInstallation(shell);
  if (!found.ok) return { kind: "unreachable", reason: found.error.reason };
  if (found.value === null) return { kind: "not_installed" };
  return keepVersion(shell, found.value.texts);
}

async function keepVersion(shell: Shell, texts: PolicyTexts): Promise<PolicyCheck> {
  const latest = await latestVersion(shell.db);
  const isSeen = latest !== null && latest.policy === texts.policy && latest.replies === texts.replies;
  if (isSeen && latest.problem === null) return { kind: "unchanged" };
  const compiled = compilePolicy(texts);
  const before = await latestGoodPolicy(shell.db);
  const criteria = compiled.ok ? await criteriaChangeOf(shell, before, compiled.value) : null;
  const read = criteria?.kind === "refused" ? failed(criteria.problem) : compiled;
  // Broken texts are tried again: a newer Worker may understand what an older one did not.
  if (isSeen && !read.ok && latest.problem === read.error) return { kind: "unchanged" };
  const version = (latest?.version ?? 0) + 1;
  const problem = read.ok ? null : read.error;
  const restarts = read.ok && asksForMore(before, read.value);
  await shell.db.batch([
    ...(restarts ? [restartExport(shell.db, "organizations")] : []),
    putPolicyVersion(shell.db, { version, ...texts, problem, seenAt: shell.nowText }),
    putAudit(
      shell.db,
      { what: read.ok ? "policy_changed" : "policy_refused", subject: `policy:${version}` },
      shell.nowText,
    ),
    ...(criteria?.kind === "changed"
      ? [
          putAudit(
            shell.db,
            {
              what: "criteria_changed",
              subject: `policy:${version}`,
              ...(criteria.reason === null ? {} : { detail: criteria.reason }),
            },
            shell.nowText,
          ),
        ]
      : []),
    ...(read.ok && before !== null ? await noteRulesSince(shell.db, before, read.value, shell.nowText) : []),
    ...(read.ok ? beginRecalculation(shell.db, version, shell.nowText) : []),
  ]);
  if (problem !== null) console.warn("the policy in the app's settings cannot be used", { version, problem });
  if (problem !== null) return { kind: "broken", version, problem };
  await shell.queue.send({ kind: "rejudge", of: "customers", after: 0, policyVersion: version });
  return { kind: "changed", version };
}

async function latestGoodPolicy(db: D1Database): Promise<Policy | null> {
  const before = await latestGoodVersion(db);
  const read = before === null ? null : compilePolicy(before);
  return read?.ok === true ? read.value : null;
}

/** The ledger holds only what the policy before asked for; new facts must be read. */
function asksForMore(before: Policy | null, policy: Policy): boolean {
  const known = new Set(before?.reads.organizationFields ?? []);
  return policy.reads.organizationFields.some((field) => !known.has(field));
}
