import { callbackAboutTag, type CallbackRule, type Policy } from "#core";
import type { Person } from "../promises/personOf.ts";
import type { EffectChange, NewEffect } from "../store/effect.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { taskText, textsOf } from "./callbackTexts.ts";

type TaskChange = Extract<EffectChange, { kind: "task_change" }>;

type OwnTask = Pick<CallbackRow, "id" | "moments">;

/** The callback's own id; with "~2" where Zendesk closed its first task for good. */
function taskKey({ id, moments }: OwnTask): string {
  const closed = moments.filter(({ kind }) => kind === "task_closed").length;
  return closed === 0 ? id : `${id}~${closed + 1}`;
}

/** The id of a callback's task-making write: also the key by which Zendesk knows a repeated one. */
export const taskEffectId = (callback: OwnTask): string => `new_ticket:callback:${taskKey(callback)}`;

/** The write that makes a callback's task. */
export function taskEffect(
  policy: Policy,
  rule: CallbackRule,
  callback: CallbackRow,
  about: {
    readonly customerName: string | null;
    /** Of the ticket it is about. */
    readonly problemType: string | null;
    /** Who asked; the organization is taken from that person. Null: nobody is known. */
    readonly requesterId: number | null;
    readonly caller: Person | null;
    readonly cause: string;
  },
): NewEffect {
  const { rule: key, ticketId, organizationId } = callback;
  const { caller, requesterId, customerName, problemType } = about;
  return {
    id: taskEffectId(callback),
    subjectId: ticketId ?? organizationId ?? 0,
    change: {
      kind: "new_ticket",
      externalId: `tierwise:callback:${taskKey(callback)}`,
      type: "task",
      followUpOf: null,
      ...taskText(policy, rule, { customerName, ticketId, problemType }),
      requesterId,
      organizationId: requesterId === null ? null : organizationId,
      group: caller?.kind === "group" ? caller.group : null,
      assignee: caller === null || caller.kind === "group" ? null : caller,
      dueAt: dueInZendesk(callback),
      priority: "normal",
      tags: [
        "callback",
        `callback_rule_${key}`,
        ...(problemType === null ? [] : [callbackAboutTag(problemType)]),
      ],
    },
    announce: true,
    cause: about.cause,
  };
}

/** Due date of the task: what was promised; of recurring care the day it is planned for, so that the load stays spread. */
export function dueInZendesk({ ticketId, attempts, slotAt, dueAt }: CallbackRow): string {
  return ticketId === null && attempts === 0 ? slotAt : dueAt;
}

/** A change of a callback's task; null where there is none yet. `what` makes its id: the same change once. */
export function taskChange(
  { id, taskTicketId }: CallbackRow,
  what: string,
  change: Partial<Omit<TaskChange, "kind">>,
): NewEffect | null {
  return taskTicketId === null
    ? null
    : changeOf(taskTicketId, `callback:${id}:${what}`, change, `callback ${id}`);
}

/** Says on the task what the call is also about: once for each ticket, whosever task it is by then. */
export function alsoAbout(
  policy: Policy,
  { id, taskTicketId }: CallbackRow,
  ticketId: number,
): NewEffect | null {
  const note = textsOf(policy).alsoAbout(ticketId);
  return taskTicketId === null
    ? null
    : changeOf(taskTicketId, `task:${taskTicketId}:also:${ticketId}`, { note }, `callback ${id}`);
}

const changeOf = (
  task: number,
  id: string,
  change: Partial<Omit<TaskChange, "kind">>,
  cause: string,
): NewEffect => ({
  id: `task_change:${id}`,
  subjectId: task,
  change: { kind: "task_change", dueAt: null, clearResult: false, status: null, note: null, ...change },
  announce: true,
  cause,
});
