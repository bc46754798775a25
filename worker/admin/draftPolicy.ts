import { failed, ok, type Policy, type Result } from "#core";
import { compilePolicy } from "../policy/compilePolicy.ts";
import { latestGoodVersion } from "../store/policyVersions.ts";

/** The pages of one preview send the same draft again and again; an isolate compiles it once. */
let last: { readonly text: string; readonly policy: Policy } | null = null;

/** A draft as an admin wrote it. @param replies null: those in force. Fails with one sentence a line. */
export async function draftPolicy(
  db: D1Database,
  policy: string,
  replies: string | null,
): Promise<Result<Policy, string>> {
  const texts = { policy, replies: replies ?? (await latestGoodVersion(db))?.replies ?? "" };
  const text = JSON.stringify(texts);
  if (last?.text === text) return ok(last.policy);
  const read = compilePolicy(texts);
  if (!read.ok) return failed(read.error);
  last = { text, policy: read.value };
  return read;
}
