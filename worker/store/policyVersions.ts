/** The texts of the app's two settings as they were seen, and why they cannot be used, if so. */
export type PolicyVersion = {
  readonly version: number;
  readonly policy: string;
  readonly replies: string;
  /** Null: good. Else an English sentence for each problem, one a line. */
  readonly problem: string | null;
  readonly seenAt: string;
};

/** A version whose texts are there only where the caller does not hold it compiled. */
export type NamedVersion = Omit<PolicyVersion, "policy" | "replies"> & {
  readonly policy: string | null;
  readonly replies: string | null;
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

/** Columns of a version `v`; its texts are left out when `?2` (`atHandText`) has it. */
export const COLUMNS_UNLESS_AT_HAND = `v.version, v.problem, v.seen_at AS seenAt,
  CASE WHEN instr(?2, ' ' || v.version || '@' || v.seen_at || ' ') = 0 THEN v.policy END AS policy,
  CASE WHEN instr(?2, ' ' || v.version || '@' || v.seen_at || ' ') = 0 THEN v.replies END AS replies`;

/** " 3@2026-11-22T10:00:00.000Z " for each: a text, as D1 bills the rows of a list. */
export const atHandText = (
  atHand: readonly { readonly version: number; readonly seenAt: string }[],
): string => ` ${atHand.map(({ version, seenAt }) => `${version}@${seenAt}`).join("  ")} `;

/** @param atHand versions that the caller holds compiled: their texts are not read. */
export async function policyVersions(
  db: D1Database,
  versions: readonly number[],
  atHand: readonly { readonly version: number; readonly seenAt: string }[],
): Promise<readonly NamedVersion[]> {
  if (versions.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS_UNLESS_AT_HAND} FROM policy_versions AS v
       WHERE v.version IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(versions), atHandText(atHand))
    .all<NamedVersion>();
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
