import { judgeTier } from "#core";
import { loadPolicy } from "./loadPolicy.ts";
import { readCustomers } from "./readCustomers.ts";
import type { ExitCode, PolicyShell } from "./policyShell.ts";

/** Prints `{id, tier, because}` for each customer of a FACTS file, as one JSON line each. */
export async function judgeCommand(
  policyName: string,
  factsPath: string,
  shell: PolicyShell,
): Promise<ExitCode> {
  const loaded = await loadPolicy(policyName);
  if (!loaded.ok) {
    loaded.error.forEach(shell.problem);
    return 1;
  }
  const { policy } = loaded.value;
  const read = await readCustomers(factsPath, policy);
  if (!read.ok) {
    shell.problem(read.error);
    return 1;
  }
  for (const fact of read.value.unknownFacts) shell.problem(`note: the policy knows no fact "${fact}"`);
  for (const { id, customer } of read.value.customers) {
    const { tier, because } = judgeTier(policy, customer, shell.now());
    shell.out(JSON.stringify({ id, tier, because }));
  }
  return 0;
}
