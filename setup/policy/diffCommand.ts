import { changesCriteria, diffPolicies, type PolicyChange } from "#core";
import { loadPolicy } from "./loadPolicy.ts";
import type { ExitCode, PolicyShell } from "./policyShell.ts";

/** Prints what differs between two policies, one line each: `+` added, `-` removed, `~` changed. */
export async function diffCommand(oldName: string, newName: string, shell: PolicyShell): Promise<ExitCode> {
  const [before, after] = [await loadPolicy(oldName), await loadPolicy(newName)];
  if (!before.ok || !after.ok) {
    for (const loaded of [before, after]) if (!loaded.ok) loaded.error.forEach(shell.problem);
    return 1;
  }
  const changes = diffPolicies(before.value.whole, after.value.whole);
  changes.map(line).forEach(shell.out);
  if (changes.length === 0) shell.out("no difference");
  if (changes.some(changesCriteria)) {
    shell.out("note: tier criteria differ; within a year of the last such change a written reason is needed");
  }
  return 0;
}

function line({ path, was, is }: PolicyChange): string {
  if (was === undefined) return `+ ${path}: ${JSON.stringify(is)}`;
  if (is === undefined) return `- ${path}: ${JSON.stringify(was)}`;
  return `~ ${path}: ${JSON.stringify(was)} -> ${JSON.stringify(is)}`;
}
