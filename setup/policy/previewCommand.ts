import { previewPolicy } from "#core";
import { loadPolicy } from "./loadPolicy.ts";
import type { ExitCode, PolicyShell } from "./policyShell.ts";
import { previewLines } from "./previewLines.ts";
import { readCustomers } from "./readCustomers.ts";
import { readTickets } from "./readTickets.ts";

/** Prints who would move and which levels would change under a draft, the counts first. */
export async function previewCommand(
  currentName: string,
  draftName: string,
  factsPath: string,
  shell: PolicyShell,
): Promise<ExitCode> {
  const [current, draft] = [await loadPolicy(currentName), await loadPolicy(draftName)];
  if (!current.ok || !draft.ok) {
    for (const loaded of [current, draft]) if (!loaded.ok) loaded.error.forEach(shell.problem);
    return 1;
  }
  const policies = [current.value.policy, draft.value.policy] as const;
  const read = await readCustomers(factsPath, ...policies);
  if (!read.ok) {
    shell.problem(read.error);
    return 1;
  }
  const { customers, unknownFacts } = read.value;
  for (const fact of unknownFacts) shell.problem(`note: neither policy knows a fact "${fact}"`);
  const preview = previewPolicy(
    ...policies,
    {
      customers: customers.map(({ customer }) => customer),
      tickets: readTickets(read.value.tickets, customers, policies),
    },
    shell.now(),
  );
  const written = new Map(customers.map(({ id, customer }) => [customer.id, id]));
  previewLines(preview, (id) => written.get(id) ?? id).forEach(shell.out);
  return 0;
}
