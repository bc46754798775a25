import type { Policy } from "#core";
import type { Shell } from "../shell.ts";
import { previousEngineers } from "../store/people.ts";
import { type KnownPeople, NOBODY_KNOWN, peopleAsked, type RoleQuestion, waysOf } from "./personOf.ts";
import { FRESH_FOR_ROLES_SECONDS, readPeople } from "./readPeople.ts";

/** A role to be filled on a ticket. */
export type RoleAsked = RoleQuestion & { readonly role: string };

/** Looks up what `personOf` needs for all of these at once; asks Zendesk only about users that are not known. */
export async function knowPeople(
  shell: Shell,
  policy: Policy,
  asked: readonly RoleAsked[],
): Promise<KnownPeople> {
  if (asked.length === 0) return NOBODY_KNOWN;
  const organizations = asked.flatMap(({ role, row }) =>
    waysOf(policy, role).some(({ by }) => by === "previous_engineer") ? (row.facts.organizationId ?? []) : [],
  );
  const engineers = await previousEngineers(shell.db, [...new Set(organizations)]);
  const read = (known: KnownPeople): ReturnType<typeof readPeople> => {
    const ids = asked.flatMap((question) => peopleAsked(policy, question.role, question, known));
    return readPeople(shell, policy, ids, FRESH_FOR_ROLES_SECONDS);
  };
  const people = await read({ people: new Map(), engineers });
  const asksFields = asked.some(({ role }) => waysOf(policy, role).some(({ by }) => by === "user_field"));
  // The requester's field names an agent, who is looked up in turn.
  return { engineers, people: asksFields ? await read({ people, engineers }) : people };
}
