import { failed, ok } from "#core";
import type { AdminFlags } from "../admin/adminOptions.ts";
import { type AdminSession, adminSession } from "../admin/adminSession.ts";
import type { Refusal } from "../admin/askWorker.ts";
import { wentWrong } from "../admin/askWorker.ts";
import type { SetupResult } from "../setupResult.ts";
import type { ExitCode, PolicyShell } from "./policyShell.ts";

/** What a command needs that asks a running Worker. */
export type AdminCommand = {
  readonly flags: AdminFlags;
  readonly env: NodeJS.ProcessEnv;
  readonly shell: PolicyShell;
};

type Asked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refusal };

/** Runs a question as an admin and prints the lines of its answer, or says what is wrong. */
export async function asAdmin<Value>(
  { flags, env, shell }: AdminCommand,
  question: (session: AdminSession) => Promise<Asked<Value>>,
  linesOf: (value: Value) => readonly string[],
): Promise<ExitCode> {
  const answer = await answered(flags, env, question);
  if (!answer.ok) {
    shell.problem(`${answer.error.what}\n    → ${answer.error.todo}`);
    return 1;
  }
  linesOf(answer.value).forEach(shell.out);
  return 0;
}

async function answered<Value>(
  flags: AdminFlags,
  env: NodeJS.ProcessEnv,
  question: (session: AdminSession) => Promise<Asked<Value>>,
): Promise<SetupResult<Value>> {
  const session = await adminSession(flags, env);
  if (!session.ok) return session;
  const answer = await question(session.value);
  return answer.ok ? ok(answer.value) : failed(wentWrong(answer.error, session.value.options.workerUrl));
}
