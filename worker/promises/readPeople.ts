import type { Policy } from "#core";
import type { User } from "#zendesk";
import { type Shell, secondsAfter } from "../shell.ts";
import { peopleByIds, type PersonRow, putPeople } from "../store/people.ts";

/** An agent suspended within this time may still be chosen once. */
export const FRESH_FOR_ROLES_SECONDS = 3600;
/** Names hardly change. */
export const FRESH_FOR_NAMES_SECONDS = 24 * 3600;

/**
 * These people from the store, read again in Zendesk (one request for a hundred) where it does not know them or knew
 * them too long ago. Where Zendesk does not answer, what the store knows.
 */
export async function readPeople(
  shell: Shell,
  policy: Policy,
  ids: readonly number[],
  freshSeconds: number,
): Promise<ReadonlyMap<number, PersonRow>> {
  const wanted = [...new Set(ids)];
  const known = await peopleByIds(shell.db, wanted);
  const oldest = secondsAfter(shell.now, -freshSeconds);
  const asked = wanted.filter((id) => (known.get(id)?.readAt ?? "") < oldest);
  if (asked.length === 0) return known;
  const shown = await shell.zendesk.users.showMany(asked);
  if (!shown.ok) {
    console.warn("people could not be read", shown.error.reason);
    return known;
  }
  const users = new Map(shown.value.map((user) => [user.id, user]));
  const fields = userFieldsOf(policy);
  const read = asked.map((id) => personOfUser(id, users.get(id) ?? null, fields, shell.nowText));
  await putPeople(shell.db, read).run();
  return new Map([...known, ...read.map((person) => [person.id, person] as const)]);
}

function personOfUser(id: number, user: User | null, keys: readonly string[], readAt: string): PersonRow {
  const isAgent = user?.role === "agent" || user?.role === "admin";
  return {
    id,
    name: isAgent ? user.name : null,
    isActive: isAgent && user.active !== false && user.suspended !== true,
    fields: Object.fromEntries(
      keys.flatMap((key) => {
        const value = user?.user_fields?.[key];
        return typeof value === "string" || typeof value === "number" ? [[key, value]] : [];
      }),
    ),
    readAt,
  };
}

function userFieldsOf({ document }: Policy): readonly string[] {
  return document.roles.flatMap(({ resolve }) =>
    resolve.flatMap((way) => (way.by === "user_field" ? [way.field] : [])),
  );
}
