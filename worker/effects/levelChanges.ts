import type { TicketChanges } from "#zendesk";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { Arrival, Effect } from "../store/effect.ts";
import type { TicketRow } from "../store/tickets.ts";
import { assignedTo } from "./actionChanges.ts";

export type LevelField = {
  /** Zendesk's id of the ticket field "Service level". */
  readonly fieldId: number;
  /** Ids of groups by name. */
  readonly groups: ReadonlyMap<string, number>;
};

/**
 * A ticket's level as a write, with the priority, group and person it gets where nobody chose any. Those, and another level
 * than it has, are given only to the ticket as we know it: a newer one answers "conflict" and is read before the next
 * attempt, so that what an agent chose meanwhile stays (A3, A4), and a ticket that was solved meanwhile keeps its level.
 * Where nothing is newer the next attempt goes without the check, so that a stamp which Zendesk reads otherwise than we do
 * keeps no ticket from its level.
 * @param row the ticket as known now; undefined: it is gone.
 */
export function levelChanges(
  effect: Effect,
  row: TicketRow | undefined,
  { fieldId, groups }: LevelField,
): TicketChanges {
  const level = { custom_fields: [{ id: fieldId, value: optionIn(effect) }] };
  const given = row === undefined ? {} : givenTo(row, effect, groups);
  if (row === undefined || (Object.keys(given).length === 0 && row.serviceLevel === null)) return level;
  const stamp = { safe_update: true, updated_stamp: wholeSecondOf(row.updatedAt) };
  return { ...level, ...given, ...(insists(effect) ? {} : stamp) };
}

/** Names of the groups that this write may need. */
export function groupsIn(effect: Effect): readonly string[] {
  const group = arrivalIn(effect)?.group ?? null;
  return group === null ? [] : [group];
}

function givenTo(
  { facts, serviceLevel }: TicketRow,
  effect: Effect,
  groups: ReadonlyMap<string, number>,
): Pick<TicketChanges, "priority" | "group_id" | "assignee_id" | "assignee_email"> {
  const { change } = effect;
  const priority = change.kind === "service_level" ? change.priority : null;
  const arrival = arrivalIn(effect);
  const group = groups.get(arrival?.group ?? "");
  const assignee = arrival?.assignee ?? null;
  const isNobodys = facts.assigneeId === null;
  if (facts.status === "closed" || facts.status === "deleted") return {};
  const isPriorityOpen = priority !== null && facts.priority === null;
  // Solved before it had a level: the priority goes with that, and nobody is given it any more.
  if (facts.status === "solved") return isPriorityOpen && serviceLevel === null ? { priority } : {};
  return {
    ...(isPriorityOpen ? { priority } : {}),
    ...(group === undefined || facts.groupId !== null || !isNobodys ? {} : { group_id: group }),
    ...(assignee === null || !isNobodys ? {} : assignedTo(assignee)),
  };
}

function optionIn({ change }: Effect): string | null {
  return change.kind === "service_level" ? change.optionValue : null;
}

const insists = ({ change }: Effect): boolean => change.kind === "service_level" && change.insists === true;

function arrivalIn({ change }: Effect): Arrival | null {
  return change.kind === "service_level" ? (change.arrival ?? null) : null;
}
