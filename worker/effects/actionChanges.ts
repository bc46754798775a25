import type { TicketChanges } from "#zendesk";
import type { TicketActions } from "../promises/askedActions.ts";
import type { Agent } from "../store/effect.ts";

/** Everything that is asked of one ticket at once, as one change: notes one after the other, else the later word counts. */
export function actionChanges(
  asked: readonly TicketActions[],
  groups: ReadonlyMap<string, number>,
  firstContactField: number | null,
): TicketChanges {
  const notes = asked.flatMap(({ note }) => note ?? []);
  const tags = [...new Set(asked.flatMap((one) => one.tags))];
  const removed = asked.flatMap(({ removeTags }) => removeTags ?? []).filter((tag) => !tags.includes(tag));
  const [first] = asked
    .flatMap(({ firstContact }) => firstContact ?? [])
    .toSorted((one, other) => (one.since < other.since ? -1 : 1));
  const followers = [
    ...new Map(asked.flatMap((one) => one.followers).map((agent) => [JSON.stringify(agent), agent])).values(),
  ];
  const priority = asked.findLast((one) => one.priority !== null)?.priority ?? null;
  const assignee = asked.findLast((one) => one.assignee !== null)?.assignee ?? null;
  const group = groups.get(asked.findLast((one) => one.group !== null)?.group ?? "");
  return {
    ...(first === undefined || firstContactField === null
      ? {}
      : { custom_fields: [{ id: firstContactField, value: String(first.agentId) }] }),
    ...(notes.length === 0 ? {} : { comment: { body: notes.join("\n\n"), public: false } }),
    ...(tags.length === 0 ? {} : { additional_tags: tags }),
    ...(removed.length === 0 ? {} : { remove_tags: [...new Set(removed)] }),
    ...(priority === null ? {} : { priority }),
    ...(group === undefined ? {} : { group_id: group }),
    ...(assignee === null ? {} : assignedTo(assignee)),
    ...(followers.length === 0 ? {} : { followers: followers.map(following) }),
    ...(asked.some(({ reopen }) => reopen) ? { status: "open" } : {}),
  };
}

export const assignedTo = (agent: Agent): TicketChanges =>
  agent.kind === "user" ? { assignee_id: agent.id } : { assignee_email: agent.email };

export const following = (agent: Agent): NonNullable<TicketChanges["followers"]>[number] =>
  agent.kind === "user" ? { user_id: agent.id, action: "put" } : { user_email: agent.email, action: "put" };
