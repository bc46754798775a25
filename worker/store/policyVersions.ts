/** The texts of the app's two settings as they were seen, and why they cannot be used, if so. */
export type PolicyVersion = {
  readonly version: number;
  readonly policy: string;
  readonly replies: string;
  /** Null: good. Else an English sentence for each problem, one a line. */
  readonly problem: string | null;
  readonly seenAt: string;
};

const COLUMNS = "version, policy, replies, problem, seen_at AS seenAt";

export async function latestGoodVersion(db: D1Database): Promise<PolicyVersion | null> {
  return db
    .prepare(`SELECT ${COLUMNS} FROM policy_versions WHERE problem IS NULL ORDER BY version DESC LIMIT 1`)
    .first<PolicyVersion>();
}

/** Number only: what an isolate that has the version compiled needs to know. */
export async function latestGoodNumber(
  db: D1Database,
): Promise<{ readonly version: number; readonly seenAt: string } | null> {
  return db
    .prepare(
      "SELECT version, seen_at AS seenAt FROM policy_versions WHERE problem IS NULL ORDER BY version DESC LIMIT 1",
    )
    .first<{ version: number; seenAt: string }>();
}

export async function policyVersions(db: D1Database, versions: readonly number[]): Promise<PolicyVersion[]> {
  if (versions.length === 0) return [];
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM policy_versions WHERE version IN (SELECT value FROM json_each(?))`)
    .bind(JSON.stringify(versions))
    .all<PolicyVersion>();
  return results;
}

export async function latestVersion(db: D1Database): Promise<PolicyVersion | null> {
  return db
    .prepare(`SELECT ${COLUMNS} FROM policy_versions ORDER BY version DESC LIMIT 1`)
    .first<PolicyVersion>();
}

/** Adds a version unless another isolate has just added it. */
export function putPolicyVersion(db: D1Database, version: PolicyVersion): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO policy_versions (version, policy, replies, problem, seen_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (version) DO NOTHING`,
    )
    .bind(version.version, version.policy, version.replies, version.problem, version.seenAt);
}
