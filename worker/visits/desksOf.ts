import type { Policy } from "#core";
import { addressed } from "../promises/askedActions.ts";
import { knowPeople } from "../promises/knowPeople.ts";
import { personOf } from "../promises/personOf.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import type { Agent } from "../store/effect.ts";

/** Who is told of a visit. A group can follow no ticket: `name` says whom a note is for, views do the rest. */
export type Desk = { readonly agents: readonly Agent[]; readonly name: string | null };

const NOBODY: Desk = { agents: [], name: null };

/**
 * Who is told of these visits: the role `visits.desk`; nobody where the policy names none or nobody fills it. Whoever makes the
 * visit is told anyway: the desk is somebody else.
 */
export async function desksOf(
  shell: Shell,
  policy: Policy,
  looks: readonly TicketLook[],
): Promise<(look: TicketLook) => Desk> {
  const { desk: role } = policy.document.visits;
  if (role === null || looks.length === 0) return () => NOBODY;
  const questionOf = ({ row, customer }: TicketLook) => ({
    row: { ...row, facts: { ...row.facts, assigneeId: null } },
    customer,
    history: [],
  });
  const known = await knowPeople(
    shell,
    policy,
    looks.map((look) => ({ role, ...questionOf(look) })),
  );
  return (look) => {
    const person = personOf(policy, role, questionOf(look), known);
    if (person === null) return NOBODY;
    return person.kind === "group"
      ? { agents: [], name: addressed(policy, role, person) }
      : { agents: [person], name: null };
  };
}
