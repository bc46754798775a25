import { loadPolicy } from "./loadPolicy.ts";
import type { ExitCode, PolicyShell } from "./policyShell.ts";

/** Says what is wrong with a policy, all at once, or what is in it. */
export async function checkCommand(policyName: string, shell: PolicyShell): Promise<ExitCode> {
  const loaded = await loadPolicy(policyName);
  if (!loaded.ok) {
    loaded.error.forEach(shell.problem);
    return 1;
  }
  const { document, serviceLevels } = loaded.value.policy;
  const counts = [
    `tiers ${document.tiers.map(({ key }) => key).join(" > ")}`,
    `${serviceLevels.length} service levels`,
    `${document.visits.quotas.length} visit quotas`,
    `${document.callbacks.length} callbacks`,
    `${document.replies.length} replies`,
  ];
  shell.out(`${policyName}: right. ${document.name.en}: ${counts.join(", ")}.`);
  return 0;
}
