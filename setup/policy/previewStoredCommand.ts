import { existsSync, readFileSync } from "node:fs";
import { type AdminCommand, asAdmin } from "./asAdmin.ts";
import { loadPolicy } from "./loadPolicy.ts";
import type { ExitCode } from "./policyShell.ts";
import { previewLines } from "./previewLines.ts";
import { workerPreview } from "./workerPreview.ts";

/** Prints what a draft would change over the customers and tickets of a running Worker, the counts first. */
export async function previewStoredCommand(
  draftName: string,
  tickets: number | null,
  command: AdminCommand,
): Promise<ExitCode> {
  const { shell } = command;
  // Mistakes are found here, before anybody is asked.
  const draft = await loadPolicy(draftName);
  if (!draft.ok) {
    draft.error.forEach(shell.problem);
    return 1;
  }
  const text = existsSync(draftName) ? readFileSync(draftName, "utf8") : `preset: ${draftName}\n`;
  return asAdmin(
    command,
    ({ ask }) => workerPreview(ask, text, tickets),
    ({ preview, notes }) => {
      for (const note of notes) shell.problem(`note: unknown until the draft is in force: ${note}`);
      return previewLines(preview);
    },
  );
}
