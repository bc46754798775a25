import { existsSync, readFileSync } from "node:fs";
import type { AdminFlags } from "../admin/adminOptions.ts";
import { adminSession } from "../admin/adminSession.ts";
import { wentWrong } from "../admin/askWorker.ts";
import type { SetupProblem } from "../setupResult.ts";
import { loadPolicy } from "./loadPolicy.ts";
import type { ExitCode, PolicyShell } from "./policyShell.ts";
import { previewLines } from "./previewLines.ts";
import { workerPreview } from "./workerPreview.ts";

/** Prints what a draft would change over the customers and tickets of a running Worker, the counts first. */
export async function previewStoredCommand(
  draftName: string,
  tickets: number | null,
  { flags, env, shell }: { flags: AdminFlags; env: NodeJS.ProcessEnv; shell: PolicyShell },
): Promise<ExitCode> {
  // Mistakes are found here, before anybody is asked.
  const draft = await loadPolicy(draftName);
  if (!draft.ok) {
    draft.error.forEach(shell.problem);
    return 1;
  }
  const tell = ({ what, todo }: SetupProblem): ExitCode => {
    shell.problem(`${what}\n    → ${todo}`);
    return 1;
  };
  const session = await adminSession(flags, env);
  if (!session.ok) return tell(session.error);
  const { ask, options } = session.value;
  const text = existsSync(draftName) ? readFileSync(draftName, "utf8") : `preset: ${draftName}\n`;
  const seen = await workerPreview(ask, text, tickets);
  if (!seen.ok) return tell(wentWrong(seen.error, options.workerUrl));
  for (const note of seen.value.notes)
    shell.problem(`note: unknown for everybody until the draft is in force: ${note}`);
  previewLines(seen.value.preview).forEach(shell.out);
  return 0;
}
