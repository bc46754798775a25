import type { Policy } from "#core";
import { knowPeople } from "../promises/knowPeople.ts";
import { personOf } from "../promises/personOf.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import type { Agent } from "../store/effect.ts";

/** Who is told of these visits: the role `visits.desk`; nobody where the policy names none or nobody fills it. */
export async function desksOf(
  shell: Shell,
  policy: Policy,
  looks: readonly TicketLook[],
): Promise<(look: TicketLook) => readonly Agent[]> {
  const { desk: role } = policy.document.visits;
  if (role === null || looks.length === 0) return () => [];
  const questionOf = ({ row, customer }: TicketLook) => ({ row, customer, history: [] });
  const known = await knowPeople(
    shell,
    policy,
    looks.map((look) => ({ role, ...questionOf(look) })),
  );
  return (look) => {
    const person = personOf(policy, role, questionOf(look), known);
    return person === null || person.kind === "group" ? [] : [person];
  };
}
