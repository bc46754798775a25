import * as v from "valibot";
import type { Result, TaskField } from "#core";
import { putZendesk } from "../../zaf/putZendesk.ts";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import { writeZendesk } from "../../zaf/writeZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import type { TaskFieldIds, TaskValues } from "./taskFieldTitles.ts";
import { type TaskProblem, taskProblem } from "./taskProblem.ts";

/** What becomes of a task ticket; what is left out stays. `dueAt`: ISO instant. `note`: internal. */
export type TaskChange = {
  readonly values: TaskValues;
  /** Written before, where the task shows `values` already: of a save that changes nothing Zendesk tells nobody. */
  readonly first?: TaskValues;
  /** Only while the task still shows these: what takes a write back must not take back what came after it. */
  readonly onlyWhile?: TaskValues;
  readonly dueAt?: string | null;
  readonly status?: string;
  readonly note?: string;
};

/** The fields that say how a task stands; texts may come back from Zendesk in another spelling. */
const STANDING: readonly TaskField[] = ["visitStage", "callbackResult"];
const standingIn = (values: TaskValues): TaskValues =>
  Object.fromEntries(STANDING.flatMap((field) => (field in values ? [[field, values[field]]] : [])));

/** A task ticket to be made; its first words are an internal note, so the customer hears nothing of it. */
export type NewTask = Omit<TaskChange, "note" | "first" | "onlyWhile"> & {
  /** "tierwise:visit:<id>": a second try finds the first. */
  readonly externalId: string;
  readonly subject: string;
  readonly body: string;
  /** Null where the task is about no customer. */
  readonly organizationId: number | null;
  /** Somebody of the organization, whom Zendesk asks for with it; null: whoever it is assigned to. */
  readonly requesterId: number | null;
  readonly assigneeId: number | null;
  readonly tags?: readonly string[];
};

const Value = v.fallback(v.nullable(v.union([v.string(), v.boolean()])), null);
const Ticket = v.object({
  ticket: v.object({
    id: v.number(),
    status: v.string(),
    due_at: v.optional(v.nullable(v.string()), null),
    custom_fields: v.optional(v.array(v.object({ id: v.number(), value: Value })), []),
  }),
});

type FieldValue = { readonly id: number; readonly value: string | boolean | null };

/** Null: a field with a value is not there. */
function fieldValues(ids: TaskFieldIds, values: TaskValues): readonly FieldValue[] | null {
  const found = (Object.keys(values) as TaskField[]).map((field) => {
    const id = ids[field];
    const value = values[field] ?? null;
    return id === undefined ? (value === null || value === false ? [] : null) : [{ id, value }];
  });
  return found.includes(null) ? null : found.flatMap((one) => one ?? []);
}

const bodyOf = ({ dueAt, status, note }: TaskChange, fields: readonly FieldValue[]) => ({
  custom_fields: fields,
  ...(dueAt === undefined ? {} : { due_at: dueAt }),
  ...(status === undefined ? {} : { status }),
  ...(note === undefined ? {} : { comment: { body: note, public: false } }),
});

/** Makes a task ticket with the agent's own session. @returns its id. */
export async function createTask(
  zaf: Zaf,
  ids: TaskFieldIds,
  task: NewTask,
): Promise<Result<number, TaskProblem>> {
  const fields = fieldValues(ids, task.values);
  if (fields === null) return { ok: false, error: "no_fields" };
  const ticket = {
    ...bodyOf(task, fields),
    type: "task",
    external_id: task.externalId,
    subject: task.subject,
    comment: { body: task.body, public: false },
    ...(task.organizationId === null ? {} : { organization_id: task.organizationId }),
    ...(task.requesterId === null ? {} : { requester_id: task.requesterId }),
    ...(task.assigneeId === null ? {} : { assignee_id: task.assigneeId }),
    ...(task.tags === undefined ? {} : { tags: task.tags }),
  };
  const made = await writeZendesk(zaf, "POST", "/api/v2/tickets.json", { ticket }, Ticket, task.externalId);
  return made.ok ? { ok: true, value: made.value.ticket.id } : { ok: false, error: taskProblem(made.error) };
}

/** Changes a task ticket in one write (two where it says so already) with the agent's own session. @returns what takes it back. */
export async function updateTask(
  zaf: Zaf,
  ids: TaskFieldIds,
  ticketId: number,
  change: TaskChange,
): Promise<Result<TaskChange, TaskProblem>> {
  const fields = fieldValues(ids, change.values);
  if (fields === null) return { ok: false, error: "no_fields" };
  const path = `/api/v2/tickets/${ticketId}.json` as const;
  const found = await requestZendesk(zaf, path, Ticket);
  if (!found.ok) return { ok: false, error: taskProblem(found.error) };
  const { ticket } = found.value;
  const held = (field: TaskField): string | boolean | null =>
    ticket.custom_fields.find(({ id }) => id === ids[field])?.value ?? null;
  const wanted = change.onlyWhile ?? {};
  const isChanged = (Object.keys(wanted) as TaskField[]).some((field) => held(field) !== wanted[field]);
  if (isChanged) return { ok: false, error: "changed_since" };
  const changed = Object.keys(change.values) as TaskField[];
  const first = changed.every((field) => held(field) === change.values[field]) ? change.first : undefined;
  const before = fieldValues(ids, first ?? {}) ?? [];
  const bodies = [...(before.length === 0 ? [] : [{ custom_fields: before }]), bodyOf(change, fields)];
  for (const body of bodies) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what it is about
    const written = await putZendesk(zaf, path, { ticket: body }, Ticket);
    if (!written.ok) return { ok: false, error: taskProblem(written.error) };
  }
  return {
    ok: true,
    value: {
      values: first ?? Object.fromEntries(changed.map((field) => [field, held(field)])),
      onlyWhile: standingIn(change.values),
      ...(change.dueAt === undefined ? {} : { dueAt: ticket.due_at }),
      // Zendesk makes no ticket new again.
      ...(change.status === undefined ? {} : { status: ticket.status === "new" ? "open" : ticket.status }),
    },
  };
}
