/** What `GET /healthz` tells, as the store has it. */
export type HealthFacts = {
  readonly heartbeats: ReadonlyMap<string, { readonly at: string; readonly value: string | null }>;
  readonly policy: { readonly version: number | null; readonly problem: string | null };
  readonly cursors: readonly {
    readonly name: string;
    readonly caughtUpAt: string | null;
    readonly lastAt: string;
    readonly lookedAt: number;
    readonly repaired: number;
  }[];
  readonly deadLetters: number;
  readonly effects: { readonly [state: string]: number };
  /** Why the newest of the waiting or failed writes are not done. */
  readonly effectReason: string | null;
  readonly blocked: readonly { readonly endpoint: string; readonly until: number }[];
};

/** Counting stops here: past it the exact number tells nobody more. */
const COUNT_AT_MOST = 1000;

export async function readHealthFacts(db: D1Database, nowMs: number): Promise<HealthFacts> {
  const counted = (state: string): string =>
    `SELECT '${state}' AS state, (SELECT count(*) FROM (SELECT 1 FROM effects WHERE state = '${state}' LIMIT ${COUNT_AT_MOST})) AS n`;
  const [heartbeats, good, newest, cursors, dead, effects, reason, blocked] = await db.batch<{
    [column: string]: string | number | null;
  }>([
    db.prepare("SELECT name, at, value FROM heartbeats"),
    db.prepare("SELECT version FROM policy_versions WHERE problem IS NULL ORDER BY version DESC LIMIT 1"),
    db.prepare("SELECT problem FROM policy_versions ORDER BY version DESC LIMIT 1"),
    db.prepare("SELECT name, caught_up_at, last_at, looked_at, repaired FROM cursors"),
    db.prepare(
      `SELECT count(*) AS n FROM (SELECT 1 FROM dead_letters WHERE replayed_at IS NULL LIMIT ${COUNT_AT_MOST})`,
    ),
    db.prepare(`${counted("pending")} UNION ALL ${counted("submitted")} UNION ALL ${counted("failed")}`),
    db.prepare(
      "SELECT reason FROM effects WHERE state IN ('pending', 'failed') AND reason IS NOT NULL LIMIT 1",
    ),
    db.prepare("SELECT endpoint, blocked_until FROM budget WHERE blocked_until > ?").bind(nowMs),
  ]);
  const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
  const number = (value: unknown): number => (typeof value === "number" ? value : 0);
  return {
    heartbeats: new Map(
      (heartbeats?.results ?? []).map((row) => [
        String(row["name"]),
        { at: String(row["at"]), value: text(row["value"]) },
      ]),
    ),
    policy: {
      version: good?.results[0] === undefined ? null : number(good.results[0]["version"]),
      problem: text(newest?.results[0]?.["problem"]),
    },
    cursors: (cursors?.results ?? []).map((row) => ({
      name: String(row["name"]),
      caughtUpAt: text(row["caught_up_at"]),
      lastAt: String(row["last_at"]),
      lookedAt: number(row["looked_at"]),
      repaired: number(row["repaired"]),
    })),
    deadLetters: number(dead?.results[0]?.["n"]),
    effects: Object.fromEntries(
      (effects?.results ?? []).map((row) => [String(row["state"]), number(row["n"])]),
    ),
    // Zendesk's own wording, after the colon, may name people: this page is open.
    effectReason: text(reason?.results[0]?.["reason"])?.split(":", 1)[0] ?? null,
    blocked: (blocked?.results ?? []).map((row) => ({
      endpoint: String(row["endpoint"]),
      until: number(row["blocked_until"]),
    })),
  };
}
