import type { TicketSave } from "#core";
import type { Shell } from "../shell.ts";

/** Who of those who commented is an agent or admin, asked of Zendesk where anybody did; null: it does not answer now. */
export async function staffAmong(
  shell: Shell,
  saves: ReadonlyMap<number, readonly TicketSave[]>,
): Promise<ReadonlySet<number> | null> {
  const authors = [...saves.values()]
    .flat()
    .flatMap(({ comments }) =>
      comments.flatMap(({ isPublic, authorId }) => (isPublic ? (authorId ?? []) : [])),
    );
  const users = await shell.zendesk.users.showMany([...new Set(authors)]);
  if (!users.ok) {
    console.warn("who wrote could not be read", users.error.reason);
    return null;
  }
  return new Set(users.value.flatMap(({ id, role }) => (role === "agent" || role === "admin" ? id : [])));
}
