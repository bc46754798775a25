import type { CallbackAnswers, CallbackMoment, CallbackResult, CallbackState, CallbackTask } from "#core";
import { given } from "./given.ts";
import { readJson } from "./readJson.ts";

/** A callback in the ledger. */
export type CallbackRow = CallbackTask & {
  readonly state: CallbackState;
  /** Why it is skipped, or the id of the one that takes it up. */
  readonly because: string | null;
  readonly taskTicketId: number | null;
  readonly assigneeId: number | null;
  readonly result: CallbackResult | null;
  readonly resultAt: string | null;
  readonly attempts: number;
  readonly moments: readonly CallbackMoment[];
  readonly answers: CallbackAnswers | null;
  /** Keys of the marks that were dealt with. */
  readonly told: readonly string[];
  /** A complaint found in the call is to be solved by then; null: none. */
  readonly solveBy: string | null;
  /** When the next mark comes; null: none does. */
  readonly nextAt: string | null;
  /** When its cause was taken back or people withdrew it, if it was skipped for that. */
  readonly offAt: string | null;
};

export type RawCallback = {
  id: string;
  rule: string;
  organization_id: number | null;
  ticket_id: number | null;
  cause_at: string;
  due_at: string;
  slot_at: string;
  is_slot_late: number;
  state: CallbackState;
  because: string | null;
  task_ticket_id: number | null;
  assignee_id: number | null;
  result: CallbackResult | null;
  result_at: string | null;
  attempts: number;
  moments: string;
  answers: string | null;
  told: string;
  solve_by: string | null;
  next_at: string | null;
  off_at: string | null;
};

export function callbackOf(raw: RawCallback): CallbackRow {
  return {
    id: raw.id,
    rule: raw.rule,
    organizationId: raw.organization_id,
    ticketId: raw.ticket_id,
    causeAt: raw.cause_at,
    dueAt: raw.due_at,
    slotAt: raw.slot_at,
    isSlotLate: raw.is_slot_late === 1,
    state: raw.state,
    because: raw.because,
    taskTicketId: raw.task_ticket_id,
    assigneeId: raw.assignee_id,
    result: raw.result,
    resultAt: raw.result_at,
    attempts: raw.attempts,
    moments: readJson<CallbackMoment[]>(raw.moments, []),
    answers: raw.answers === null ? null : readJson<CallbackAnswers | null>(raw.answers, null),
    told: readJson<string[]>(raw.told, []),
    solveBy: raw.solve_by,
    nextAt: raw.next_at,
    offAt: raw.off_at,
  };
}

/** What was seen and told is added to what is there; a task that is known stays known, and so does who has it if the row knows no task. */
export function putCallbacks(
  db: D1Database,
  rows: readonly CallbackRow[],
  now: string,
): readonly D1PreparedStatement[] {
  const json = rows.map((row) => ({
    ...row,
    isSlotLate: row.isSlotLate ? 1 : 0,
    moments: JSON.stringify(row.moments.map(sorted)),
    told: JSON.stringify(row.told),
    answers: row.answers === null ? null : JSON.stringify(row.answers),
  }));
  const union = (column: string, each: string): string =>
    `(SELECT json_group_array(${each}) FROM (SELECT value FROM json_each(callbacks.${column})
       UNION SELECT value FROM json_each(excluded.${column})))`;
  return given(json, 1, ({ table, values }) =>
    db
      .prepare(
        `INSERT INTO callbacks (id, rule, organization_id, ticket_id, cause_at, due_at, slot_at, is_slot_late, state,
         because, task_ticket_id, assignee_id, result, result_at, attempts, moments, answers, told, solve_by, next_at,
         off_at, created_at)
       SELECT value ->> 'id', value ->> 'rule', value ->> 'organizationId', value ->> 'ticketId', value ->> 'causeAt',
         value ->> 'dueAt', value ->> 'slotAt', value ->> 'isSlotLate', value ->> 'state', value ->> 'because',
         value ->> 'taskTicketId', value ->> 'assigneeId', value ->> 'result', value ->> 'resultAt',
         value ->> 'attempts', value ->> 'moments', value ->> 'answers', value ->> 'told', value ->> 'solveBy',
         value ->> 'nextAt', value ->> 'offAt', ?1
       FROM ${table} WHERE true
       ON CONFLICT (id) DO UPDATE SET organization_id = excluded.organization_id, cause_at = excluded.cause_at,
         due_at = excluded.due_at, slot_at = excluded.slot_at, is_slot_late = excluded.is_slot_late,
         state = excluded.state, because = excluded.because,
         task_ticket_id = coalesce(excluded.task_ticket_id, callbacks.task_ticket_id),
         assignee_id = CASE WHEN excluded.task_ticket_id IS NULL THEN callbacks.assignee_id ELSE excluded.assignee_id END,
         result = excluded.result, result_at = excluded.result_at, attempts = excluded.attempts,
         moments = ${union("moments", "json(value)")}, answers = excluded.answers,
         told = ${union("told", "value")}, solve_by = excluded.solve_by, next_at = excluded.next_at,
         off_at = excluded.off_at`,
      )
      .bind(now, ...values),
  );
}

/** The same text for the same moment, however its keys are ordered. */
function sorted(moment: CallbackMoment): CallbackMoment {
  const { at } = moment;
  switch (moment.kind) {
    case "result":
      return { at, kind: "result", result: moment.result };
    case "moved": {
      if (moment.was === undefined) return { at, kind: "moved" };
      const { dueAt, slotAt, isSlotLate } = moment.was;
      return { at, kind: "moved", was: { dueAt, slotAt, isSlotLate } };
    }
    case "cleared":
    case "taken_over":
    case "task_closed":
      return { at, kind: moment.kind };
  }
}

/** Zendesk has made the task. */
export function callbackTasksMade(
  db: D1Database,
  made: readonly {
    readonly id: string;
    readonly taskTicketId: number;
    readonly assigneeId: number | null;
  }[],
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE callbacks SET task_ticket_id = w.value ->> 'taskTicketId',
         assignee_id = coalesce(w.value ->> 'assigneeId', assignee_id)
       FROM json_each(?) AS w WHERE callbacks.id = w.value ->> 'id' AND callbacks.task_ticket_id IS NULL`,
    )
    .bind(JSON.stringify(made));
}

/** We took the result off the task for the next try, whoever has the task by now. */
export function callbackCleared(db: D1Database, taskTicketId: number, at: string): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE callbacks SET moments = json_insert(moments, '$[#]', json_object('at', ?2, 'kind', 'cleared'))
       WHERE task_ticket_id = ?1`,
    )
    .bind(taskTicketId, at);
}

/** Their marks were dealt with. One of which something was learnt meanwhile (`dueAt` is another) is looked at again. */
export function callbacksTold(
  db: D1Database,
  told: readonly {
    readonly id: string;
    readonly told: readonly string[];
    readonly dueAt: string | null;
    readonly nextAt: string | null;
  }[],
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE callbacks SET next_at = w.value ->> 'nextAt', told = w.value ->> 'told'
       FROM json_each(?) AS w
       WHERE callbacks.id = w.value ->> 'id' AND callbacks.next_at IS w.value ->> 'dueAt'`,
    )
    .bind(JSON.stringify(told.map((each) => ({ ...each, told: JSON.stringify(each.told) }))));
}
